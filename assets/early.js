// Stands in the page itself, before anything is painted: dark or light, and what can wait until there is something to read.
(() => {
  const root = document.documentElement;
  let kept = null;
  try {
    kept = localStorage.getItem("mantine-color-scheme-value"); // Mantine's key, so that its controls agree
  } catch {
    // A browser that keeps nothing follows its system.
  }
  const dark = kept === "dark" || (kept !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.mantineColorScheme = dark ? "dark" : "light";
  root.classList.add("scripted");

  // First what is in sight is painted and its chart drawn; then these scripts are fetched, and run in their order.
  const load = () => {
    const waiting = [...document.querySelectorAll("script[type='text/later']")];
    if (!waiting.length) return;
    const scripts = waiting.map(({ src }) => Object.assign(document.createElement("script"), { src, async: false }));
    scripts.at(-1).onload = () => document.dispatchEvent(new CustomEvent("live"));
    document.head.append(...scripts);
  };
  document.addEventListener("DOMContentLoaded", () => {
    const soon = () => requestAnimationFrame(() => setTimeout(load));
    const draws = [...document.querySelectorAll(".plot")].some((host) => host.getBoundingClientRect().top < innerHeight);
    draws ? document.addEventListener("drawn", soon, { once: true }) : soon();
  });
})();
