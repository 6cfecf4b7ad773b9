// What Dash calls: content that the server sends goes into the page; charts in it are drawn by charts.js.
window.dash_clientside = Object.assign({}, window.dash_clientside, {
  live: {
    show(content) {
      if (!content) return;
      // Parts of two editions must not stand on one page.
      if (content.version !== document.documentElement.dataset.version) {
        document.dispatchEvent(new CustomEvent("outdated"));
        return;
      }
      for (const [id, html] of Object.entries(content.parts)) {
        const place = document.getElementById(id);
        if (!place) continue;
        place.innerHTML = html;
        place.dispatchEvent(new CustomEvent("shown", { bubbles: true }));
      }
    },
    // The browser may keep the address of a page from its own scripts; then the server has to be told it.
    lacking: (href, built) => (built ? window.dash_clientside.no_update : href),
  },
});

// Options of regions are found by short names, pinyin, initials and codes, which each brings along as `words`.
window.dashMantineFunctions = Object.assign({}, window.dashMantineFunctions, {
  byKeywords({ options, search }) {
    const asked = search.trim().toLowerCase().split(/\s+/);
    const named = (option) => `${option.label} ${option.words ?? ""}`.toLowerCase();
    // A short Latin word is the start of a name or its initials, not letters inside another.
    const meets = (option) =>
      asked.every((word) =>
        /^[a-z0-9]+$/.test(word)
          ? named(option).split(/[\s()（）]+/).some((each) => each.startsWith(word))
          : named(option).includes(word),
      );
    return options
      .map((option) => (option.items ? { ...option, items: option.items.filter(meets) } : option))
      .filter((option) => (option.items ? option.items.length : meets(option)));
  },
});
