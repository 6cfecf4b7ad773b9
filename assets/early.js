// Dark or light before anything is painted. The key is Mantine's, so that its controls agree.
(() => {
  const root = document.documentElement;
  let kept = null;
  try {
    kept = localStorage.getItem("mantine-color-scheme-value");
  } catch {
    // A browser that keeps nothing follows its system.
  }
  const dark = kept === "dark" || (kept !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.mantineColorScheme = dark ? "dark" : "light";
  root.classList.add("scripted");
})();
