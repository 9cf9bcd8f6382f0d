// Runs once for each part of the page, with `element`, `trigger` and `watch` from Gradio. The
// buttons within a part come and go; the part itself stays, so it listens for all of them.

const NUMBERS = new Set(["turn", "rank", "page"]);
const MARGIN_PIXELS = 16;
const YEAR_SECONDS = 31536000;
const narrow = () => window.matchMedia("(max-width: 899px)").matches;

element.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-action]");
  if (!button || button.disabled) {
    return;
  }
  const wanted = Object.fromEntries(
    Object.entries(button.dataset).map(([key, value]) => [
      key,
      NUMBERS.has(key) ? Number(value) : value,
    ]),
  );
  if (wanted.action === "language") {
    document.cookie = `vraagbaak-language=${wanted.language}; max-age=${YEAR_SECONDS}; samesite=lax`;
  }
  trigger("click", wanted);
  if (wanted.action === "show" && narrow()) {
    document.getElementById("beside").scrollIntoView();
  }
});

watch("value", () => {
  const spoken = element.querySelector("[lang]");
  if (spoken && spoken.classList.contains("masthead")) {
    document.documentElement.lang = spoken.lang;
  }
  const frame = element.querySelector(".page-frame");
  if (!frame) {
    return;
  }
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
});
