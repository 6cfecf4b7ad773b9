// What can be done with a chart: its picture with all that explains it, its link, the whole screen.
(() => {
  const root = document.documentElement;
  const { library, painted, draw, told, CONFIG } = window.charts;
  const SVG = "http://www.w3.org/2000/svg";
  const MARGIN = 24;
  const GAP = 24;
  const CELL = 260; // the least width of a small chart
  const about = (chart) => JSON.parse(chart.querySelector(":scope > script").textContent);

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

  // A picture goes onto paper and slides: in the light colours, whatever the screen has.
  const inLight = (read) => {
    const scheme = root.dataset.mantineColorScheme;
    root.dataset.mantineColorScheme = "light";
    try {
      return read(getComputedStyle(root));
    } finally {
      root.dataset.mantineColorScheme = scheme;
    }
  };

  // The drawing under its title, above the key to its marks, its notes and its sources.
  async function picture(chart) {
    const { title, key, notes } = about(chart);
    const tiles = chart.querySelector(".tiles");
    const width = tiles ? tiles.parentElement.clientWidth : Math.max(chart.clientWidth, 640);
    const drawn = tiles ? inLight(() => ofTiles(tiles)) : await ofPlots([...chart.querySelectorAll(".plot")], width);
    const [family, ink, muted, marks] = inLight((style) => [
      ...["--font", "--ink", "--muted"].map((name) => style.getPropertyValue(name).trim()),
      key.map(([name, words]) => [swatch(name, style), words]),
    ]);
    const whole = node("svg", { xmlns: SVG, width: width + 2 * MARGIN, "font-family": family, lang: root.lang });
    let y = MARGIN;
    const write = (words, size, weight, colour, gap = 0) => {
      for (const line of wrapped(words, size, weight, family, width)) {
        y += size * 1.45;
        whole.append(node("text", { x: MARGIN, y, "font-size": size, "font-weight": weight, fill: colour }, line));
      }
      y += gap;
    };
    write(title, 18, 600, ink, 14);
    const sheet = node("g", { transform: `translate(${MARGIN} ${y})`, fill: ink });
    sheet.append(...drawn.parts);
    whole.append(sheet);
    y += drawn.height + 12;
    y = legend(whole, marks, y, width, family, ink);
    for (const note of [...notes, root.dataset.stamp]) write(note, 12, 400, muted, 2);
    whole.setAttribute("height", Math.ceil(y + MARGIN));
    whole.prepend(node("rect", { width: "100%", height: "100%", fill: "#fff" }));
    return whole;
  }

  // Drawings of plotly: one across, or small ones under their names side by side.
  async function ofPlots(hosts, width) {
    const columns = hosts.length > 1 ? Math.max(1, Math.floor((width + GAP) / (CELL + GAP))) : 1;
    const wide = (width - (columns - 1) * GAP) / columns;
    const parts = [];
    let [y, row] = [0, 0];
    for (const [place, host] of hosts.entries()) {
      const { figure } = told(host);
      const name = hosts.length > 1 ? (host.parentElement.querySelector("figcaption")?.textContent ?? "") : "";
      if (place && place % columns === 0) [y, row] = [y + row + GAP, 0];
      const x = (place % columns) * (wide + GAP);
      const below = name ? 20 : 0;
      if (name) parts.push(node("text", { x, y: y + 14, "font-size": 13, "font-weight": 600 }, name));
      const drawing = await drawnAs(figure, wide);
      drawing.setAttribute("x", x);
      drawing.setAttribute("y", y + below);
      parts.push(drawing);
      row = Math.max(row, figure.layout.height + below);
    }
    return { parts, height: y + row };
  }

  async function drawnAs(figure, width) {
    const Plotly = await library();
    const { data, layout } = inLight((style) => painted(figure, style));
    const away = document.createElement("div");
    await Plotly.newPlot(away, data, { ...layout, width, autosize: false }, CONFIG);
    const address = await Plotly.toImage(away, { format: "svg", width, height: layout.height });
    Plotly.purge(away);
    const text = decodeURIComponent(address.slice(address.indexOf(",") + 1));
    return new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  }

  // Tiles are no drawing but part of the page: each as the box and the words that the reader sees.
  const ofTiles = (tiles) => {
    const parts = [];
    const origin = tiles.parentElement.getBoundingClientRect();
    for (const tile of tiles.querySelectorAll(".tile")) {
      const [box, look] = [tile.getBoundingClientRect(), getComputedStyle(tile)];
      const border = { stroke: look.borderTopColor, "stroke-width": look.borderTopWidth, "stroke-dasharray": look.borderTopStyle === "dashed" ? "3 2" : "none" };
      parts.push(node("rect", { x: box.x - origin.x, y: box.y - origin.y, width: box.width, height: box.height, rx: 3, fill: look.backgroundColor, ...border }));
      const walker = document.createTreeWalker(tile.querySelector("[aria-hidden]"), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        const [line, type] = [range.getBoundingClientRect(), getComputedStyle(walker.currentNode.parentElement)];
        if (!line.width) continue;
        const at = { x: line.x - origin.x + line.width / 2, y: line.y - origin.y + line.height / 2, "text-anchor": "middle", "dominant-baseline": "central" };
        parts.push(node("text", { ...at, "font-size": type.fontSize, "font-weight": type.fontWeight, fill: type.color }, walker.currentNode.textContent));
      }
    }
    return { parts, height: origin.height };
  };

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
  const named = (chart, ending) => `${about(chart).name}_${root.dataset.version}.${ending}`;

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
  const tools = {
    svg: async (chart) => {
      const text = new XMLSerializer().serializeToString(await picture(chart));
      save(new Blob([text], { type: "image/svg+xml" }), named(chart, "svg"));
    },
    png: async (chart) => save(await pixels(await picture(chart)), named(chart, "png")),
    link: (chart, button) => window.copy(button, `${location.href.split("#")[0]}#${chart.id}`),
    screen: (chart) => {
      const whole = chart.closest(".panel, .account, .card") ?? chart;
      document.fullscreenElement ? document.exitFullscreen() : whole.requestFullscreen();
    },
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".tool[data-do]");
    const chart = button?.closest(".chart");
    if (chart) tools[button.dataset.do]?.(chart, button);
  });
})();
