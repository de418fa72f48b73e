/* Articles that were audited anew take the place of what they were; the reader stays where they are.

   A finding that is still there stays the same object, and keeps its decision, its place in the
   history and what is being typed about it. */

function renew({ overview, articles: fresh }) {
  const changed = fresh.map(({ number }) => data.articles[number - 1]);
  const reader = whereReaderIs();
  const drafts = changed.flatMap((article) => article.findings.flatMap(draftOf));
  const open = changed.filter((article) => !isFolded(article));
  const left = current;
  leave();
  for (const one of fresh) exchange(one);
  index();
  for (const article of changed) {
    if (open.includes(article)) unfold(article);
    else near.observe(byId(article.id));
  }
  forgetGone();
  exchangeOverview(overview);
  filterChanged(changed.flatMap((article) => article.findings));
  showProgress();
  for (const draft of drafts) putBack(draft);
  if (left) stayAt(left);
  reader.stay();
  const names = changed.map((article) => visible(article.path));
  say(`Audited again: ${names.slice(0, 3).join(", ")}${names.length > 3 ? " and more" : ""}.`);
}

function exchange({ number, element, entry, data: now }) {
  const article = data.articles[number - 1];
  const before = new Map(); // by fingerprint: the findings that were there, in order
  for (const finding of article.findings) {
    before.set(finding.fingerprint, [...(before.get(finding.fingerprint) ?? []), finding]);
  }
  const kept = now.findings.map((finding) => {
    const same = before.get(finding.fingerprint)?.shift();
    return same ? Object.assign(same, finding, { searched: undefined }) : finding;
  });
  Object.assign(article, now, { findings: kept, text: undefined, places: undefined });
  for (const [at, html] of [entry, element].entries()) {
    const box = make("div");
    box.innerHTML = html; // written and escaped by the report, as the page itself
    article.elements[at].replaceWith(box.firstElementChild);
  }
}

function forgetGone() {
  const there = new Set(findings);
  for (const finding of decisions.keys()) if (!there.has(finding)) decisions.delete(finding);
  for (const finding of unsaved) if (!there.has(finding)) unsaved.delete(finding);
  const steps = history.splice(0).map((step) => step.filter(([finding]) => there.has(finding)));
  history.push(...steps.filter((step) => step.length));
}

function exchangeOverview(parts) {
  for (const html of parts) {
    const box = make("div");
    box.innerHTML = html; // as above
    const part = box.firstElementChild;
    document.querySelector(`.${part.className}`).replaceWith(part);
  }
  for (const name of wanted.off) byId(`show-${name}`).checked = false;
  fillDetectors();
}

/* --- Where the reader is ----------------------------------------------------------------------- */

/* Remember what stands where in the window, to put it there again. */
function whereReaderIs() {
  const isInWindow = (element) => {
    const box = element?.getBoundingClientRect();
    return box && box.height && box.bottom > 0 && box.top < innerHeight;
  };
  const entry = current && isInWindow(entryOf(current)) ? current : null;
  const article = data.articles.find((one) => isInWindow(byId(one.id)));
  const element = () => (entry && findingOf.get(entry.id) === entry && entryOf(entry)) || (article && byId(article.id));
  const top = element()?.getBoundingClientRect().top;
  const stay = () => {
    const now = element()?.getBoundingClientRect().top;
    if (now !== undefined) window.scrollBy(0, now - top);
  };
  return { stay };
}

/* Return what is being typed about a finding: no or one draft. */
function draftOf(finding) {
  const entry = entryOf(finding);
  if (!entry?.contains(document.activeElement) && partOf(finding, ".editor")?.hidden !== false) return [];
  const correction = partOf(finding, ".editor textarea");
  const reason = partOf(finding, ".why input");
  const { name, dataset, selectionStart, selectionEnd } = document.activeElement;
  const focus = !entry.contains(document.activeElement)
    ? null
    : name
      ? `[name="${name}"]`
      : dataset.do && dataset.do !== "choose"
        ? `[data-do="${dataset.do}"]`
        : "";
  return [
    {
      finding,
      correction: partOf(finding, ".editor").hidden ? null : correction.value,
      reason: reason.value,
      focus,
      selection: [selectionStart, selectionEnd],
    },
  ];
}

function putBack({ finding, correction, reason, focus, selection }) {
  if (findingOf.get(finding.id) !== finding) {
    return say("The words you were at have changed.");
  }
  if (correction !== null) {
    partOf(finding, ".editor").hidden = false;
    partOf(finding, ".editor textarea").value = correction;
  }
  partOf(finding, ".why input").value = reason;
  if (focus === null) return;
  const field = focus ? partOf(finding, focus) : entryOf(finding);
  field.focus({ preventScroll: true });
  if (selection[0] !== undefined && selection[0] !== null) field.setSelectionRange(...selection);
}

/* Stay at a finding, or if it is gone at the one that follows. */
function stayAt(finding) {
  const isThere = findingOf.get(finding.id) === finding;
  const next = isThere
    ? finding
    : (finding.article.findings.find((one) => one.start >= finding.start) ??
      findings.find((one) => one.article.id === finding.article.id) ??
      findings.find((one) => data.articles.indexOf(one.article) > data.articles.indexOf(finding.article)));
  if (!next) return;
  go(next, { isThere: true });
  const isFree = document.activeElement === document.body;
  if (isFree) entryOf(next).focus({ preventScroll: true });
}
