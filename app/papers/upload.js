// Sends the form as the browser would, but shows how far it is. Without this script it works too.

const form = document.querySelector(".upload form");
const bar = form.querySelector("progress");
const stage = form.querySelector("#stage");
const button = form.querySelector("button");
const ASKING_MILLISECONDS = 400;
let asking;

const show = (words, share) => {
  bar.hidden = false;
  stage.textContent = words;
  if (share === null) {
    bar.removeAttribute("value");
  } else {
    bar.value = share;
  }
};

const stop = (words) => {
  clearInterval(asking);
  asking = undefined;
  bar.hidden = true;
  stage.textContent = words;
  button.disabled = false;
};

const ask = async () => {
  const answer = await fetch(form.dataset.progress);
  const told = answer.ok ? await answer.json() : {};
  const words = form.dataset[told.stage];
  if (asking && words) {
    const share = told.total ? told.done / told.total : null;
    show(told.file ? `${words}: ${told.file}` : words, share);
  }
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const files = [...form.querySelector("input[type=file]").files];
  if (files.length > Number(form.dataset.most)) {
    stop(form.dataset.tooMany);
    return;
  }
  // The server refuses it too, but breaks off then, and a browser does not tell why.
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes > Number(form.dataset.mostBytes)) {
    const sent = (bytes / 2 ** 20).toLocaleString(document.documentElement.lang, {
      maximumFractionDigits: 1,
    });
    stop(form.dataset.tooLarge.replace("{sent}", sent));
    return;
  }
  const sending = new XMLHttpRequest();
  sending.upload.addEventListener("progress", ({ loaded, total }) => {
    show(form.dataset.sending, total ? loaded / total : null);
  });
  sending.upload.addEventListener("load", () => {
    show(form.dataset.kept, null);
    asking = setInterval(() => ask().catch(() => {}), ASKING_MILLISECONDS);
  });
  sending.addEventListener("load", () => {
    if (sending.status === 200) {
      location.assign(sending.responseURL);
      return;
    }
    let words = form.dataset.failed;
    try {
      words = JSON.parse(sending.responseText).detail;
    } catch {
      // What a proxy says is no JSON.
    }
    stop(words);
  });
  sending.addEventListener("error", () => stop(form.dataset.failed));
  sending.open("POST", form.action);
  button.disabled = true;
  show(form.dataset.sending, 0);
  sending.send(new FormData(form));
});
