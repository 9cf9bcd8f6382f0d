// Keep the conversation in this browser, and nowhere else. Runs with `element` and `watch` of the
// part that shows the cards.

const HISTORY = "vraagbaak-history";

// A browser may keep nothing at all (a private window, a full disk): the chat works without.
const keep = (written) => {
  try {
    if (written) {
      localStorage.setItem(HISTORY, written);
    } else {
      localStorage.removeItem(HISTORY);
    }
  } catch {
    // Nothing to tell: what is on the screen stays there.
  }
};

watch("value", () => {
  const root = element.querySelector("[data-kept]");
  if (root) {
    keep(root.dataset.kept);
  }
});

// The whole conversation as a file, made by the server of what the page holds; it keeps nothing.
element.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-transcript]");
  const root = element.querySelector("[data-kept]");
  if (!button || !root) {
    return;
  }
  const status = button.closest(".history").querySelector("[role=status]");
  status.textContent = "";
  try {
    const answer = await fetch(button.dataset.transcript, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: root.dataset.kept,
    });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = button.dataset.file;
    link.click();
    URL.revokeObjectURL(link.href);
    status.textContent = button.dataset.done;
  } catch {
    status.textContent = button.dataset.failed;
  }
});
