/* One finding after the other: where the editor is, and what is decided there. */

const AROUND = 60; // characters of the text that are shown on either side of a finding
let current = null;

const entryOf = (finding) => byId(finding.id);
const partOf = (finding, selector) => entryOf(finding)?.querySelector(selector);
const kindOf = (finding) =>
  JSON.stringify([finding.detector, finding.text, finding.corrections[0]?.[0] ?? null]);

/* Give an entry its controls when its article is unfolded. */
function dress(finding) {
  const entry = entryOf(finding);
  entry.tabIndex = -1;
  entry.append(byId("controls").content.cloneNode(true));
  const name = `finding ${finding.number}`;
  entry.querySelector(".controls").setAttribute("aria-label", `Decide on ${name}`);
  const [before, after] = around(finding);
  entry
    .querySelector(".nearby")
    .append("…", ...shown(before), make("b", "", ...shown(finding.text.slice(0, 160))), ...shown(after), "…");
  const nearby = entry.querySelector(".nearby");
  nearby.lang = finding.article.lang;
  nearby.dir = byId(finding.article.id).querySelector(".prose").dir;
  if (finding.corrections.length > 1) {
    const box = entry.querySelector(".choices");
    for (const [at, [text]] of finding.corrections.slice(0, 9).entries()) {
      const button = make("button", "", make("bdi", "", ...shown(text || "(delete)")));
      button.type = "button";
      button.dataset.do = "choose";
      button.dataset.at = at;
      button.prepend(make("span", "key", `${at + 1} `));
      box.append(button);
    }
  }
  refresh(finding);
  setMatching(finding);
}

function around(finding) {
  const text = textOf(finding.article);
  const start = placeOf(finding.article, finding.start);
  const end = placeOf(finding.article, finding.end);
  return [
    text.slice(Math.max(0, start - AROUND), start).replace(/^[\udc00-\udfff]/, ""),
    text.slice(end, end + AROUND).replace(/[\ud800-\udbff]$/, ""),
  ].map((part) => part.replace(/\s+/g, " "));
}

/* Show what is decided on a finding. */
function refresh(finding) {
  const entry = entryOf(finding);
  if (!entry) return;
  const decision = decisionOf(finding);
  const status = statusOf(finding);
  entry.dataset.status = status;
  for (const mark of marksOf(finding)) mark.dataset.status = status;
  const verdict = entry.querySelector(".verdict");
  verdict.replaceChildren();
  if (status === "accepted") {
    verdict.append("✓ accepted: ", make("ins", "", ...shown(decision.correction || "(delete)")));
  } else if (status === "rejected") {
    verdict.append("✗ rejected: the text stays");
  }
  entry.querySelector(".why").hidden = status !== "rejected";
  entry.querySelector(".why input").value = decision?.reason ?? "";
  entry.querySelector(".keep").hidden = status !== "accepted";
  entry.querySelector(".keep input").checked = decision?.glossary ?? false;
  entry.querySelector('[data-do="reopen"]').hidden = status === "open";
}

const marksOf = (finding) =>
  byId(finding.article.id).querySelectorAll(`a.mark[href="#${finding.id}"]`);

/* --- Moving ------------------------------------------------------------------------------------ */

function go(finding, { isThere = false } = {}) {
  if (!finding) return;
  leave();
  unfold(finding.article);
  current = finding;
  const entry = entryOf(finding);
  entry.setAttribute("aria-current", "true");
  light(finding, true);
  if (!isThere) {
    // The text first: where it stands beside the list, both are then in view.
    byId(`${finding.article.id}-m${finding.number}`)?.scrollIntoView({ block: "center" });
    entry.focus({ preventScroll: true });
    entry.scrollIntoView({ block: "nearest" });
  }
  const text = visible(finding.text.slice(0, 80));
  say(`Finding ${finding.index + 1} of ${findings.length}, ${statusOf(finding)}: ${text}`);
}

function leave() {
  if (!current) return;
  entryOf(current)?.removeAttribute("aria-current");
  light(current, false);
  current = null;
}

/* Highlight the places in text and source on which a finding rests. */
function light(finding, isLit) {
  for (const mark of marksOf(finding)) mark.classList.toggle("lit", isLit);
  for (const link of entryOf(finding)?.querySelectorAll("dd a") ?? []) {
    byId(link.hash.slice(1))?.classList.toggle("lit", isLit);
  }
}

function step(by, from = current, wanted = isMatching) {
  let at = from ? from.index + by : by > 0 ? 0 : findings.length - 1;
  while (findings[at] && !wanted(findings[at])) at += by;
  return findings[at] ?? null;
}

function move(by) {
  const found = step(by);
  if (found) go(found);
  else say(by > 0 ? "That was the last finding." : "That was the first finding.");
}

/* Go on to what is still to decide. */
function goOn(from) {
  const isOpen = (finding) => isMatching(finding) && statusOf(finding) === "open";
  const found = step(1, from, isOpen) ?? step(1, null, isOpen);
  if (found) go(found);
  else {
    if (isMatching(from)) go(from);
    const left = findings.length - decisions.size;
    say(left ? `None left of those shown; ${left} elsewhere.` : "All findings are decided.");
  }
}

/* --- Deciding ---------------------------------------------------------------------------------- */

function accepted(finding, correction, edited) {
  const before = decisionOf(finding);
  return { verdict: "accepted", correction, edited, glossary: before?.glossary ?? false };
}

function accept(finding, at = 0) {
  const chosen = finding.corrections[at];
  if (!chosen) {
    if (at === 0) edit(finding);
    return;
  }
  decide([[finding, accepted(finding, chosen[0], false)]]);
  goOn(finding);
}

function acceptAll(finding) {
  const own = decisionOf(finding);
  const correction = own?.verdict === "accepted" ? own.correction : finding.corrections[0]?.[0];
  if (correction === undefined) return edit(finding);
  const kind = kindOf(finding);
  const alike = findings.filter(
    (one) => kindOf(one) === kind && (one === finding || statusOf(one) === "open"),
  );
  decide(alike.map((one) => [one, accepted(one, correction, own?.edited ?? false)]));
  goOn(finding);
}

function reject(finding) {
  decide([[finding, { verdict: "rejected", reason: decisionOf(finding)?.reason ?? "" }]]);
  goOn(finding);
}

function reopen(finding) {
  if (decisionOf(finding)) decide([[finding, null]]);
  go(finding);
}

function edit(finding) {
  go(finding);
  const form = partOf(finding, ".editor");
  const own = decisionOf(finding);
  form.hidden = false;
  form.correction.value = own?.correction ?? finding.corrections[0]?.[0] ?? finding.text;
  form.correction.focus();
  form.correction.select();
  form.scrollIntoView({ block: "nearest" });
}

function closeEditor(finding) {
  partOf(finding, ".editor").hidden = true;
  entryOf(finding).focus({ preventScroll: true });
}

function saveEditor(finding) {
  const text = partOf(finding, ".editor").correction.value;
  closeEditor(finding);
  const isSuggested = finding.corrections.some(([one]) => one === text);
  decide([[finding, accepted(finding, text, !isSuggested)]]);
  goOn(finding);
}

function keepForGlossary(finding) {
  const decision = decisionOf(finding);
  if (decision?.verdict !== "accepted") return say("Accept the finding first.");
  decide([[finding, { ...decision, glossary: !decision.glossary }]]);
  say(decision.glossary ? "Not kept for the glossary." : "Kept for the glossary.");
}

function explain(finding) {
  if (statusOf(finding) !== "rejected") return say("Reject the finding first.");
  go(finding);
  partOf(finding, ".why input").focus();
}

function setReason(finding, reason) {
  const decision = decisionOf(finding);
  if (decision?.verdict === "rejected" && decision.reason !== reason) {
    decide([[finding, { ...decision, reason }]]);
  }
}
