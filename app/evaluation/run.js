// Shows how far a run is, and loads the page again at its end. Without this script, a reader does.

const part = document.querySelector("[data-progress]");
const bar = part.querySelector("progress");
const words = part.querySelector("[role=status]");
const ASKING_MILLISECONDS = 700;

const ask = async () => {
  const answer = await fetch(part.dataset.progress);
  const told = answer.ok ? await answer.json() : {};
  if (told.stage === "ended") {
    location.reload();
    return;
  }
  if (told.stage === "asking") {
    bar.value = told.total ? told.done / told.total : 0;
    words.textContent = part.dataset.asking
      .replace("{done}", told.done)
      .replace("{total}", told.total);
  }
  setTimeout(keepAsking, ASKING_MILLISECONDS);
};

const keepAsking = () => ask().catch(() => setTimeout(keepAsking, ASKING_MILLISECONDS));

keepAsking();
