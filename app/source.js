
// From here on for the source alone: zoom, keys, words to look for, and on a narrow screen the
// source as a sheet over the conversation. It follows what stands in actions.js.

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];
const FIT = ZOOMS.indexOf(1);
// On a phone the small type of a whole page cannot be read; the frame scrolls sideways.
const READABLE = ZOOMS.indexOf(1.75);
const SHEET_STATE = "vraagbaakSource";
let zoom = narrow() ? READABLE : FIT;
let opener = null;

const column = () => document.getElementById("beside");
const frame = () => element.querySelector(".page-frame");
const isOpen = () => column().classList.contains("open");
const behind = () =>
  ["head", "talk"].map((name) => document.getElementById(name)).filter(Boolean);

const showZoom = () => {
  element.style.setProperty("--zoom", ZOOMS[zoom]);
  const level = element.querySelector(".zoom-level");
  if (level) {
    level.textContent = `${Math.round(ZOOMS[zoom] * 100)}%`;
  }
  for (const button of element.querySelectorAll("[data-zoom]")) {
    const { zoom: way } = button.dataset;
    button.disabled =
      (way === "in" && zoom === ZOOMS.length - 1) || (way === "out" && zoom === 0);
  }
  const picture = element.querySelector(".page img");
  if (picture) {
    picture.sizes = `${Math.ceil(picture.clientWidth)}px`;
  }
};

// What is in the middle of the frame stays there.
const zoomTo = (level) => {
  const view = frame();
  if (!view) {
    return;
  }
  const across = (view.scrollLeft + view.clientWidth / 2) / view.scrollWidth;
  const down = (view.scrollTop + view.clientHeight / 2) / view.scrollHeight;
  zoom = Math.min(Math.max(level, 0), ZOOMS.length - 1);
  showZoom();
  view.scrollTo(
    across * view.scrollWidth - view.clientWidth / 2,
    down * view.scrollHeight - view.clientHeight / 2,
  );
};

const zoomBy = { in: () => zoomTo(zoom + 1), out: () => zoomTo(zoom - 1), fit: () => zoomTo(FIT) };

const press = (selector) => {
  const button = element.querySelector(selector);
  if (button && !button.disabled) {
    button.click();
  }
};

const turn = (view, way) => {
  const room =
    way === "next"
      ? view.scrollWidth - view.clientWidth - view.scrollLeft > 1
      : view.scrollLeft > 1;
  if (!room) {
    press(`.turn-page.${way}`);
  }
  return !room;
};

// Only while the page has the focus, so that no other use of a key is taken away.
const KEYS = {
  "+": zoomBy.in,
  "=": zoomBy.in,
  "-": zoomBy.out,
  0: zoomBy.fit,
  ArrowLeft: (view) => turn(view, "previous"),
  ArrowRight: (view) => turn(view, "next"),
};

const hide = () => {
  column().classList.remove("open");
  for (const name of ["role", "aria-modal", "aria-labelledby"]) {
    column().removeAttribute(name);
  }
  document.documentElement.classList.remove("source-open");
  for (const part of behind()) {
    part.inert = false;
  }
  if (opener?.isConnected) {
    opener.focus();
  }
  opener = null;
};

const close = () => {
  if (window.history.state?.[SHEET_STATE]) {
    // The browser's own way back closes it as well: hide() follows.
    window.history.back();
  } else {
    hide();
  }
};

const open = (button) => {
  opener = button;
  column().classList.add("open");
  column().setAttribute("role", "dialog");
  column().setAttribute("aria-modal", "true");
  column().setAttribute("aria-labelledby", "source-title");
  document.documentElement.classList.add("source-open");
  for (const part of behind()) {
    part.inert = true;
  }
  window.history.pushState({ ...window.history.state, [SHEET_STATE]: true }, "");
  element.querySelector(".close-source")?.focus();
  showZoom();
  if (frame()) {
    showMark(frame());
  }
};

const find = () => {
  const words = element.querySelector(".finder input");
  const again = words.value === words.getAttribute("value") && words.value.trim();
  if (again && element.querySelector(".next-hit")) {
    press(".next-hit");
  } else {
    trigger("click", { action: "find", words: words.value });
  }
};

document.addEventListener("vraagbaak:source", (event) => {
  if (narrow() && !isOpen()) {
    open(event.detail);
  } else if (frame()) {
    showMark(frame());
  }
});

window.addEventListener("popstate", (event) => {
  if (isOpen() && !event.state?.[SHEET_STATE]) {
    hide();
  }
});

window.matchMedia("(max-width: 899px)").addEventListener("change", () => {
  if (!narrow() && isOpen()) {
    close();
  }
  zoomTo(narrow() ? READABLE : FIT);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isOpen()) {
    close();
  }
});

element.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) {
    close();
  }
  const button = event.target.closest("[data-zoom]");
  if (button) {
    zoomBy[button.dataset.zoom]();
  }
});

element.addEventListener("submit", (event) => {
  event.preventDefault();
  find();
});

element.addEventListener("keydown", (event) => {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (plain && event.target === frame() && KEYS[event.key]) {
    if (KEYS[event.key](frame()) !== false) {
      event.preventDefault();
    }
  } else if (event.key === "Enter" && event.shiftKey && event.target.matches(".finder input")) {
    event.preventDefault();
    press(".previous-hit");
  }
});

// Until the next page is drawn, the marks must not lie on the one before it.
const cover = () => {
  const picture = element.querySelector(".page img");
  element.classList.toggle("drawing", Boolean(picture && !picture.complete));
  picture?.addEventListener("load", () => element.classList.remove("drawing"), { once: true });
};

const showListed = () => {
  const current = element.querySelector(".to-hit[aria-current]");
  const list = current?.closest("ol");
  if (list) {
    const down = current.getBoundingClientRect().top - list.getBoundingClientRect().top;
    list.scrollTop += down - list.clientHeight / 3;
  }
};

watch("value", () => {
  showZoom();
  cover();
  showListed();
});
