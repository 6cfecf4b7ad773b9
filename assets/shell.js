// What every page does: where reading starts, dark or light, the language link, and whether the data are still these.
(() => {
  const root = document.documentElement;
  const EVERY = 5 * 60 * 1000; // milliseconds between questions for the edition

  // On a phone the navigation scrolls; where one is shall be in sight.
  for (const here of document.querySelectorAll(".site-header nav .current, .editions [aria-current]"))
    if (here.offsetLeft + here.offsetWidth > innerWidth) here.parentElement.scrollLeft = here.offsetLeft - 16;

  const marked = document.getElementById("marked");
  marked?.scrollIntoView({ block: "center" });
  marked?.focus({ preventScroll: true });

  // Where the controls will stand keeps its height while scripts build them, so that nothing below it moves.
  const entry = document.getElementById("react-entry-point");
  if (entry) {
    entry.style.minHeight = `${entry.offsetHeight}px`;
    const built = new MutationObserver(() => {
      if (entry.querySelector(".still") || !entry.querySelector(".control, .ag-row")) return;
      built.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => (entry.style.minHeight = "")));
    });
    built.observe(entry, { childList: true, subtree: true });
  }

  // The link to the other language keeps what was chosen on the page.
  const followAddress = () => {
    for (const link of document.querySelectorAll("a[data-language]")) {
      const query = new URLSearchParams(location.search);
      const other = link.dataset.language;
      other === "zh-CN" ? query.delete("lang") : query.set("lang", "en");
      link.href = location.pathname + (query.size ? `?${query}` : "");
    }
    // So do the links to other editions.
    for (const link of document.querySelectorAll("a[data-edition]")) link.search = location.search;
  };
  document.addEventListener("moved", followAddress);

  const banner = document.getElementById("banner");
  const tell = (kind) => {
    if (!banner) return;
    banner.querySelector("p").textContent = banner.dataset[kind];
    banner.hidden = false;
  };
  const ask = () =>
    fetch(`${root.dataset.below}/edition`, { cache: "no-store" })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)))))
      .then((edition) => {
        if (edition !== root.dataset.version) tell("updated");
        else if (banner) banner.hidden = true;
      })
      .catch(() => tell("unreachable"));
  setInterval(ask, EVERY);
  addEventListener("online", ask);
  addEventListener("offline", () => tell("unreachable"));
  addEventListener("pageshow", (event) => event.persisted && ask());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && ask());
  // A control that gets no answer: the server is gone, or holds other data than the page.
  document.addEventListener("unreachable", () => tell("unreachable"));
  document.addEventListener("outdated", () => tell("updated"));
  document.addEventListener("late", () => tell("late"));

  const schemes = {
    toggle() {
      const dark = root.dataset.mantineColorScheme !== "dark";
      root.dataset.mantineColorScheme = dark ? "dark" : "light";
      try {
        localStorage.setItem("mantine-color-scheme-value", dark ? "dark" : "light");
      } catch {
        // Then it holds for this page only.
      }
      schemes.say();
      document.dispatchEvent(new CustomEvent("recoloured"));
    },
    say() {
      for (const button of document.querySelectorAll("[data-do=scheme]"))
        button.setAttribute("aria-pressed", String(root.dataset.mantineColorScheme === "dark"));
    },
  };
  schemes.say();

  const actions = { scheme: schemes.toggle, reload: () => location.reload(), print: () => print() };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    actions[button?.dataset.do]?.(button);
  });
})();
