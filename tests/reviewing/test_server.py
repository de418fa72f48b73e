"""The server answers the page it has served, and nobody else."""

import http.client
import json
import socket
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest
from tests.reviewing.conftest import TEXT
from tests.reviewing.material import TextFiles, serving

from mtaudit.reviewing.desk import Desk
from mtaudit.reviewing.server import MOST_BYTES, ReviewServer
from mtaudit.reviewing.storing import DecisionsFile
from mtaudit.reviewing.watching import Watcher


@attrs.frozen
class Answer:
    """What a server has answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """What its body says."""
        return json.loads(self.body)


@attrs.frozen
class Client:
    """Sends requests to a server, honest ones and others."""

    server: ReviewServer
    folder: Path

    @property
    def origin(self) -> str:
        """Where the page comes from."""
        return f"http://{self.server.hosts[0]}"

    def ask(
        self,
        path: str = "",
        *,
        method: str = "GET",
        body: bytes | None = None,
        without: str = "",
        **headers: str,
    ) -> Answer:
        """Ask for a path behind the token."""
        return self.ask_for(
            f"/{self.server.token}/{path}", method=method, body=body, without=without, **headers
        )

    def ask_for(
        self,
        target: str,
        *,
        method: str = "GET",
        body: bytes | None = None,
        without: str = "",
        **headers: str,
    ) -> Answer:
        """Ask for anything; headers are those of the page, with others on top."""
        usual = {"Host": self.server.hosts[0]}
        if method == "POST":
            usual |= {
                "Origin": self.origin,
                "Content-Type": "application/json",
                "Content-Length": str(len(body or b"")),
            }
        usual |= {name.replace("_", "-"): value for name, value in headers.items()}
        usual.pop(without, None)
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=10)
        connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
        for name, value in usual.items():
            connection.putheader(name, value)
        connection.endheaders(body)
        got = connection.getresponse()
        answer = Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, got.read())
        connection.close()
        return answer

    def post(self, path: str, content: object, **headers: str) -> Answer:
        """Send something as the page does."""
        return self.ask(path, method="POST", body=json.dumps(content).encode(), **headers)

    def wish(self, decision: Mapping[str, object] | None) -> dict[str, object]:
        """Return what the page sends about the first finding."""
        result = self.server.desk.view.results[0]
        state = self.ask("state?known=0").json["articles"][0]["data"]
        finding = state["findings"][0]
        assert finding["text"] == result.findings[0].span.of(result.article.text)
        names = ("detector", "start", "end", "fingerprint")
        return {
            **{name: state[name] for name in ("path", "record", "digest")},
            **{name: finding[name] for name in names},
            "decision": decision,
        }


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")
    material = TextFiles(tmp_path)
    desk = Desk(
        material.audit(str(file)),
        DecisionsFile(tmp_path / "decisions.json", "An editor"),
        lambda: "2026-01-01",
    )
    with serving(desk, Watcher(material, desk, [str(file)], 60)) as server:
        yield Client(server, tmp_path)


ACCEPTED: dict[str, object] = {
    "verdict": "accepted",
    "correction": "Habomai",
    "edited": False,
    "glossary": False,
}


def test_it_listens_on_this_machine_only(client: Client) -> None:
    assert client.server.server_address[0] == "127.0.0.1"
    assert len(client.server.token) >= 32
    assert client.server.url == f"{client.origin}/{client.server.token}/"


def test_the_page_has_a_strict_policy(client: Client) -> None:
    answer = client.ask()
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'" in (
        policy
    )
    assert policy.removesuffix("; frame-ancestors 'none'").encode() in answer.body
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["server"] == "mtaudit"
    assert client.server.token.encode() not in answer.body


@pytest.mark.parametrize(
    "target",
    [
        "/",
        "",
        "/favicon.ico",
        "/wrong/",
        "/wrong/state?known=0",
        "/{token}",
        "/{token}x/",
        "/x/{token}/",
        "/{half}/",
        "/%7Btoken%7D/",
        "/?token={token}",
        "{origin}/{token}/",
        "/%C3%A9/",
        "*",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_token_is_needed(target: str, method: str, client: Client) -> None:
    token = client.server.token
    target = target.format(token=token, half=token[:16], origin=client.origin)
    got = client.ask_for(target or "/", method=method, body=b"{}")
    assert got.status == 403
    assert b"open the address that mtaudit review prints" in got.body
    assert token.encode() not in got.body


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1.evil.example:{port}",
        "localhost.evil.example:{port}",
        "0.0.0.0:{port}",
        "[::1]:{port}",
        "",
    ],
)
def test_foreign_hosts_are_refused(host: str, client: Client) -> None:
    """A name that somebody points at 127.0.0.1 does not make their page ours."""
    named = host.format(port=client.server.server_port)
    assert client.ask(Host=named).status == 403
    assert client.post("decisions", {"wishes": []}, Host=named).status == 403


def test_localhost_is_this_machine(client: Client) -> None:
    host = f"localhost:{client.server.server_port}"
    assert client.ask(Host=host).status == 200
    origin = f"http://{host}"
    assert client.post("decisions", {"wishes": []}, Host=host, Origin=origin).status == 200


def test_without_a_host_nothing_is_answered(client: Client) -> None:
    assert client.ask(without="Host").status == 403


def test_two_hosts_are_none(client: Client) -> None:
    with socket.create_connection(("127.0.0.1", client.server.server_port)) as raw:
        hosts = f"Host: {client.server.hosts[0]}\r\nHost: evil.example\r\n"
        raw.sendall(f"GET /{client.server.token}/ HTTP/1.1\r\n{hosts}\r\n".encode())
        assert raw.recv(64).startswith(b"HTTP/1.1 403")


@pytest.mark.parametrize(
    "origin", ["null", "http://evil.example", "https://{host}", "http://127.0.0.1:1", ""]
)
def test_only_the_page_itself_may_send(origin: str, client: Client) -> None:
    origin = origin.format(host=client.server.hosts[0])
    wish = client.wish(ACCEPTED)
    got = client.post("decisions", {"wishes": [wish]}, Origin=origin)
    assert got.status == 403
    assert not (client.folder / "decisions.json").exists()


def test_without_an_origin_nothing_is_taken(client: Client) -> None:
    got = client.ask("carry-out", method="POST", body=b"{}", without="Origin")
    assert got.status == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_a_browser_says_of_another_site_counts(site: str, client: Client) -> None:
    assert client.ask(Sec_Fetch_Site=site).status == 403
    assert client.ask(Sec_Fetch_Site="none").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "../../etc/passwd",
        "..%2f..%2fetc/passwd",
        "a.txt",
        "decisions.json",
        "./",
        "//",
        "state",
        "state?known=",
        "state?known=-1",
        "state?known=1&x=2",
        "state?known=" + "9" * 40,
        "state?known=1%0a",
        "decisions",
        "?",
        "\\..\\a.txt",
    ],
)
def test_no_path_leads_anywhere_else(path: str, client: Client) -> None:
    got = client.ask(path)
    assert got.status == 404
    assert got.body == b"there is no such page"


@pytest.mark.parametrize("path", ["", "state?known=0", "apply", "decisions/", "../decisions"])
def test_no_path_takes_anything_else(path: str, client: Client) -> None:
    assert client.post(path, {}).status == 404


@pytest.mark.parametrize(
    "method", ["HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"]
)
def test_other_methods_are_refused(method: str, client: Client) -> None:
    got = client.ask(method=method)
    assert (got.status, got.headers["allow"]) == (405, "GET, POST")


def test_a_method_that_is_none(client: Client) -> None:
    assert client.ask(method="EAT").status == 501


def test_a_body_that_is_too_large_is_not_read(client: Client) -> None:
    got = client.ask("decisions", method="POST", body=b"{}", Content_Length=str(MOST_BYTES + 1))
    assert got.status == 413


@pytest.mark.parametrize("length", ["-1", "x", "1e3", "9" * 30])
def test_a_length_that_is_none(length: str, client: Client) -> None:
    got = client.ask("decisions", method="POST", body=b"{}", Content_Length=length)
    assert got.status == 411


def test_a_body_without_a_length(client: Client) -> None:
    got = client.ask(
        "decisions",
        method="POST",
        body=b"0\r\n\r\n",
        without="Content-Length",
        Transfer_Encoding="chunked",
    )
    assert got.status == 411


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_only_json_is_taken(kind: str, client: Client) -> None:
    """A form of another page could send no JSON without asking first."""
    got = client.ask("decisions", method="POST", body=b'{"wishes": []}', Content_Type=kind)
    assert got.status == 415


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"a": 1,}'])
def test_what_is_no_json(body: bytes, client: Client) -> None:
    got = client.ask("decisions", method="POST", body=body)
    assert (got.status, got.body) == (400, b"that is no JSON")


@pytest.mark.parametrize(
    "content",
    [None, [], 1, "x", {}, {"wishes": None}, {"wishes": {}}, {"wishes": [1]}, {"wishes": [{}]}],
)
def test_what_is_no_wish(content: object, client: Client) -> None:
    got = client.post("decisions", content)
    assert got.status == 400
    assert b"mtaudit itself failed" not in got.body


@pytest.mark.parametrize(
    "change",
    [
        {"path": 1},
        {"start": "1"},
        {"start": True},
        {"decision": "accepted"},
        {"decision": {}},
        {"decision": {"verdict": "maybe"}},
        {"decision": {"verdict": "accepted", "correction": 1}},
        {"decision": {"verdict": "accepted", "correction": "\ud800"}},
        {"decision": {"verdict": "accepted", "glossary": "yes"}},
        {"decision": {"verdict": "rejected", "colour": "red"}},
        {"colour": "red"},
    ],
)
def test_a_wish_that_is_wrong(change: dict[str, object], client: Client) -> None:
    got = client.post("decisions", {"wishes": [{**client.wish(ACCEPTED), **change}]})
    assert got.status == 400
    assert b"mtaudit itself failed" not in got.body
    assert not (client.folder / "decisions.json").exists()


@pytest.mark.parametrize(
    "change",
    [
        {"path": "/etc/passwd"},
        {"path": "../a.txt"},
        {"record": "7"},
        {"start": 0, "end": 4},
        {"detector": "other"},
        {"digest": "0" * 16, "fingerprint": "0" * 16},
    ],
)
def test_a_wish_about_nothing_is_lost(change: dict[str, object], client: Client) -> None:
    """Nobody can have a file corrected, or a place in it, that is not under review."""
    wishes = [{**client.wish(ACCEPTED), **change}]
    assert client.post("decisions", {"wishes": wishes}).json == {"lost": [0]}
    assert not (client.folder / "decisions.json").exists()


def test_the_place_of_a_decision_cannot_be_forged(client: Client) -> None:
    wish = client.wish({**ACCEPTED, "path": "/etc/passwd", "start": 0})
    assert client.post("decisions", {"wishes": [wish]}).status == 200
    (entry,) = json.loads((client.folder / "decisions.json").read_text())["decisions"]
    assert entry["path"] == str(client.folder / "a.txt")
    assert entry["text"] == "Tooth Dance"


def test_a_decision_is_made_seen_and_taken_back(client: Client) -> None:
    before = client.ask("state?known=0").json
    assert [one["number"] for one in before["articles"]] == [1]
    assert client.post("decisions", {"wishes": [client.wish(ACCEPTED)]}).json == {"lost": []}
    after = client.ask(f"state?known={before['version']}").json
    assert after["articles"] == []
    assert after["decisions"] == {"1": {"0": ACCEPTED}}
    assert client.ask(f"state?known={after['version']}").json["decisions"] == {}
    content = json.loads((client.folder / "decisions.json").read_text())
    assert (content["version"], content["author"], content["date"]) == (
        1,
        "An editor",
        "2026-01-01",
    )
    client.post("decisions", {"wishes": [client.wish(None)]})
    last = client.ask(f"state?known={after['version']}").json
    assert last["decisions"] == {"1": {}}
    assert json.loads((client.folder / "decisions.json").read_text())["decisions"] == []


def test_what_cannot_be_written_is_said(client: Client) -> None:
    (client.folder / "decisions.json").mkdir()
    got = client.post("decisions", {"wishes": [client.wish(ACCEPTED)]})
    assert got.status == 400
    assert b"decisions.json" in got.body
    (client.folder / "decisions.json").rmdir()
    assert client.post("decisions", {"wishes": [client.wish(ACCEPTED)]}).status == 200


def test_a_browser_that_goes_away_leaves_no_trace(
    client: Client, capfd: pytest.CaptureFixture[str]
) -> None:
    for sent in (b"", b"GET /", f"GET /{client.server.token}/ HTTP/1.1\r\nHost: ".encode()):
        with socket.create_connection(("127.0.0.1", client.server.server_port)) as raw:
            raw.sendall(sent)
    assert client.ask().status == 200
    assert capfd.readouterr() == ("", "")


def test_carrying_out_corrects_the_file(client: Client) -> None:
    client.post("decisions", {"wishes": [client.wish(ACCEPTED)]})
    done = client.post("carry-out", {}).json
    assert done == {"said": "1 place corrected in 1 file.", "refused": []}
    assert (client.folder / "a.txt").read_text("utf-8") == TEXT.replace("Tooth Dance", "Habomai", 1)
    assert json.loads((client.folder / "decisions.json").read_text())["decisions"] == []
    assert client.post("carry-out", {}).json["said"] == "There was nothing to carry out."
