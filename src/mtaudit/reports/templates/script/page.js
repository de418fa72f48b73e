/* The page: what was found, and the articles, which are unfolded when somebody comes near them.

   Without a script the browser reads what stands in a `noscript` as part of the page; with one it
   is a mere text there, which costs next to nothing until it is looked at. */

const data = JSON.parse(document.getElementById("data").textContent);
const AT_ONCE = { articles: 60, findings: 600 };
const byId = (id) => document.getElementById(id);

/* All findings in the order of the page. */
const findings = [];
const findingOf = new Map(); // by the id of the entry

/* Number articles and findings as the page does. */
function index() {
  findings.length = 0;
  findingOf.clear();
  for (const [number, article] of data.articles.entries()) {
    article.id = `a${number + 1}`;
    article.elements = []; // what stands for it on the page: its place in the list, and itself
    for (const [at, finding] of article.findings.entries()) {
      finding.article = article;
      finding.number = at + 1;
      finding.id = `${article.id}-f${at + 1}`;
      finding.index = findings.length;
      findings.push(finding);
      findingOf.set(finding.id, finding);
    }
  }
  for (const element of document.querySelectorAll("[data-article]")) {
    data.articles[element.dataset.article - 1].elements.push(element);
  }
}

index();

const isFolded = (article) => byId(article.id).querySelector(":scope > noscript.later") !== null;

function unfold(article) {
  const later = byId(article.id).querySelector(":scope > noscript.later");
  if (!later) return;
  const body = document.createElement("div");
  body.className = "body";
  body.innerHTML = later.textContent; // written and escaped by the report, as the rest of the page
  later.replaceWith(body);
  for (const finding of article.findings) dress(finding);
  showDifference(article);
}

function articleOf(element) {
  const holder = element.closest("[data-article]");
  return holder ? data.articles[holder.dataset.article - 1] : null;
}

/* Unfold the article to which an address of the page leads. */
function unfoldTarget(hash) {
  const found = /^#a(\d+)(-|$)/.exec(hash);
  const article = found && data.articles[found[1] - 1];
  if (article && isFolded(article)) {
    unfold(article);
    return true;
  }
  return false;
}

function unfoldAll() {
  data.articles.forEach(unfold);
}

const near = new IntersectionObserver(
  (entries) => {
    for (const entry of entries.filter((one) => one.isIntersecting)) {
      near.unobserve(entry.target);
      unfold(data.articles[entry.target.dataset.article - 1]);
    }
  },
  { rootMargin: "1200px 0px" },
);

function beginUnfolding() {
  const isSmall =
    data.articles.length <= AT_ONCE.articles && findings.length <= AT_ONCE.findings;
  if (isSmall) unfoldAll();
  else for (const article of data.articles) near.observe(byId(article.id));
  window.addEventListener("beforeprint", unfoldAll);
  window.addEventListener("hashchange", () => {
    if (unfoldTarget(location.hash)) location.replace(location.hash);
  });
  if (unfoldTarget(location.hash)) location.replace(location.hash);
}

/* --- Text that is safe to show ----------------------------------------------------------------- */

const UNSAFE =
  /(?![\n\t])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?<=[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{N}\p{P}\p{Z}])[\u200c\u200d]|(?![\u200c\u200d\u0600-\u0605\u06dd\u070f\u08e2])\p{Cf}/gu;
const codePoint = (char) => `U+${char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

/* Return the nodes of a text, with characters that act on their surroundings shown by number. */
function shown(text) {
  const nodes = [];
  let done = 0;
  for (const found of text.matchAll(UNSAFE)) {
    nodes.push(text.slice(done, found.index), make("span", "control", codePoint(found[0])));
    done = found.index + found[0].length;
  }
  nodes.push(text.slice(done));
  return nodes.filter((node) => node !== "");
}

const visible = (text) =>
  text.replace(UNSAFE, (char) => `<${codePoint(char)}>`).replace(/\s+/g, " ");

function make(tag, classes, ...children) {
  const element = document.createElement(tag);
  if (classes) element.className = classes;
  element.append(...children);
  return element;
}
