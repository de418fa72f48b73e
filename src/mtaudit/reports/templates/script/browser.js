/* Decisions kept in the browser, under the digest of the report. */

const PLACE = `mtaudit:${data.report}`;
let saving = 0;

function load() {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE) ?? "{}");
    for (const [id, decision] of Object.entries(kept.decisions ?? {})) {
      if (findingOf.has(id)) decisions.set(findingOf.get(id), decision);
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
    const byFinding = [...decisions].map(([finding, decision]) => [finding.id, decision]);
    const kept = { decisions: Object.fromEntries(byFinding), choices };
    localStorage.setItem(PLACE, JSON.stringify(kept));
  } catch {
    say("The browser cannot keep the decisions: export before you close the page.");
  }
}

function saveSoon() {
  if (!saving) saving = setTimeout(save, 300);
}

const keep = () => saveSoon();

window.addEventListener("pagehide", () => saving && save());
document.addEventListener("visibilitychange", () => saving && save());
