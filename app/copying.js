// Copy a quote, or a link to it. Runs with `element` of a part, as actions.js does.

const told = (button, words) => {
  const status = button.closest(".quote-actions")?.querySelector(".copied");
  if (status) {
    status.textContent = words;
  }
};

// Where the browser has no clipboard for this page (no HTTPS), the older way may still work; where
// that fails too, the words stand selected for the visitor to copy.
const copyTheOldWay = (button, { plain, html }) => {
  const field = document.createElement("textarea");
  field.className = "by-hand";
  field.readOnly = true;
  field.value = plain;
  field.setAttribute("aria-label", button.textContent);
  const place = button.closest(".quote-actions");
  place.querySelector(".by-hand")?.remove();
  place.append(field);
  field.focus();
  field.select();
  const both = (event) => {
    event.preventDefault();
    event.clipboardData.setData("text/plain", plain);
    if (html) {
      event.clipboardData.setData("text/html", html);
    }
  };
  document.addEventListener("copy", both, { once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", both);
  if (done) {
    field.remove();
    button.focus();
  }
  told(button, done ? button.dataset.done : button.dataset.byHand);
};

const copied = async (button, fetched, form) => {
  const plain = fetched.then((words) => new Blob([words], { type: "text/plain" }));
  const flavours = { "text/plain": plain };
  if (form === "html") {
    flavours["text/html"] = fetched.then((words) => new Blob([words], { type: "text/html" }));
  }
  try {
    // Promises and not words: a browser may forget the click while the words are on their way.
    await navigator.clipboard.write([new ClipboardItem(flavours)]);
    told(button, button.dataset.done);
  } catch {
    try {
      const words = await fetched;
      copyTheOldWay(button, { plain: words, html: form === "html" ? words : "" });
    } catch {
      told(button, button.dataset.failed);
    }
  }
};

const wordsAt = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  return answer.text();
};

element.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-copy], button[data-copy-link]");
  if (!button) {
    return;
  }
  told(button, "");
  const { copy, copyLink, form } = button.dataset;
  const words = copyLink
    ? Promise.resolve(new URL(copyLink, document.baseURI).href)
    : wordsAt(copy);
  words.catch(() => {});
  copied(button, words, form);
});
