// Charts: drawn by plotly from the data in the page when they come into sight.
(() => {
  const root = document.documentElement;
  const CONFIG = { displaylogo: false, displayModeBar: false, showSendToCloud: false, plotlyServerURL: "", responsive: false };
  const told = (host) => (host.told ??= JSON.parse(host.querySelector("script").textContent));
  let plotly;

  // Only the pages that have charts load plotly; a control may bring the first one.
  const library = () =>
    (plotly ??= window.Plotly
      ? Promise.resolve(window.Plotly)
      : new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = root.dataset.plotly;
          script.onload = () => resolve(window.Plotly);
          script.onerror = (event) => {
            document.dispatchEvent(new CustomEvent("drawn")); // nothing more to wait for
            reject(event);
          };
          document.head.append(script);
        }));

  // Figures name colours and type by the style sheet's variables: one source for light, dark and paper.
  const painted = (figure, style = getComputedStyle(root)) => {
    const values = {};
    const value = (name) => (values[name] ??= JSON.stringify(style.getPropertyValue(name).trim()).slice(1, -1));
    return JSON.parse(JSON.stringify(figure).replace(/var\((--[\w-]+)\)/g, (_, name) => value(name)));
  };

  const leadsOn = (host, to) => {
    if (!to) return;
    const language = root.lang === "en" ? "?lang=en" : "";
    location.assign(document.documentElement.dataset.below + told(host).leads + encodeURIComponent(to) + language);
  };

  // As wide as there is room; as high as the server says, or as the style sheet has it for the width.
  const room = (host) => ({ width: host.clientWidth, height: host.clientHeight });

  // One after the other: of two drawings of one chart the later one shall be what stays.
  const draw = (host) => {
    const again = () => paint(host);
    return (host.drawing = (host.drawing ?? Promise.resolve()).then(again, again));
  };

  async function paint(host) {
    const Plotly = await library();
    if (!host.isConnected) return;
    const { data, layout } = painted(told(host).figure);
    host.sheet ??= host.appendChild(document.createElement("div"));
    await Plotly.react(host.sheet, data, { ...layout, ...room(host), autosize: false }, CONFIG);
    if (host.classList.contains("drawn")) return;
    if (!host.sheet.leads) {
      host.sheet.leads = (to) => leadsOn(host.sheet.closest(".plot"), to);
      host.sheet.on("plotly_click", (event) => host.sheet.leads([event.points[0]?.customdata ?? event.points[0]?.data.customdata].flat()[0]));
      host.sheet.on("plotly_clickannotation", (event) => host.sheet.leads(event.annotation?.name));
    }
    // Names and values beside the bars are no marks to plotly: it tells each of them what it stands for, but not clicks.
    host.addEventListener("click", ({ target }) => leadsOn(host, target.closest(".textpoint")?.__data__?.data));
    sizes.observe(host);
    host.classList.add("drawn");
    document.dispatchEvent(new CustomEvent("drawn"));
  }

  // A chart that takes another's place is drawn on its sheet: plotly then changes only what is other.
  const left = new Map();
  document.addEventListener("leaving", ({ target }) => {
    left.clear();
    for (const chart of target.querySelectorAll(".chart[id]"))
      left.set(chart.id, [...chart.querySelectorAll(".plot.drawn")].map((host) => host.sheet));
  });
  const takesOver = (host) => {
    const sheet = left.get(host.closest(".chart")?.id)?.shift();
    if (sheet) host.sheet = host.appendChild(sheet);
    return Boolean(sheet);
  };

  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries)
      if (target.sheet && target.clientWidth && target.clientWidth !== target.sheet.layout?.width)
        window.Plotly.relayout(target.sheet, room(target));
  });
  // What comes into sight may be on its way already.
  const begin = (host) => host.drawing ?? draw(host);
  const sights = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        sights.unobserve(target);
        begin(target);
      }
    },
    { rootMargin: "300px" },
  );

  const idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 200));
  // What is out of sight is drawn when nothing else is to be done, one chart at a time.
  const drawRest = () =>
    idle(() => {
      const next = [...document.querySelectorAll(".plot:not(.drawn)")].find((host) => host.clientWidth && !host.drawing);
      if (next) begin(next).then(drawRest);
    });
  const find = (within) => {
    for (const host of within.querySelectorAll(".plot:not(.drawn)")) takesOver(host) ? draw(host) : sights.observe(host);
    left.clear();
    drawRest();
  };
  find(document);
  document.addEventListener("shown", (event) => find(event.target));
  document.addEventListener("toggle", (event) => event.target.open && find(event.target), true);
  const all = () => [...document.querySelectorAll(".plot.drawn")];
  document.addEventListener("recoloured", () => all().forEach(draw));

  // Paper is white, and narrower than a desk.
  let screenScheme;
  const toPaper = () => {
    screenScheme ??= root.dataset.mantineColorScheme;
    root.dataset.mantineColorScheme = "light";
    root.classList.add("paper");
    for (const host of all()) draw(host);
  };
  const toScreen = () => {
    if (screenScheme) root.dataset.mantineColorScheme = screenScheme;
    screenScheme = undefined;
    root.classList.remove("paper");
    for (const host of all()) draw(host);
  };
  // Mantine writes the scheme when it starts, which may be while paper is being filled.
  new MutationObserver(() => {
    if (screenScheme === undefined || root.dataset.mantineColorScheme === "light") return;
    screenScheme = root.dataset.mantineColorScheme;
    root.dataset.mantineColorScheme = "light";
  }).observe(root, { attributeFilter: ["data-mantine-color-scheme"] });
  addEventListener("beforeprint", toPaper);
  addEventListener("afterprint", toScreen);

  // What pictures of charts are made with.
  window.charts = { library, painted, draw, told, CONFIG };
})();
