// Charts: drawn by plotly from the data in the page when they come into sight, and taken along as pictures.
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
    location.assign(told(host).leads + encodeURIComponent(to) + language);
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
    sizes.observe(host);
    host.classList.add("drawn");
    document.dispatchEvent(new CustomEvent("drawn"));
  }

  // A chart that takes another's place is drawn on its sheet: plotly then changes only what is other.
  const left = new Map();
  document.addEventListener("leaving", ({ target }) => {
    left.clear();
    for (const chart of target.querySelectorAll(".chart[id]")) left.set(chart.id, chart.querySelector(".plot.drawn")?.sheet);
  });
  const takesOver = (host) => {
    const sheet = left.get(host.closest(".chart")?.id);
    if (sheet) host.sheet = host.appendChild(sheet);
    return Boolean(sheet);
  };

  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries)
      if (target.sheet && target.clientWidth && target.clientWidth !== target.sheet.layout?.width)
        window.Plotly.relayout(target.sheet, room(target));
  });
  const sights = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        sights.unobserve(target);
        draw(target);
      }
    },
    { rootMargin: "300px" },
  );

  const idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 200));
  // What is out of sight is drawn when nothing else is to be done, one chart at a time.
  const drawRest = () =>
    idle(() => {
      const next = [...document.querySelectorAll(".plot:not(.drawn)")].find((host) => host.clientWidth);
      if (next) draw(next).then(drawRest);
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
  addEventListener("beforeprint", toPaper);
  addEventListener("afterprint", toScreen);

  // ── Pictures ──
  const SVG = "http://www.w3.org/2000/svg";
  const MARGIN = 24;

  const node = (name, attributes, words) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (words !== undefined) made.textContent = words;
    return made;
  };

  // Lines of words as wide as they are drawn; Chinese breaks anywhere, Latin between words.
  const measure = document.createElement("canvas").getContext("2d");
  const wrapped = (words, size, weight, family, width) => {
    measure.font = `${weight} ${size}px ${family}`;
    const lines = [""];
    for (const piece of words.match(/[\u0021-\u024f]+\s*|./gu) ?? []) {
      if (lines.at(-1) && measure.measureText(lines.at(-1) + piece.trimEnd()).width > width) lines.push("");
      lines[lines.length - 1] += piece;
    }
    return lines;
  };

  // The chart under its title, above the key to its marks, its notes and its sources.
  async function picture(host) {
    const Plotly = await library();
    await draw(host);
    const { about, figure } = told(host);
    const scheme = root.dataset.mantineColorScheme;
    root.dataset.mantineColorScheme = "light"; // a picture goes onto paper and slides
    const style = getComputedStyle(root);
    const [family, ink, muted] = ["--font", "--ink", "--muted"].map((name) => style.getPropertyValue(name).trim());
    const sheet = painted(figure, style);
    const marks = [...about.key].map(([name, words]) => [swatch(name, style), words]);
    root.dataset.mantineColorScheme = scheme;

    const width = Math.max(host.clientWidth, 640);
    const away = document.createElement("div");
    await Plotly.newPlot(away, sheet.data, { ...sheet.layout, width, autosize: false }, CONFIG);
    const address = await Plotly.toImage(away, { format: "svg", width, height: figure.layout.height });
    Plotly.purge(away);
    const drawn = new DOMParser().parseFromString(
      decodeURIComponent(address.slice(address.indexOf(",") + 1)),
      "image/svg+xml",
    ).documentElement;

    const whole = node("svg", { xmlns: SVG, width: width + 2 * MARGIN, "font-family": family, lang: root.lang });
    let y = MARGIN;
    const write = (words, size, weight, colour, gap = 0) => {
      for (const line of wrapped(words, size, weight, family, width)) {
        y += size * 1.45;
        whole.append(node("text", { x: MARGIN, y, "font-size": size, "font-weight": weight, fill: colour }, line));
      }
      y += gap;
    };
    write(about.title, 18, 600, ink, 14);
    drawn.setAttribute("x", MARGIN);
    drawn.setAttribute("y", y);
    whole.append(drawn);
    y += figure.layout.height + 12;
    y = legend(whole, marks, y, width, family, ink);
    for (const note of [...about.notes, root.dataset.stamp]) write(note, 12, 400, muted, 2);
    whole.setAttribute("height", Math.ceil(y + MARGIN));
    whole.prepend(node("rect", { width: "100%", height: "100%", fill: "#fff" }));
    return whole;
  }

  // The marks as the style sheet draws them in the key of the page.
  const swatch = (name, style) => {
    const of = (variable) => style.getPropertyValue(variable).trim();
    const box = { x: 0, y: -10, width: 22, height: 10 };
    const tick = (fill) =>
      node("path", { d: "M11-13 16-5 11 3 6-5Z", fill, stroke: of("--chart-target-edge"), "stroke-width": 1.5 });
    const looks = {
      result: () => [node("rect", { ...box, fill: of("--chart-result") })],
      base: () => [node("rect", { ...box, fill: of("--chart-base") })],
      "tick-target": () => [tick(of("--chart-target"))],
      "tick-aspired": () => [tick("#fff")],
      line: () => [
        node("path", { d: "M0-5H22", stroke: of("--chart-result"), "stroke-width": 2 }),
        node("circle", { cx: 11, cy: -5, r: 4, fill: of("--chart-result") }),
      ],
      estimated: () => [
        node("path", { d: "M0-5H22", stroke: of("--chart-result"), "stroke-width": 2, "stroke-dasharray": "2 3" }),
        node("circle", { cx: 11, cy: -5, r: 4, fill: "#fff", stroke: of("--chart-result"), "stroke-width": 1.5 }),
      ],
      break: () => [node("path", { d: "M7 0 11-10M11 0 15-10", stroke: of("--chart-result"), "stroke-width": 1.5 })],
      span: () => [
        node("path", { d: "M0-5H22", stroke: of("--chart-target-edge"), "stroke-width": 2, "stroke-dasharray": "2 3" }),
      ],
      "from-base": () => [
        node("path", { d: "M6-5H22", stroke: of("--chart-base"), "stroke-width": 2 }),
        node("circle", { cx: 6, cy: -5, r: 5, fill: of("--chart-base") }),
      ],
      target: () => [node("rect", { ...box, fill: of("--chart-target"), stroke: of("--chart-target-edge") })],
      aspired: () => [node("rect", { ...box, fill: "#fff", stroke: of("--chart-target-edge") })],
      estimate: () => [node("rect", { ...box, fill: "#fff", stroke: of("--chart-result"), "stroke-dasharray": "3 2" })],
      "at-least": () => [
        node("path", { d: "M0-5H14M14-10 22-5 14 0Z", fill: "none", stroke: of("--chart-result"), "stroke-width": 1.5 }),
      ],
      "at-most": () => [
        node("path", { d: "M22-5H8M8-10 0-5 8 0Z", fill: "none", stroke: of("--chart-result"), "stroke-width": 1.5 }),
      ],
      about: () => [node("rect", { ...box, fill: of("--chart-result-light"), stroke: of("--chart-result"), "stroke-dasharray": "1 2" })],
      range: () => [
        node("rect", { ...box, fill: of("--chart-result-light") }),
        node("rect", { ...box, width: 11, fill: of("--chart-result") }),
      ],
    };
    const shade = name.startsWith("shade-") ? of(`--${name}`) : name === "no-data" ? of("--faint") : "";
    return shade ? [node("rect", { ...box, fill: shade, stroke: of("--rule") })] : (looks[name] ?? looks.result)();
  };

  const legend = (whole, marks, y, width, family, ink) => {
    let x = MARGIN;
    measure.font = `400 12px ${family}`;
    for (const [drawn, words] of marks) {
      const long = 30 + measure.measureText(words).width + 20;
      if (x > MARGIN && x + long > width + MARGIN) [x, y] = [MARGIN, y + 22];
      const group = node("g", { transform: `translate(${x} ${y + 14})` });
      group.append(...drawn, node("text", { x: 30, y: 0, "font-size": 12, fill: ink }, words));
      whole.append(group);
      x += long;
    }
    return marks.length ? y + 30 : y;
  };

  const save = (blob, name) => {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  const named = (host, ending) => `${told(host).about.name}_${root.dataset.version}.${ending}`;

  const pixels = (svg) =>
    new Promise((resolve, reject) => {
      const image = new Image();
      image.onload = () => {
        const canvas = Object.assign(document.createElement("canvas"), { width: image.width * 2, height: image.height * 2 });
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        canvas.toBlob(resolve, "image/png");
      };
      image.onerror = reject;
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
    });

  // ── Tools ──
  const say = (button, words) => {
    const before = (button.dataset.words ??= button.textContent);
    button.textContent = words;
    setTimeout(() => (button.textContent = before), 2500);
  };
  const tools = {
    svg: async (host) => {
      const text = new XMLSerializer().serializeToString(await picture(host));
      save(new Blob([text], { type: "image/svg+xml" }), named(host, "svg"));
    },
    png: async (host) => save(await pixels(await picture(host)), named(host, "png")),
    link: async (host, button) => {
      const address = `${location.href.split("#")[0]}#${host.closest(".chart").id}`;
      // Without https there is no clipboard, and the button says so.
      await (navigator.clipboard?.writeText(address) ?? Promise.reject(new Error("no clipboard"))).then(
        () => say(button, button.dataset.done),
        () => say(button, button.dataset.failed),
      );
    },
    screen: (host) => {
      const whole = host.closest(".panel, .account, .card") ?? host.closest(".chart");
      document.fullscreenElement ? document.exitFullscreen() : whole.requestFullscreen();
    },
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".tool[data-do]");
    const host = button?.closest(".chart")?.querySelector(".plot");
    if (host) tools[button.dataset.do]?.(host, button);
  });
})();
