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
  const article = data.articles.find((one) => topInWindow(byId(one.id)) !== null);
  const finding = current;
  const places = [
    () => finding && byId(`${finding.article.id}-m${finding.number}`),
    () => finding && entryOf(finding),
    () => article && byId(article.id),
  ].map((element) => ({ element, top: topInWindow(element()) }));
  const movedBy = ({ element, top }) => (element()?.getBoundingClientRect().top ?? top) - top;
  const stay = () => {
    const isThere = finding && findingOf.get(finding.id) === finding;
    const seen = (isThere ? places : places.slice(2)).filter(({ top }) => top !== null);
    if (seen.length) window.scrollBy(0, movedBy(seen[0]));
    if (!isThere || places[1].top === null) return;
    // A long list scrolls by itself; a short one moves with the text, and then the entry counts.
    entryOf(finding).closest(".findings").scrollTop += movedBy(places[1]);
    window.scrollBy(0, movedBy(places[1]));
  };
  return { stay };
}

/* Return where an element begins, if it can be seen; else null. */
function topInWindow(element) {
  const box = element?.getBoundingClientRect();
  return box && box.height && box.bottom > 0 && box.top < innerHeight ? box.top : null;
}

/* Return what is being typed about a finding, and where the focus is: no or one draft. */
function draftOf(finding) {
  const entry = entryOf(finding);
  const { activeElement } = document;
  const hasFocus = entry?.contains(activeElement) ?? false;
  const isEdited = partOf(finding, ".editor")?.hidden === false;
  if (!hasFocus && !isEdited) return [];
  const { selectionStart = null, selectionEnd } = activeElement; // a box has none, either
  return [
    {
      finding,
      correction: isEdited ? partOf(finding, ".editor textarea").value : null,
      reason: partOf(finding, ".why input").value,
      focus: hasFocus ? selectorOf(activeElement) : null,
      selection: selectionStart === null ? null : [selectionStart, selectionEnd],
    },
  ];
}

/* Return what finds a control again in the same entry; nothing stands for the entry itself. */
function selectorOf({ name, dataset }) {
  if (name) return `[name="${name}"]`;
  const at = dataset.at === undefined ? "" : `[data-at="${dataset.at}"]`;
  return dataset.do ? `[data-do="${dataset.do}"]${at}` : "";
}

function putBack({ finding, correction, reason, focus, selection }) {
  if (findingOf.get(finding.id) !== finding) return say("The words you were at have changed.");
  if (correction !== null) {
    partOf(finding, ".editor").hidden = false;
    partOf(finding, ".editor textarea").value = correction;
  }
  partOf(finding, ".why input").value = reason;
  if (focus === null) return;
  const field = (focus && partOf(finding, focus)) || entryOf(finding);
  field.focus({ preventScroll: true });
  if (selection) field.setSelectionRange(...selection);
}

/* Stay at a finding, or if it is gone at the one that follows. */
function stayAt(finding) {
  const isHere = (one) => one.article === finding.article;
  const number = data.articles.indexOf(finding.article);
  const next =
    findings.find((one) => one === finding) ??
    findings.find((one) => isHere(one) && one.start >= finding.start) ??
    findings.find(isHere) ??
    findings.find((one) => data.articles.indexOf(one.article) > number);
  if (!next) return;
  go(next, { isThere: true });
  if (document.activeElement === document.body) entryOf(next).focus({ preventScroll: true });
}
