// Open a long quote as a whole and fold it again. Runs with `element` and `watch` of the cards.

const opened = new Set();

const showWhole = (quote, whole) => {
  const button = quote.nextElementSibling;
  quote.classList.toggle("whole", whole);
  button.setAttribute("aria-expanded", String(whole));
  button.textContent = whole ? button.dataset.less : button.dataset.more;
};

element.addEventListener("click", (event) => {
  const gap = event.target.closest("button.gap");
  const button = event.target.closest("button.unfold-quote");
  const quote = gap?.closest("blockquote") ?? button?.previousElementSibling;
  if (!quote) {
    return;
  }
  const whole = Boolean(gap) || !quote.classList.contains("whole");
  if (whole) {
    opened.add(quote.id);
  } else {
    opened.delete(quote.id);
  }
  showWhole(quote, whole);
  if (gap) {
    // The gap itself goes; the focus must not go with it.
    quote.nextElementSibling.focus({ preventScroll: true });
  }
});

// Words copied across a gap say so: they do not follow each other in the paper.
element.addEventListener("copy", (event) => {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed) {
    return;
  }
  const chosen = selection.getRangeAt(0).cloneContents();
  const hidden = [...chosen.querySelectorAll(".left-out")];
  const within = element.querySelector("blockquote.folded:not(.whole)");
  if (!hidden.length || !within) {
    return;
  }
  for (const gap of chosen.querySelectorAll(".gap")) {
    gap.replaceWith(" […] ");
  }
  for (const part of hidden) {
    part.remove();
  }
  event.preventDefault();
  event.clipboardData.setData("text/plain", chosen.textContent);
});

watch("value", () => {
  for (const quote of element.querySelectorAll("blockquote.folded")) {
    if (opened.has(quote.id)) {
      showWhole(quote, true);
    }
  }
});

element.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-action]");
  if (button?.dataset.busy) {
    button.textContent = button.dataset.busy;
    button.setAttribute("aria-busy", "true");
  }
  if (button?.dataset.action === "edit") {
    document.querySelector("#question textarea")?.focus();
  }
});
