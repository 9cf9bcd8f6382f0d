// Gradio's own notices in words of this page: it heads each of them "Error", in English. Runs with
// `element` of the head of the page, which carries the words.

const reword = () => {
  const head = element.querySelector("[data-notice]");
  if (!head) {
    return;
  }
  const { notice, signedOut, signIn } = head.dataset;
  for (const title of document.querySelectorAll(".toast-title.error")) {
    if (title.firstChild?.data?.trim() === "Error") {
      title.firstChild.data = notice;
    }
  }
  for (const words of document.querySelectorAll(".toast-message-text")) {
    if (words.textContent === signedOut) {
      const link = document.createElement("a");
      link.href = "login";
      link.textContent = signIn;
      words.append(" ", link);
    }
  }
};

new MutationObserver(reword).observe(document.body, { childList: true, subtree: true });
