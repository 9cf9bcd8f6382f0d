// Light, dark, or as the system has it: kept in this browser. Runs with `element` and `watch` of
// the head of the page.

const THEME = "vraagbaak-theme";
const system = window.matchMedia("(prefers-color-scheme: dark)");
let theme = "system";
try {
  theme = localStorage.getItem(THEME) ?? theme;
} catch {
  // A browser that keeps nothing follows the system.
}

const showTheme = () => {
  const dark = theme === "dark" || (theme !== "light" && system.matches);
  document.body.classList.toggle("dark", dark);
  document.documentElement.style.colorScheme = dark ? "dark" : "light";
  const choice = element.querySelector("select.theme");
  if (choice) {
    choice.value = theme;
  }
};

element.addEventListener("change", (event) => {
  if (!event.target.matches("select.theme")) {
    return;
  }
  theme = event.target.value;
  try {
    localStorage.setItem(THEME, theme);
  } catch {
    // It holds until the page is left.
  }
  showTheme();
});

// After Gradio's own listener, which knows of no choice.
system.addEventListener("change", () => setTimeout(showTheme));
watch("value", showTheme);
showTheme();
