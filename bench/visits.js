// Watches a page from its start: when conditions hold, how long its script kept the reader waiting.
(() => {
  const bench = (window.bench = {seen: {}, tasks: [], changed: null});
  const conditions = CONDITIONS;
  // What is found in one frame is on the screen after it.
  const painted = (then) => requestAnimationFrame(() => setTimeout(() => then(performance.now())));
  const look = () => {
    for (const [name, holds] of Object.entries(conditions)) {
      if (!(name in bench.seen) && holds()) {
        bench.seen[name] = null;
        painted((now) => { bench.seen[name] = now; });
      }
    }
    if (Object.keys(bench.seen).length < Object.keys(conditions).length) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) bench.tasks.push([task.startTime, task.duration]);
  }).observe({type: 'longtask', buffered: true});

  bench.fcp = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
  bench.blocking = () => bench.tasks
    .filter(([start]) => start >= bench.fcp())
    .reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0);
  bench.idle = () => performance.now() - Math.max(0, ...bench.tasks.map(([start, duration]) => start + duration));

  const shape = () => [...document.querySelectorAll(MARKS)].slice(0, 40)
    .map((mark) => mark.getAttribute('d') + mark.getAttribute('transform')).join();
  // From the next click (or change) until the marks are others, in milliseconds.
  bench.arm = (event) => {
    const before = shape();
    bench.changed = null;
    addEventListener(event, () => {
      const start = performance.now();
      const watch = () => {
        const now = shape();
        if (now && now !== before) painted((end) => { bench.changed = end - start; });
        else requestAnimationFrame(watch);
      };
      requestAnimationFrame(watch);
    }, {capture: true, once: true});
  };
})();
