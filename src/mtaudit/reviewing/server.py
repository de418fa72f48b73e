"""Shows the desk to browsers on this machine, and to nobody else.

It listens on 127.0.0.1. Every address begins with a token that is drawn anew each time, so that no
other page and no other user can guess it; the host that a browser names must be ours, so that no
name that somebody points at 127.0.0.1 will do; and only the page itself may send something. No
address leads to a file.
"""

import hmac
import json
import re
import secrets
import socket
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from mtaudit.errors import MtauditError
from mtaudit.reports.html import as_json, served_page, served_policy
from mtaudit.reviewing import exchange
from mtaudit.reviewing.desk import Desk
from mtaudit.reviewing.watching import Watcher

HOST = "127.0.0.1"
MOST_BYTES = 32 * 1024 * 1024  # of a request; 20,000 decisions at once are a third of that
_PATIENCE = 30  # seconds, for a request to arrive
_STATE = re.compile(r"state\?known=([0-9]{1,15})")


class ReviewServer(ThreadingHTTPServer):
    """The server of a review."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, desk: Desk, watcher: Watcher, baseline: Path | None, port: int = 0) -> None:
        """Take the port; requests are answered by `serve_forever`.

        Args:
            desk: What it shows.
            watcher: Carries decisions out.
            baseline: The file of accepted findings, as the page names it.
            port: The port; 0 for one that is free.

        Raises:
            OSError: If the port is in use.
        """
        super().__init__((HOST, port), _Handler)
        self.desk = desk
        self.watcher = watcher
        self.baseline = baseline
        self.token = secrets.token_urlsafe(24)
        self._lock = threading.Lock()
        self._rendered: tuple[tuple[int, ...], tuple[str, str]] = ((), ("", ""))

    @property
    def url(self) -> str:
        """The address of the page, with the token."""
        return f"http://{HOST}:{self.server_port}/{self.token}/"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names under which a browser may know the server."""
        return (f"{HOST}:{self.server_port}", f"localhost:{self.server_port}")

    def page(self) -> str:
        """Return the page as it is now; what is long of it is rendered once for each change."""
        view = self.desk.view
        state = (view.layout, *view.audited)
        with self._lock:
            if self._rendered[0] != state:
                self._rendered = (state, served_page(view.results))
            before, after = self._rendered[1]
        return f"{before}{as_json(exchange.session(view, self.baseline))}{after}"

    def handle_error(
        self, request: socket.socket | tuple[bytes, socket.socket], client_address: object
    ) -> None:
        """Say nothing of a browser that has gone away."""


class _Refused(Exception):  # noqa: N818 - an answer, not a fault
    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status


class _Handler(BaseHTTPRequestHandler):
    """Answers one request after the other of a connection."""

    protocol_version = "HTTP/1.1"
    timeout = _PATIENCE
    server: ReviewServer

    def do_GET(self) -> None:
        """Answer with the page, or with what is new."""
        self._respond(self._get)

    def do_POST(self) -> None:
        """Take what the page sends."""
        self._respond(self._post)

    def do_other(self) -> None:
        """Refuse what is neither."""
        self._respond(self._refuse_method)

    do_HEAD = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_TRACE = do_CONNECT = do_other  # noqa: N815 - likewise

    def version_string(self) -> str:
        """Return what the server calls itself; nobody needs to know its version."""
        return "mtaudit"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base
        """Write no log: it would show the token."""

    # --- What is asked ---------------------------------------------------------------------------

    def _get(self, path: str) -> tuple[bytes, str]:
        if path == "":
            return self.server.page().encode(errors="replace"), "text/html; charset=utf-8"
        if found := _STATE.fullmatch(path):
            return _json(exchange.state(self.server.desk.view, int(found[1])))
        raise _Refused(HTTPStatus.NOT_FOUND, "there is no such page")

    def _post(self, path: str) -> tuple[bytes, str]:
        actions: dict[str, Callable[[object], object]] = {
            "decisions": self._decide,
            "carry-out": self._carry_out,
            "forget": self._forget,
        }
        if path not in actions:
            raise _Refused(HTTPStatus.NOT_FOUND, "there is no such page")
        return _json(actions[path](self._content()))

    def _decide(self, content: object) -> object:
        return {"lost": self.server.desk.decide(exchange.wishes(content))}

    def _carry_out(self, _content: object) -> object:
        return exchange.carried_out(self.server.watcher.carry_out())

    def _forget(self, _content: object) -> object:
        self.server.desk.forget_stale()
        return {}

    def _refuse_method(self, _path: str) -> tuple[bytes, str]:
        raise _Refused(HTTPStatus.METHOD_NOT_ALLOWED, "only GET and POST are answered")

    # --- Who asks --------------------------------------------------------------------------------

    def _respond(self, answer: Callable[[str], tuple[bytes, str]]) -> None:
        """Answer whoever may ask."""
        self.close_connection = self.command != "GET"
        try:
            content, kind = answer(self._allowed())
            status = HTTPStatus.OK
        except _Refused as refused:
            status, content, kind = refused.status, str(refused).encode(), "text/plain"
        except MtauditError as error:
            status, kind = HTTPStatus.BAD_REQUEST, "text/plain; charset=utf-8"
            content = str(error).encode(errors="replace")
        except OSError:
            raise  # the browser has gone away
        except Exception as error:  # noqa: BLE001 - the page is told, and no traceback is shown
            said = f"mtaudit itself failed: {type(error).__name__}: {error}"
            status, kind = HTTPStatus.INTERNAL_SERVER_ERROR, "text/plain; charset=utf-8"
            content = said.encode(errors="replace")
        self.close_connection |= status is not HTTPStatus.OK
        self._send(status, content, kind)

    def _allowed(self) -> str:
        """Return the path behind the token, if the request may be answered."""
        if self.headers.get_all("Host") not in [[host] for host in self.server.hosts]:
            raise _Refused(HTTPStatus.FORBIDDEN, "the host is not this machine")
        token, slash, path = self.path.removeprefix("/").partition("/")
        is_ours = hmac.compare_digest(token.encode(), self.server.token.encode())
        if not (is_ours and slash and self.path.startswith("/")):
            raise _Refused(HTTPStatus.FORBIDDEN, "open the address that mtaudit review prints")
        site = self.headers.get("Sec-Fetch-Site", "same-origin")
        if site not in {"same-origin", "none"}:
            raise _Refused(HTTPStatus.FORBIDDEN, "another site asks")
        if self.command == "POST":
            origin = self.headers.get("Origin")
            if origin != f"http://{self.headers['Host']}":
                raise _Refused(HTTPStatus.FORBIDDEN, "another page asks")
        return path

    def _content(self) -> object:
        """Return what was sent, if that is JSON of a bearable size."""
        if self.headers.get_content_type() != "application/json":
            raise _Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "JSON is expected")
        length = self.headers.get("Content-Length", "")
        if not re.fullmatch("[0-9]{1,12}", length) or "Transfer-Encoding" in self.headers:
            raise _Refused(HTTPStatus.LENGTH_REQUIRED, "the length is to be given")
        if int(length) > MOST_BYTES:
            raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "that is too much")
        try:
            content: object = json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError) as error:
            raise _Refused(HTTPStatus.BAD_REQUEST, "that is no JSON") from error
        return content

    def _send(self, status: HTTPStatus, content: bytes, kind: str) -> None:
        self.send_response(status)
        headers = {
            "Content-Type": kind,
            "Content-Length": str(len(content)),
            "Content-Security-Policy": f"{served_policy()}; frame-ancestors 'none'",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-store",
        }
        if status is HTTPStatus.METHOD_NOT_ALLOWED:
            headers["Allow"] = "GET, POST"
        if self.close_connection:
            headers["Connection"] = "close"
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _json(content: object) -> tuple[bytes, str]:
    return json.dumps(content).encode(), "application/json"
