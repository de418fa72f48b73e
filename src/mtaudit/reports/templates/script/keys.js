/* Keys, buttons and boxes. */

const ON_CURRENT = { accept, reject, edit, all: acceptAll, reopen, why: explain, glossary: keepForGlossary };
const ON_PAGE = {
  next: () => move(1),
  previous: () => move(-1),
  undo,
  sides: toggleSides,
  export: openExport,
  help: () => byId("help").showModal(),
  search: () => byId("filter-text").focus(),
};
const KEYS = {
  j: "next",
  n: "next",
  k: "previous",
  p: "previous",
  a: "accept",
  A: "all",
  r: "reject",
  w: "why",
  e: "edit",
  o: "reopen",
  g: "glossary",
  u: "undo",
  d: "sides",
  x: "export",
  "/": "search",
  "?": "help",
};
const TYPED_INTO = "input:not([type=checkbox]), textarea, select";

function act(name, finding = current) {
  if (ON_PAGE[name]) ON_PAGE[name]();
  else if (finding) ON_CURRENT[name]?.(finding);
  else move(1);
}

const findingAt = (element) => findingOf.get(element.closest?.("li.finding")?.id) ?? null;

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const { target, key } = event;
  if (document.querySelector("dialog[open]")) return;
  if (target.matches(TYPED_INTO)) return onKeyInField(event);
  if (!choices.keys) return;
  if (/^[1-9]$/.test(key) && current) {
    event.preventDefault();
    accept(current, Number(key) - 1);
  } else if (KEYS[key]) {
    event.preventDefault();
    act(KEYS[key], findingAt(target) ?? current);
  }
}

function onKeyInField(event) {
  const { target, key } = event;
  const finding = findingAt(target);
  if (key === "Escape") {
    event.preventDefault();
    if (target.name === "correction") closeEditor(finding);
    else if (finding) entryOf(finding).focus();
    else target.blur();
  } else if (key === "Enter" && !event.shiftKey && target.name === "correction") {
    event.preventDefault();
    saveEditor(finding);
  } else if (key === "Enter" && target.name === "reason") {
    event.preventDefault();
    setReason(finding, target.value);
    goOn(finding);
  } else if (key === "Enter" && target.id === "filter-text") {
    event.preventDefault();
    target.blur();
    move(1);
  }
}

function onClick(event) {
  const { target } = event;
  const link = target.closest('a[href^="#a"]');
  if (link) {
    const finding = findingOf.get(link.hash.slice(1));
    if (finding) {
      event.preventDefault();
      go(finding);
    } else {
      unfoldTarget(link.hash);
    }
    return;
  }
  const button = target.closest("[data-do]");
  const finding = findingAt(target);
  if (!button) return;
  if (button.dataset.do === "choose") accept(finding, Number(button.dataset.at));
  else if (button.dataset.do === "cancel") closeEditor(finding);
  else act(button.dataset.do, finding ?? current);
}

function onFocus(event) {
  const finding = findingAt(event.target);
  // Nothing may move here: what moves under the pointer cannot be clicked.
  if (finding && finding !== current) go(finding, { isThere: true });
}

function onHover(event) {
  const mark = event.target.closest?.("a.mark");
  const finding = mark ? findingOf.get(mark.hash.slice(1)) : findingAt(event.target);
  if (finding && finding !== current) light(finding, event.type === "mouseover" || event.type === "focusin");
}
