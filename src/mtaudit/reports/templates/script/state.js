/* What has been decided. Where it is kept is another matter: `keep` and `saveSoon`. */

const decisions = new Map(); // finding to {verdict, correction, edited, reason, glossary}
const history = []; // what to put back: lists of [finding, decision before]
const choices = { author: "", keys: true, sides: false };

const decisionOf = (finding) => decisions.get(finding);
const statusOf = (finding) => decisionOf(finding)?.verdict ?? "open";

/* Set decisions; `null` takes one back. One call is one step of `undo`. */
function decide(changes, { isUndo = false } = {}) {
  const before = changes.map(([finding]) => [finding, decisionOf(finding) ?? null]);
  for (const [finding, decision] of changes) {
    if (decision) decisions.set(finding, decision);
    else decisions.delete(finding);
  }
  if (!isUndo) history.push(before);
  showDecisions(changes.map(([finding]) => finding));
  keep(changes.map(([finding]) => finding));
}

/* Show what is decided on some findings. */
function showDecisions(changed) {
  for (const finding of changed) refresh(finding);
  for (const article of new Set(changed.map((finding) => finding.article))) {
    showDifference(article);
  }
  showProgress();
  filterChanged(changed);
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
  byId("progress").max = findings.length || 1;
  byId("progress").value = decisions.size;
  document.querySelector('#review [data-do="undo"]').disabled = history.length === 0;
}

/* Tell people who cannot see it what has happened. */
function say(text) {
  byId("said").textContent = text;
}
