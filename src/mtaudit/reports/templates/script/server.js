/* Decisions kept by the server from which the page comes: each goes to the disk at once. */

const session = JSON.parse(byId("session").textContent);
const EVERY = 1000; // milliseconds between two questions whether something is new
const CHOICES = "mtaudit:choices";
const HERE = "mtaudit:here";
const unsaved = new Set(); // findings of which the decision is not on the disk yet
let sending = null; // what is under way
let trouble = "";

async function ask(path, content) {
  const post = { method: "POST", headers: { "Content-Type": "application/json" } };
  let answer;
  try {
    answer = await fetch(path, content ? { ...post, body: JSON.stringify(content) } : {});
  } catch {
    throw new Error("The server does not answer. Start mtaudit review again to go on.");
  }
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

function load() {
  try {
    Object.assign(choices, JSON.parse(localStorage.getItem(CHOICES) ?? "{}"));
  } catch {
    // They are a convenience.
  }
  takeDecisions(session.decisions);
  showState(session);
  setTimeout(() => {
    returnTo(JSON.parse(sessionStorage.getItem(HERE) ?? "null"));
    sessionStorage.removeItem(HERE);
  });
  setTimeout(poll, EVERY);
}

function saveSoon() {
  try {
    localStorage.setItem(CHOICES, JSON.stringify(choices));
  } catch {
    // as above
  }
}

function keep(changed) {
  for (const finding of changed) unsaved.add(finding);
  showTrouble(trouble);
  send();
}

/* Send what is not saved yet; whoever calls may wait for it. */
function send() {
  sending ??= sendAll().finally(() => (sending = null));
  return sending;
}

async function sendAll() {
  while (unsaved.size) {
    const sent = [...unsaved].map((finding) => [finding, decisionOf(finding)]);
    try {
      const { lost } = await ask("decisions", { wishes: sent.map(([finding]) => wishOf(finding)) });
      for (const [finding, decision] of sent) {
        if (decisionOf(finding) === decision) unsaved.delete(finding);
      }
      if (lost.length) say("The words have changed meanwhile: look at them again.");
      showTrouble("");
    } catch (error) {
      return showTrouble(error.message); // `poll` tries again
    }
  }
}

function wishOf(finding) {
  const { detector, start, end, fingerprint, article } = finding;
  const { path, record, digest } = article;
  const decision = decisionOf(finding) ?? null;
  return { path, record, digest, detector, start, end, fingerprint, decision };
}

async function poll() {
  if (unsaved.size) await send();
  await look();
  setTimeout(poll, EVERY);
}

async function look() {
  try {
    takeOver(await ask(`state?known=${session.version}`));
    if (!unsaved.size) showTrouble("");
  } catch (error) {
    showTrouble(error.message);
  }
}

/* --- What the server says ---------------------------------------------------------------------- */

function takeOver(state) {
  if (state.layout !== session.layout) {
    if (!document.querySelector("dialog[open], .editor:not([hidden])")) loadAnew();
    return;
  }
  session.version = state.version;
  if (state.articles.length) renew(state);
  takeDecisions(state.decisions);
  showState(state);
}

/* Other articles are there: the page is loaded anew, and the reader stays where they are. */
function loadAnew() {
  if (current) {
    const { article, fingerprint } = current;
    const here = { path: article.path, record: article.record, fingerprint };
    sessionStorage.setItem(HERE, JSON.stringify(here));
  }
  location.reload();
}

function returnTo(here) {
  const finding = findings.find(
    (one) =>
      here?.fingerprint === one.fingerprint &&
      here.path === one.article.path &&
      here.record === one.article.record,
  );
  if (finding) go(finding);
}

const WHAT = ["verdict", "correction", "edited", "glossary", "reason"];
const isSame = (one, other) =>
  WHAT.every((name) => (one?.[name] || null) === (other?.[name] || null)) && !one === !other;

/* Take over what is decided: by the number of the article, and of the finding from 0. */
function takeDecisions(byArticle) {
  const changed = [];
  for (const [number, decided] of Object.entries(byArticle)) {
    for (const [at, finding] of data.articles[number - 1].findings.entries()) {
      const decision = decided[at] ?? null;
      if (unsaved.has(finding) || isSame(decision, decisionOf(finding))) continue;
      if (decision) decisions.set(finding, decision);
      else decisions.delete(finding);
      changed.push(finding);
    }
  }
  if (changed.length) showDecisions(changed);
}

function showState(state) {
  session.stale = state.stale;
  session.faults = state.faults;
  showTrouble(trouble);
}

/* Show what is wrong, and whether all is saved. */
function showTrouble(message) {
  trouble = message;
  const lines = [...session.faults, ...(message ? [message] : [])];
  const box = byId("faults");
  if (box.textContent !== lines.map(visible).join("")) {
    box.replaceChildren(...lines.map((line) => make("p", "alarm", ...shown(line))));
  }
  box.hidden = !lines.length;
  const problems = lines.length === 1 ? "1 problem" : `${lines.length} problems`;
  const state = unsaved.size && message ? `${unsaved.size} not saved` : "saved";
  byId("saved").textContent = lines.length ? `${state}, ${problems}` : state;
  byId("saved").classList.toggle("wrong", lines.length > 0);
}

window.addEventListener("beforeunload", (event) => {
  if (unsaved.size) event.preventDefault();
});
