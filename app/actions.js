// Runs once for each part of the page, with `element`, `trigger` and `watch` from Gradio. The
// buttons within a part come and go; the part itself stays, so it listens for all of them.

const NUMBERS = new Set(["turn", "rank", "page", "hit"]);
const MARGIN_PIXELS = 16;
const YEAR_SECONDS = 31536000;
const TYPING_MILLISECONDS = 200;
const narrow = () => window.matchMedia("(max-width: 899px)").matches;

// What the visitor folded or unfolded, by `data-fold`: new HTML knows nothing of it.
const folds = new Map();
let takenOff = false;
let typing;
let sent = 0;

const asked = (button) =>
  Object.fromEntries(
    Object.entries(button.dataset).map(([key, value]) => [
      key,
      NUMBERS.has(key) ? Number(value) : value,
    ]),
  );

const boxes = () => [...element.querySelectorAll("input[type=checkbox]")];
const days = () => [...element.querySelectorAll("input[type=date]")];
const day = (name) => {
  const field = days().find(({ dataset }) => dataset.filter === name);
  // A year that is half typed does not count yet: what was set before does.
  return field?.checkValidity() ? field.value : (field?.defaultValue ?? "");
};

// All that is set goes along each time, so that no order of events can lose a part of it.
const filter = () => {
  sent += 1;
  trigger("click", {
    action: "filter",
    chosen: boxes()
      .filter((box) => box.checked)
      .map(({ dataset }) => [dataset.filter, dataset.value]),
    since: day("since"),
    until: day("until"),
    words: element.querySelector("input[type=search]")?.value ?? "",
    sent,
  });
};

const takeOff = ({ action, filter: name, value }) => {
  const every = action === "unfilter-all";
  for (const box of boxes()) {
    if (every || (box.dataset.filter === name && box.dataset.value === value)) {
      box.checked = false;
    }
  }
  for (const field of days()) {
    if (every || field.dataset.filter === name) {
      field.value = "";
    }
  }
  takenOff = true;
  filter();
};

const isOnView = ({ action, turn, rank }) =>
  action === "show" &&
  document.querySelector(`.source[data-turn="${turn}"][data-rank="${rank}"][data-home]`);

element.addEventListener("click", (event) => {
  const skip = event.target.closest("a[data-skip]");
  if (skip) {
    event.preventDefault();
    const target = document.querySelector(skip.dataset.skip);
    if (target && target.tabIndex < 0) {
      target.tabIndex = -1;
    }
    target?.focus();
    return;
  }
  const fold = event.target.closest("summary")?.parentElement;
  if (fold?.dataset.fold) {
    folds.set(fold.dataset.fold, !fold.open);
  }
  const button = event.target.closest("button[data-action]");
  if (!button || button.disabled) {
    return;
  }
  const wanted = asked(button);
  if (wanted.action.startsWith("unfilter")) {
    takeOff(wanted);
    return;
  }
  if (wanted.action === "language") {
    document.cookie = `vraagbaak-language=${wanted.language}; max-age=${YEAR_SECONDS}; samesite=lax`;
  }
  if (!isOnView(wanted)) {
    trigger("click", wanted);
  }
  if (wanted.action === "show") {
    document.dispatchEvent(new CustomEvent("vraagbaak:source", { detail: button }));
  }
});

element.addEventListener("change", (event) => {
  if (event.target.matches("input[type=checkbox], input[type=date]:valid")) {
    filter();
  }
});

element.addEventListener("input", (event) => {
  if (event.target.matches("input[type=search]")) {
    clearTimeout(typing);
    typing = setTimeout(filter, TYPING_MILLISECONDS);
  }
});

const keepFolds = () => {
  const present = [...element.querySelectorAll("details[data-fold]")];
  const names = new Set(present.map(({ dataset }) => dataset.fold));
  for (const name of folds.keys()) {
    if (!names.has(name)) {
      folds.delete(name);
    }
  }
  for (const fold of present) {
    fold.open = folds.get(fold.dataset.fold) ?? fold.hasAttribute("open");
  }
};

// What was clicked or typed follows its attribute no more, unless it is told to. While a newer
// state is on its way, an older one must not undo it.
const keepControls = () => {
  const known = Number(element.querySelector("[data-sent]")?.dataset.sent ?? 0);
  if (known > 0 && known < sent) {
    return;
  }
  for (const box of boxes()) {
    box.checked = box.hasAttribute("checked");
  }
  for (const field of days()) {
    if (field !== document.activeElement) {
      field.value = field.defaultValue;
    }
  }
  const search = element.querySelector("input[type=search]");
  if (search && known === 0) {
    search.value = "";
  }
};

// With the chip that had it, the focus would be lost to those who use no mouse.
const keepFocus = () => {
  if (!takenOff) {
    return;
  }
  takenOff = false;
  const chips = element.querySelectorAll(".chip");
  if (!element.contains(document.activeElement)) {
    (chips[chips.length - 1] ?? element.querySelector("summary"))?.focus();
  }
};

const showMark = (frame) => {
  const mark =
    frame.querySelector(".hit.current") ??
    frame.querySelector(".highlight") ??
    frame.querySelector(".line-mark, mark");
  if (!mark) {
    frame.scrollTo(0, 0);
    return;
  }
  const place = mark.getBoundingClientRect();
  const view = frame.getBoundingClientRect();
  frame.scrollTo(
    frame.scrollLeft + place.left - view.left - MARGIN_PIXELS,
    frame.scrollTop + place.top - view.top - view.height / 4,
  );
};

watch("value", () => {
  keepFolds();
  keepControls();
  keepFocus();
  const spoken = element.querySelector("[lang]");
  if (spoken && spoken.classList.contains("masthead")) {
    document.documentElement.lang = spoken.lang;
  }
  const frame = element.querySelector(".page-frame");
  if (frame) {
    showMark(frame);
  }
});
