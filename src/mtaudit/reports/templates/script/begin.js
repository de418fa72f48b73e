/* The page begins to act. */

function begin() {
  load();
  document.documentElement.classList.add("scripted");
  byId("review").hidden = false;
  byId("keys-on").checked = choices.keys;
  fillDetectors();
  // A browser may have kept what stood in the fields.
  wanted = readFilters();
  beginUnfolding();
  if (isFiltering()) filter();
  showProgress();
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  document.addEventListener("focusin", onFocus);
  for (const type of ["mouseover", "mouseout", "focusin", "focusout"]) {
    document.addEventListener(type, onHover);
  }
  document.addEventListener("submit", (event) => {
    const finding = findingAt(event.target);
    if (!finding) return;
    event.preventDefault();
    saveEditor(finding);
  });
  document.addEventListener("change", ({ target }) => {
    const finding = findingAt(target);
    if (target.name === "reason" && finding) setReason(finding, target.value);
    else if (target.name === "glossary" && finding) keepForGlossary(finding);
    else if (target.id === "keys-on") {
      choices.keys = target.checked;
      saveSoon();
    } else if (target.id === "author") {
      choices.author = target.value.trim();
      saveSoon();
    } else if (target.closest(".overview, .filters")) filter();
  });
  byId("filter-text").addEventListener("input", filter);
  for (const button of document.querySelectorAll("[data-export]")) {
    button.addEventListener("click", () => exportFile(button.dataset.export));
  }
}

begin();
