// Lists the questions of this page: filters, sorts, and shows what was expected beside what was
// given. Words from papers and questions go into the page as text alone, never as markup.
"use strict";

const CHUNK = 100;
const FEWEST_CHOICES = 3; // "all", and at least two to choose from
const data = JSON.parse(document.getElementById("rows").textContent);
const list = document.getElementById("list");
const more = document.getElementById("more");
const TONES = new Map(data.outcomes.map(({ words, tone }) => [words, tone]));
const OUTCOMES = [...TONES.keys()];
const MARKS = {
  answer: "marked by the program as the answer",
  expected: "words that a right answer holds",
  missing: "expected, and not in what was given",
  word: "a word of the question",
};

function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

const passagesOf = (row) => [...row.sides.flatMap((side) => side.passages), ...row.others];

// --- what is searched, filtered and sorted ---

const folded = (words) =>
  words.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();

const rowWords = data.rows.map((row) =>
  folded([row.id, row.question, ...row.history, ...row.flaws].join("\n")));
const passageWords = data.passages.map(({ source, text }) => folded([...source, text].join("\n")));

// A passage that many rows show is searched once.
function searchFor(word) {
  const within = passageWords.map((words) => words.includes(word));
  return (row, place) =>
    rowWords[place].includes(word) || passagesOf(row).some((each) => within[each.passage]);
}

const known = (name) => data.rows.some((row) => row[name] !== null);
const figureNames = [...new Set(data.rows.flatMap((row) => Object.keys(row.figures)))];
const nothingLast = (value, last) => (value === null || value === undefined ? last : value);
const ORDERS = {
  "wrong first": (row) => [OUTCOMES.indexOf(row.outcome), -nothingLast(row.confidence, 0),
    -nothingLast(row.rank, Infinity)],
  "as in the set": () => [],
  "rank of the right one": known("rank") && ((row) => [-nothingLast(row.rank, Infinity)]),
  confidence: known("confidence") && ((row) => [-nothingLast(row.confidence, -1)]),
  milliseconds: known("milliseconds") && ((row) => [-nothingLast(row.milliseconds, -1)]),
  ...Object.fromEntries(
    figureNames.map((name) => [name, (row) => [nothingLast(row.figures[name], Infinity)]]),
  ),
  question: (row) => [row.question.toLowerCase()],
};

const controls = {
  search: make("input", { type: "search", name: "search", id: "search", placeholder: "words" }),
  outcome: choice("outcome", OUTCOMES),
  kind: choice("kind"),
  language: choice("language"),
  order: make("select", { name: "order", id: "order" }),
};

for (const [name, key] of Object.entries(ORDERS)) {
  if (key) {
    controls.order.append(make("option", { value: name }, name));
  }
}

function choice(name, order = null) {
  const counts = new Map((order ?? []).map((value) => [value, 0]));
  for (const row of data.rows) {
    counts.set(row[name], (counts.get(row[name]) ?? 0) + 1);
  }
  const control = make("select", { name, id: name }, make("option", { value: "" }, "all"));
  for (const [value, count] of counts) {
    if (count) {
      control.append(make("option", { value }, `${value} (${count})`));
    }
  }
  return control;
}

const reversed = make("input", { type: "checkbox", name: "reversed", id: "reversed" });
const form = document.getElementById("filters");
for (const [name, control] of Object.entries(controls)) {
  const words = { search: "Search", order: "Sort by" }[name] ?? name;
  if (control.options && control.options.length < FEWEST_CHOICES) {
    continue;
  }
  form.append(make("label", { for: control.id, class: `by-${name}` }, make("span", {}, words), control));
}
form.append(make("label", { for: "reversed", class: "check" }, reversed, make("span", {}, "reversed")));
form.append(make("button", { type: "reset" }, "Clear"));

// --- the list ---

let chosen = [];
let shown = 0;

function choose() {
  const wanted = folded(controls.search.value).split(/\s+/).filter(Boolean).map(searchFor);
  const chosenIn = (row, name) => !controls[name].value || row[name] === controls[name].value;
  chosen = data.rows
    .map((row, place) => ({ row, place, key: ORDERS[controls.order.value](row) }))
    .filter(({ row, place }) =>
      ["outcome", "kind", "language"].every((name) => chosenIn(row, name)) &&
      wanted.every((holds) => holds(row, place)))
    .sort((one, other) => compared(one.key, other.key) || one.place - other.place);
  if (reversed.checked) {
    chosen.reverse();
  }
  list.replaceChildren();
  shown = 0;
  show();
}

function compared(one, other) {
  for (let at = 0; at < one.length; at += 1) {
    if (one[at] !== other[at]) {
      return one[at] < other[at] ? -1 : 1;
    }
  }
  return 0;
}

function show() {
  const next = chosen.slice(shown, shown + CHUNK);
  list.append(...next.map(({ row, place }) => item(row, place)));
  shown += next.length;
  more.hidden = shown >= chosen.length;
  more.textContent = `Show more (${chosen.length - shown} left)`;
  document.getElementById("count").textContent =
    `${chosen.length} of ${data.rows.length} questions`;
}

function item(row, place) {
  const facts = [
    `${row.language} · ${row.kind}`,
    row.rank !== null ? `right one at ${row.rank}` : null,
    row.confidence !== null ? `confidence ${row.confidence.toFixed(2)}` : null,
    row.milliseconds !== null ? `${Math.round(row.milliseconds)} ms` : null,
  ].filter(Boolean);
  const asked = make("span", { class: "asked", lang: row.language }, row.question);
  const summary = make("summary", {},
    make("span", { class: `outcome ${TONES.get(row.outcome)}` }, row.outcome),
    asked,
    make("span", { class: "facts" }, facts.join(" · ")));
  const details = make("details", { "data-place": place }, summary);
  details.addEventListener("toggle", () => {
    if (details.open && details.childElementCount === 1) {
      details.append(detail(row));
    }
  });
  return make("li", {}, details);
}

// --- one question ---

function detail(row) {
  const told = Object.entries(row.figures).map(([name, value]) => `${name} ${value}`);
  const marks = new Set(passagesOf(row).flatMap((each) => each.marks.map(([, , why]) => why)));
  return make("div", { class: "detail" },
    make("p", { class: "note" }, [row.id, ...told].join(" · ")),
    row.history.length ? earlier(row.history) : null,
    row.flaws.length ? make("ul", { class: "flaws" }, ...row.flaws.map((each) => make("li", {}, each))) : null,
    make("div", { class: `sides of-${row.sides.length}` }, ...row.sides.map(side)),
    row.others.length
      ? make("details", { class: "others" },
        make("summary", {}, `What came next (${row.others.length})`), ...row.others.map(passage))
      : null,
    marks.size ? legend(marks) : null);
}

function earlier(history) {
  return make("p", { class: "history" }, "Asked before: ",
    ...history.flatMap((each, at) => [at ? " → " : "", make("q", {}, each)]));
}

function side({ heading, passages, nothing }) {
  return make("section", {}, make("h4", {}, heading),
    ...(passages.length ? passages.map(passage) : [make("p", { class: "nothing" }, nothing)]));
}

function passage(given) {
  const { source, text } = data.passages[given.passage];
  const facts = [
    given.place !== null ? `place ${given.place}` : null,
    ...source,
    given.score !== null ? `score ${given.score}` : null,
  ].filter(Boolean);
  const right = given.right === null ? null
    : make("b", { class: given.right ? "yes" : "no" }, given.right ? "right" : "not right");
  return make("article", {},
    make("p", { class: "source" }, facts.join(" · "), right ? " " : null, right),
    make("blockquote", { tabindex: "0" }, ...marked(text, given.marks)));
}

// Offsets count characters as Python does; a JavaScript string counts UTF-16 units.
function marked(text, marks) {
  const characters = [...text];
  const edges = [...new Set([0, characters.length, ...marks.flatMap(([start, end]) => [start, end])])]
    .sort((one, other) => one - other);
  return edges.slice(0, -1).map((start, at) => {
    const words = characters.slice(start, edges[at + 1]).join("");
    const why = marks.filter(([from, to]) => from <= start && start < to).map(([, , each]) => each);
    return why.length
      ? make("mark", { class: why.join(" "), title: why.map((each) => MARKS[each]).join("; ") }, words)
      : words;
  });
}

function legend(marks) {
  const entries = Object.keys(MARKS).filter((why) => marks.has(why));
  return make("p", { class: "legend" },
    ...entries.map((why) => make("span", {}, make("mark", { class: why }, "words"), ` ${MARKS[why]}`)));
}

// --- listening ---

form.addEventListener("input", choose);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(choose));
more.addEventListener("click", () => {
  const first = shown;
  show();
  list.children[first].querySelector("summary").focus();
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    controls.search.focus();
  }
});
choose();
