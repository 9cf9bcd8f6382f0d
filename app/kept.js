(...given) => {
  let kept = "";
  try {
    kept = localStorage.getItem("vraagbaak-history") ?? "";
  } catch {
    // A browser that keeps nothing gives nothing back.
  }
  return [...given.slice(0, 2), kept];
}
