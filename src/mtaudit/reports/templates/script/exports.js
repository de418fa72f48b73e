/* The decisions in the forms in which they can be handed back. */

const CONTEXT = 3; // unchanged lines around a change in a patch
const today = () => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};
const decided = (verdict) => findings.filter((finding) => statusOf(finding) === verdict);

function decisionsFile() {
  const entries = findings
    .filter((finding) => decisionOf(finding))
    .map((finding) => {
      const { article } = finding;
      const decision = decisionOf(finding);
      const entry = {
        path: article.path,
        record: article.record,
        digest: article.digest,
        detector: finding.detector,
        fingerprint: finding.fingerprint,
        start: finding.start,
        end: finding.end,
        text: finding.text,
        verdict: decision.verdict,
      };
      if (decision.verdict === "rejected") return { ...entry, reason: decision.reason ?? "" };
      const { correction, edited, glossary } = decision;
      return { ...entry, correction, edited: Boolean(edited), glossary: Boolean(glossary) };
    });
  const head = { version: 1, report: data.report, author: choices.author, date: today() };
  return `${JSON.stringify({ ...head, decisions: entries }, null, 2)}\n`;
}

function baselineFile() {
  const judgements = decided("rejected").map((finding) => ({
    path: finding.article.path,
    detector: finding.detector,
    text: finding.text.split(/\s+/).filter(Boolean).join(" "),
    fingerprint: finding.fingerprint,
    reason: decisionOf(finding).reason?.trim() || "rejected in review",
    author: choices.author,
    date: today(),
  }));
  return `${JSON.stringify({ version: 1, judgements }, null, 2)}\n`;
}

function glossaryFile() {
  const folded = (text) => text.split(/\s+/).filter(Boolean).join(" ");
  const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const terms = new Map();
  for (const finding of decided("accepted")) {
    const decision = decisionOf(finding);
    const right = folded(decision.correction ?? "");
    const wrong = folded(finding.text);
    if (!decision.glossary || !right || !wrong || right === wrong) continue;
    const term = terms.get(right) ?? { lang: finding.article.lang, forms: new Set() };
    term.forms.add(wrong);
    terms.set(right, term);
  }
  const rows = ["term,status,form,lang,kind,topic,since,note"];
  for (const right of [...terms.keys()].sort()) {
    const term = cell(right);
    const { lang, forms } = terms.get(right);
    rows.push(`${term},canonical,${term},${lang},term,,,`);
    for (const form of forms) {
      rows.push(`${term},bad,${cell(form)},,,,,an editor's correction`);
    }
  }
  return `${rows.join("\n")}\n`;
}

/* --- A patch ----------------------------------------------------------------------------------- */

/* The page holds no text of an article in which nothing was found. */
const changedArticles = () =>
  data.articles.filter((article) => article.findings.length && editsOf(article).length);

function patchFile() {
  return changedArticles()
    .filter((article) => article.plain)
    .map(patchOf)
    .join("");
}

function patchOf(article) {
  const text = textOf(article);
  const old = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const starts = [];
  old.reduce((at, line) => (starts.push(at), at + line.length), 0);
  const lineOf = (at) => {
    let low = 0;
    let high = starts.length;
    while (low < high - 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= at) low = middle;
      else high = middle;
    }
    return low;
  };
  const blocks = [];
  for (const edit of editsOf(article)) {
    const [first, last] = [lineOf(edit.start), lineOf(edit.end)];
    const block = blocks.at(-1);
    if (block && first <= block.last) {
      block.last = Math.max(block.last, last);
      block.edits.push(edit);
    } else {
      blocks.push({ first, last, edits: [edit] });
    }
  }
  const changes = blocks.map((block) => {
    const from = starts[block.first];
    const stretch = old.slice(block.first, block.last + 1).join("");
    const moved = block.edits.map((one) => ({ ...one, start: one.start - from, end: one.end - from }));
    return { start: block.first, end: block.last + 1, now: linesOf(applied(stretch, moved)) };
  });
  const trimmed = changes.map((change) => trim(change, old)).filter(Boolean);
  if (!trimmed.length) return "";
  const name = patchName(article.path);
  return `--- ${name}\n+++ ${name}\n${hunks(trimmed, old)}`;
}

const linesOf = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

function trim({ start, end, now }, old) {
  let first = 0;
  let last = now.length;
  while (start < end && first < last && old[start] === now[first]) {
    start++;
    first++;
  }
  while (start < end && first < last && old[end - 1] === now[last - 1]) {
    end--;
    last--;
  }
  return start < end || first < last ? { start, end, now: now.slice(first, last) } : null;
}

function hunks(changes, old) {
  const groups = [];
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1);
    if (last && change.start === last.end) {
      last.end = change.end;
      last.now.push(...change.now);
    } else if (last && change.start - last.end <= 2 * CONTEXT) {
      groups.at(-1).push(change);
    } else {
      groups.push([change]);
    }
  }
  let shift = 0;
  let result = "";
  const range = (start, length) => `${length ? start + 1 : start},${length}`;
  const marked = (mark, line) =>
    `${mark}${line}${line.endsWith("\n") ? "" : "\n\\ No newline at end of file\n"}`;
  for (const group of groups) {
    const start = Math.max(0, group[0].start - CONTEXT);
    const end = Math.min(old.length, group.at(-1).end + CONTEXT);
    const grown = group.reduce((sum, one) => sum + one.now.length - (one.end - one.start), 0);
    result += `@@ -${range(start, end - start)} +${range(start + shift, end - start + grown)} @@\n`;
    let done = start;
    for (const one of group) {
      for (const line of old.slice(done, one.start)) result += marked(" ", line);
      for (const line of old.slice(one.start, one.end)) result += marked("-", line);
      for (const line of one.now) result += marked("+", line);
      done = one.end;
    }
    for (const line of old.slice(done, end)) result += marked(" ", line);
    shift += grown;
  }
  return result;
}

function patchName(path) {
  if (!/[\x00-\x1f\x7f"\\]/.test(path)) return path.includes(" ") ? `${path}\t` : path;
  const escaped = path.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
  const octal = (char) => `\\${char.charCodeAt(0).toString(8).padStart(3, "0")}`;
  return `"${escaped.replace(/[\x00-\x1f\x7f]/g, octal)}"`;
}

/* --- Handing over ------------------------------------------------------------------------------ */

const shownArticle = () => current?.article ?? data.articles[0];

/* The articles whose corrected text is wanted: those that change, otherwise the one shown. */
function textArticles() {
  const changed = changedArticles();
  return changed.length ? changed : [shownArticle()];
}

const correctedText = (article) => applied(textOf(article), editsOf(article));

/* Return a name for the text of an article in a folder that is made for it; not one that is taken. */
function textName(article, taken) {
  const parts = `${article.path}${article.record ? `/${article.record}` : ""}`.split(/[\\/]/);
  const safe = parts
    .map((part) => part.replace(/[\x00-\x1f\x7f<>:"|?*\u202a-\u202e\u2066-\u2069]/g, "_").trim())
    .filter((part) => !/^\.*$/.test(part));
  const whole = safe.join("/") || "article";
  const [, stem, ending] = article.plain ? whole.match(/^(.*?)(\.[^./]*)?$/s) : [, whole, ".txt"];
  let name = `${stem}${ending ?? ""}`;
  for (let number = 2; taken.has(name.toLowerCase()); number++) {
    name = `${stem}-${number}${ending ?? ""}`;
  }
  taken.add(name.toLowerCase());
  return name;
}

function textExport() {
  const articles = textArticles();
  const taken = new Set();
  const files = articles.map((article) => [textName(article, taken), correctedText(article)]);
  if (files.length > 1) return ["corrected.zip", "application/zip", archive(files)];
  const [[name, text]] = files;
  return [name.split("/").at(-1), "text/plain;charset=utf-8", [text]];
}

const written = (name, type, content) => () => [name, `${type};charset=utf-8`, [content()]];
const FILES = {
  decisions: written("decisions.json", "application/json", decisionsFile),
  patch: written("corrections.diff", "text/x-diff", patchFile),
  text: textExport,
  baseline: written("mtaudit-baseline.json", "application/json", baselineFile),
  glossary: written("glossary-rows.csv", "text/csv", glossaryFile),
};

function openExport() {
  const counts = ["accepted", "rejected"].map((verdict) => `${decided(verdict).length} ${verdict}`);
  byId("export-summary").textContent = `${counts.join(", ")}, ${findings.length - decisions.size} open.`;
  const others = changedArticles().filter((article) => !article.plain).length;
  byId("patch-note").textContent = others
    ? `unified diff; without ${others} in files that are no plain text: mtaudit apply --dry-run shows those`
    : "unified diff of the corrections, for patch -p0";
  const texts = textArticles();
  byId("text-note").textContent =
    texts.length > 1
      ? `of the ${texts.length} articles with corrections, a file each in a ZIP archive`
      : `of ${visible(texts[0].path)}`;
  byId("author").value = choices.author;
  byId("export").showModal();
}

function exportFile(kind) {
  choices.author = byId("author").value.trim();
  saveSoon();
  const [name, type, parts] = FILES[kind]();
  const link = make("a");
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  say(`${name} is saved.`);
}
