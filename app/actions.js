// Runs once for each part of the page, with `element`, `trigger` and `watch` from Gradio. The
// buttons within a part come and go; the part itself stays, so it listens for all of them.

const NUMBERS = new Set(["turn", "rank", "page"]);
const MARGIN_PIXELS = 16;
const YEAR_SECONDS = 31536000;
const TYPING_MILLISECONDS = 200;
const narrow = () => window.matchMedia("(max-width: 899px)").matches;

// What the visitor folded or unfolded, by `data-fold`: new HTML knows nothing of it.
const folds = new Map();
let takenOff = false;
let typing;

const asked = (control, entered) => {
  const wanted = Object.fromEntries(
    Object.entries(control.dataset).map(([key, value]) => [
      key,
      NUMBERS.has(key) ? Number(value) : value,
    ]),
  );
  return entered === undefined ? wanted : { ...wanted, entered };
};

element.addEventListener("click", (event) => {
  const fold = event.target.closest("summary")?.parentElement;
  if (fold?.dataset.fold) {
    folds.set(fold.dataset.fold, !fold.open);
  }
  const button = event.target.closest("button[data-action]");
  if (!button || button.disabled) {
    return;
  }
  const wanted = asked(button);
  if (wanted.action === "language") {
    document.cookie = `vraagbaak-language=${wanted.language}; max-age=${YEAR_SECONDS}; samesite=lax`;
  }
  takenOff = wanted.action.startsWith("unfilter");
  trigger("click", wanted);
  if (wanted.action === "show" && narrow()) {
    document.getElementById("beside").scrollIntoView();
  }
});

element.addEventListener("change", (event) => {
  const control = event.target.closest("input[data-action]");
  if (!control || control.type === "search" || !control.checkValidity()) {
    return;
  }
  const entered = control.type === "checkbox" ? control.checked : control.value;
  trigger("click", asked(control, entered));
});

element.addEventListener("input", (event) => {
  const control = event.target.closest("input[type=search][data-action]");
  if (control) {
    clearTimeout(typing);
    typing = setTimeout(
      () => trigger("click", asked(control, control.value)),
      TYPING_MILLISECONDS,
    );
  }
});

const keepFolds = () => {
  for (const fold of element.querySelectorAll("details[data-fold]")) {
    fold.open = folds.get(fold.dataset.fold) ?? fold.hasAttribute("open");
  }
};

// A box that was clicked follows its attribute no more, unless it is told to.
const keepBoxes = () => {
  for (const box of element.querySelectorAll("input[type=checkbox]")) {
    box.checked = box.hasAttribute("checked");
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
    frame.querySelector(".highlight") ?? frame.querySelector(".line-mark, mark");
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
  keepBoxes();
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
