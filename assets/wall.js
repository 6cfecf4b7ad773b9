// The wall screen: one view at a time, as wide as the screen, in turns. A view that is higher than the screen is
// shown a screen at a time. Who touches anything in a view stops the turns.
(() => {
  const wall = document.querySelector("[data-wall]");
  if (!wall) return;
  const DESK = 1640; // pixels of a view: 16 of them are 37 on a 4K wall
  const OVERLAP = 0.85; // of a screen, so that a line cut at its end is seen whole on the next
  const panes = [...wall.querySelectorAll(".wall-pane")];
  const steps = [...wall.querySelectorAll(".wall-step")];
  const pause = wall.querySelector(".wall-pause");
  const title = wall.querySelector(".wall-name");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let at = 0;
  let paused = calm.matches;
  let timer;

  const fit = () => {
    for (const pane of panes) pane.firstElementChild.style.zoom = Math.max(1, innerWidth / DESK);
  };

  const wait = () => {
    clearTimeout(timer);
    if (!paused) timer = setTimeout(() => turn(), Number(wall.dataset.seconds) * 1000);
  };

  const show = (number) => {
    at = (number + panes.length) % panes.length;
    panes.forEach((pane, place) => (pane.hidden = place !== at));
    steps.forEach((step, place) => step.setAttribute("aria-current", String(place === at)));
    title.textContent = steps[at].title;
    panes[at].scrollTop = 0;
    panes[at].dispatchEvent(new CustomEvent("shown", { bubbles: true }));
    wait();
  };

  // Nobody stands before a wall to press "reload".
  const stale = () => {
    const banner = document.getElementById("banner");
    return banner && !banner.hidden && banner.querySelector("p").textContent === banner.dataset.updated;
  };

  const turn = () => {
    const pane = panes[at];
    if (pane.scrollTop + pane.clientHeight < pane.scrollHeight - 2) {
      pane.scrollBy({ top: pane.clientHeight * OVERLAP, behavior: calm.matches ? "auto" : "smooth" });
      wait();
    } else if (stale()) location.reload();
    else show(at + 1);
  };

  const hold = (stop) => {
    paused = stop;
    pause.textContent = stop ? pause.dataset.resume : pause.dataset.pause;
    title.setAttribute("aria-live", stop ? "polite" : "off");
    wait();
  };

  pause.addEventListener("click", () => hold(!paused));
  steps.forEach((step, place) => step.addEventListener("click", () => show(place)));
  wall.querySelector(".wall-panes").addEventListener("focusin", () => paused || hold(true));
  wall.querySelector(".wall-full").addEventListener("click", () =>
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
  );
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("a, button, summary, input, select")) return;
    if (event.key === " ") hold(!paused);
    else if (event.key === "ArrowRight") show(at + 1);
    else if (event.key === "ArrowLeft") show(at - 1);
    else return;
    event.preventDefault();
  });
  addEventListener("resize", fit);
  fit();
  show(0);
  hold(paused);
})();
