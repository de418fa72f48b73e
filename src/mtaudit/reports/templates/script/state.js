/* What has been decided, kept in the browser under the digest of the report. */

const PLACE = `mtaudit:${data.report}`;
const decisions = new Map(); // finding id to {verdict, correction, edited, reason, glossary}
const history = []; // what to put back: lists of [finding, decision before]
const choices = { author: "", keys: true, sides: false };
let saving = 0;

function load() {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE) ?? "{}");
    for (const [id, decision] of Object.entries(kept.decisions ?? {})) {
      if (findingOf.has(id)) decisions.set(id, decision);
    }
    Object.assign(choices, kept.choices ?? {});
  } catch {
    say("The browser keeps nothing of this page: export before you close it.");
  }
}

function save() {
  clearTimeout(saving);
  saving = 0;
  try {
    const kept = { decisions: Object.fromEntries(decisions), choices };
    localStorage.setItem(PLACE, JSON.stringify(kept));
  } catch {
    say("The browser cannot keep the decisions: export before you close the page.");
  }
}

function saveSoon() {
  if (!saving) saving = setTimeout(save, 300);
}

window.addEventListener("pagehide", () => saving && save());
document.addEventListener("visibilitychange", () => saving && save());

const decisionOf = (finding) => decisions.get(finding.id);
const statusOf = (finding) => decisionOf(finding)?.verdict ?? "open";

/* Set decisions; `null` takes one back. One call is one step of `undo`. */
function decide(changes, { isUndo = false } = {}) {
  const before = changes.map(([finding]) => [finding, decisionOf(finding) ?? null]);
  for (const [finding, decision] of changes) {
    if (decision) decisions.set(finding.id, decision);
    else decisions.delete(finding.id);
  }
  if (!isUndo) history.push(before);
  for (const [finding] of changes) refresh(finding);
  for (const article of new Set(changes.map(([finding]) => finding.article))) {
    showDifference(article);
  }
  showProgress();
  filterChanged(changes.map(([finding]) => finding));
  saveSoon();
}

function undo() {
  const before = history.pop();
  if (!before) return say("Nothing to undo.");
  decide(before, { isUndo: true });
  go(before[0][0]);
  say(before.length > 1 ? `${before.length} decisions undone.` : "Decision undone.");
}

function showProgress() {
  byId("decided").textContent = `${decisions.size} of ${findings.length} decided`;
  byId("progress").value = decisions.size;
  document.querySelector('#review [data-do="undo"]').disabled = history.length === 0;
}

/* Tell people who cannot see it what has happened. */
function say(text) {
  byId("said").textContent = text;
}
