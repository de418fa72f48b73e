/* Which findings are shown. */

const KINDS = ["family", "severity", "confidence"];
let wanted = { text: "", detector: "", status: "", off: new Set() };

/* Offer the detectors that have found something, the busiest first. */
function fillDetectors() {
  const counts = new Map();
  for (const { detector } of findings) counts.set(detector, (counts.get(detector) ?? 0) + 1);
  const names = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a));
  const options = names.map((name) => {
    const option = make("option", "", visible(name));
    option.value = name;
    return option;
  });
  const select = byId("filter-detector");
  const chosen = select.value;
  select.replaceChildren(select.options[0], ...options);
  select.value = names.includes(chosen) ? chosen : "";
}

function readFilters() {
  const off = new Set();
  for (const kind of KINDS) {
    for (const box of document.querySelectorAll(`input[id^="show-${kind}-"]`)) {
      if (!box.checked) off.add(box.id.slice("show-".length));
    }
  }
  return {
    text: byId("filter-text").value.trim().toLowerCase(),
    detector: byId("filter-detector").value,
    status: byId("filter-status").value,
    off,
  };
}

function isMatching(finding) {
  if (wanted.off.size && KINDS.some((kind) => wanted.off.has(`${kind}-${finding[kind]}`))) {
    return false;
  }
  if (wanted.detector && finding.detector !== wanted.detector) return false;
  if (wanted.status && statusOf(finding) !== wanted.status) return false;
  return !wanted.text || searched(finding).includes(wanted.text);
}

function searched(finding) {
  finding.searched ??= [
    finding.text,
    finding.message,
    finding.detector,
    finding.article.path,
    finding.article.record,
    ...finding.corrections.map(([text]) => text),
  ]
    .join("\n")
    .toLowerCase();
  return finding.searched;
}

function setMatching(finding) {
  const entry = entryOf(finding);
  if (!entry) return;
  const isShown = isMatching(finding);
  entry.hidden = !isShown;
  for (const mark of marksOf(finding)) mark.classList.toggle("off", !isShown);
}

const isFiltering = () =>
  Boolean(wanted.text || wanted.detector || wanted.status || wanted.off.size);

/* Show what the filters let through; an article with nothing of it goes as a whole. */
function filter() {
  wanted = readFilters();
  filterChanged(findings);
  if (current && !isMatching(current)) leave();
}

function filterChanged(changed) {
  const filtering = isFiltering();
  const isAll = changed.length === findings.length;
  for (const finding of changed) setMatching(finding);
  const touched = isAll ? data.articles : new Set(changed.map((finding) => finding.article));
  for (const article of touched) {
    const isShown = !filtering || article.findings.some(isMatching);
    for (const element of article.elements) element.hidden = !isShown;
  }
  byId("shown").textContent = filtering ? `${findings.filter(isMatching).length} shown` : "";
}
