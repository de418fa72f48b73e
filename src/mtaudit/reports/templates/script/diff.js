/* What an article reads like with its corrections, word by word. */

const MOST_WORDS = 400; // of a replaced stretch that are compared one by one
const WORD = /[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[\p{L}\p{N}\p{M}_]+|\s+|./gsu;

/* Return the text of an article, and the way from its code points to places in it. */
function textOf(article) {
  if (article.text === undefined) {
    article.text = JSON.parse(byId(`${article.id}-text-data`).textContent);
    const isSimple = !/[\ud800-\udfff]/.test(article.text);
    if (!isSimple) {
      article.places = [];
      let at = 0;
      for (const char of article.text) {
        article.places.push(at);
        at += char.length;
      }
      article.places.push(at);
    }
  }
  return article.text;
}

const placeOf = (article, point) => (article.places ? article.places[point] : point);

/* Return the edits of an article by position, those that overlap an earlier one left out.

   They count UTF-16 units of the text. `withOpen` carries out first suggestions as well. */
function editsOf(article, { withOpen = false } = {}) {
  textOf(article);
  const taken = [];
  const inOrder = [...article.findings].sort((a, b) => a.start - b.start || b.end - a.end);
  for (const finding of inOrder) {
    const edit = editOf(finding, withOpen);
    if (edit && !taken.some((one) => one.from < edit.to && edit.from < one.to)) taken.push(edit);
  }
  return taken
    .map((edit) => ({
      ...edit,
      start: placeOf(article, edit.from),
      end: placeOf(article, edit.to),
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

function editOf(finding, withOpen) {
  const decision = decisionOf(finding);
  let text = decision?.correction;
  if (decision ? decision.verdict !== "accepted" : !withOpen) return null;
  if (!decision) text = finding.corrections[0]?.[0];
  if (text === undefined || text === null) return null;
  const edit = { finding, from: finding.start, to: finding.end, replacement: text };
  if (!decision?.edited) {
    const known = finding.corrections.find((one) => one[0] === text);
    if (known?.length > 1) [, edit.from, edit.replacement] = known;
  }
  return edit;
}

function applied(text, edits) {
  let done = 0;
  let result = "";
  for (const edit of edits) {
    result += text.slice(done, edit.start) + edit.replacement;
    done = edit.end;
  }
  return result + text.slice(done);
}

/* Return what stays, goes and comes between two stretches: pairs of `same`, `delete`, `insert` and
   a text. */
function compare(before, after) {
  const old = before.match(WORD) ?? [];
  const now = after.match(WORD) ?? [];
  if (old.length > MOST_WORDS || now.length > MOST_WORDS) {
    return [["delete", before], ["insert", after]].filter(([, text]) => text);
  }
  const width = now.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i * width + j] =
        old[i] === now[j]
          ? common[(i + 1) * width + j + 1] + 1
          : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  const parts = [];
  const add = (kind, text) => {
    if (parts.at(-1)?.[0] === kind) parts.at(-1)[1] += text;
    else parts.push([kind, text]);
  };
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      add("same", old[i]);
      i++;
      j++;
    } else if (j >= now.length || (i < old.length && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      add("delete", old[i++]);
    } else {
      add("insert", now[j++]);
    }
  }
  return parts;
}

/* Return the corrected text as lines, each a list of [kind, text, edit or null]. */
function differenceLines(text, edits) {
  const lines = [[]];
  const add = (kind, stretch, edit) => {
    for (const [number, part] of stretch.split("\n").entries()) {
      if (number) lines.push([]);
      const bare = part.replace(/\r$/, "");
      if (bare) lines.at(-1).push([kind, bare, edit]);
    }
  };
  let done = 0;
  for (const edit of edits) {
    add("same", text.slice(done, edit.start), null);
    const parts = compare(text.slice(edit.start, edit.end), edit.replacement);
    for (const [kind, part] of parts) add(kind, part, edit);
    done = edit.end;
  }
  add("same", text.slice(done), null);
  return lines.filter((line) => line.length);
}

/* Show the differences of an article that is unfolded as they are now. */
function showDifference(article) {
  if (isFolded(article) || !article.findings.length) return;
  const box = byId(article.id).querySelector(".difference");
  if (!box) return;
  const edits = editsOf(article, { withOpen: true });
  const lines = differenceLines(textOf(article), edits);
  const kinds = choices.sides ? ["delete", "insert"] : [null];
  box.classList.toggle("in-sides", choices.sides);
  const rows = [];
  let unchanged = 0;
  const closeRun = () => {
    if (unchanged) {
      const said = unchanged === 1 ? "1 unchanged paragraph" : `${unchanged} unchanged paragraphs`;
      const gap = make("p", "gap", said);
      gap.lang = "en";
      gap.dir = "ltr";
      rows.push(gap);
    }
    unchanged = 0;
  };
  for (const line of lines) {
    if (!line.some(([, , edit]) => edit)) {
      unchanged++;
      continue;
    }
    closeRun();
    const row = make("div", "changed-line");
    for (const side of kinds) row.append(differenceLine(line, side));
    rows.push(row);
  }
  closeRun();
  box.replaceChildren(...rows);
}

function differenceLine(line, side) {
  const paragraph = make("p");
  for (const [at, [kind, text, edit]] of line.entries()) {
    if (side && kind !== "same" && kind !== side) continue;
    const tag = { same: "span", delete: "del", insert: "ins" }[kind];
    const isOpen = edit && statusOf(edit.finding) === "open";
    paragraph.append(make(tag, isOpen && kind !== "same" ? "open" : "", ...shown(text)));
    if (edit && line[at + 1]?.[2] !== edit && side !== "delete") {
      const link = make("a", `number family-${edit.finding.family}`);
      link.href = `#${edit.finding.id}`;
      link.append(make("span", "unseen", "finding "), `${edit.finding.number}`);
      paragraph.append(link);
    }
  }
  return paragraph;
}

function toggleSides() {
  choices.sides = !choices.sides;
  for (const article of data.articles) showDifference(article);
  saveSoon();
  say(choices.sides ? "Differences side by side." : "Differences inline.");
}
