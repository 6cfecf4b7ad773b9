// What Dash calls when a control is moved: the server says what the view then is, and all of the page follows.
(() => {
  const root = document.documentElement;
  const { below } = root.dataset; // the path that these pages stand below
  const PATIENCE = 3, LONGEST = 3; // times that are asked again, seconds between them
  const GONE = [404, 410]; // the server no longer has the release of this page
  const LATE = 400; // what was asked for takes the server too long to find
  const tell = (name) => document.dispatchEvent(new CustomEvent(name));
  let turn = 0; // of several questions only the last one counts
  let settled; // the query that the controls say as the last answer set them
  let shown = location.search;
  let told = false; // whether the server was asked for the controls

  // What is chosen, whether a control holds one value, several, or rows of the table.
  const chosen = (value) => [value?.ids ?? value].flat().filter(Boolean).map((each) => each.id ?? each);

  // The control `compare-family` holds the parameter `family`; parameters without a control stay as they are.
  const query = (search, held) => {
    const asked = new URLSearchParams(search);
    for (const [control, value] of Object.entries(held)) {
      const name = control.slice(control.indexOf("-") + 1);
      asked.delete(name);
      for (const each of chosen(value)) asked.append(name, each);
    }
    return String(asked);
  };

  // One address for one answer: without what is as usual, in order of names.
  const address = (asked) => {
    const said = new URLSearchParams(asked);
    for (const [name, value] of new URLSearchParams(root.dataset.usual)) if (said.get(name) === value) said.delete(name);
    said.sort();
    return `${below}${root.dataset.release}${location.pathname.slice(below.length)}${said.size ? `?${said}` : ""}`;
  };

  // Who is just starting anew says when to come again.
  async function fetched(place, more = PATIENCE) {
    const answer = await fetch(place);
    if (answer.status !== 503 || !more) return answer;
    const seconds = Math.min(Number(answer.headers.get("Retry-After")) || 1, LONGEST);
    await new Promise((later) => setTimeout(later, 1000 * seconds));
    return fetched(place, more - 1);
  }

  async function ask(asked) {
    const mine = ++turn;
    root.classList.add("waiting");
    try {
      const answer = await fetched(address(asked));
      if (GONE.includes(answer.status)) return mine === turn ? { version: "" } : null;
      if (answer.status === LATE) {
        if (mine === turn) tell("late");
        return null;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      const said = await answer.json();
      return mine === turn ? said : null;
    } catch {
      if (mine === turn) tell("unreachable");
      return null;
    } finally {
      if (mine === turn) root.classList.remove("waiting");
    }
  }

  async function move(asked, writes) {
    const said = await ask(asked);
    if (!said) return;
    // Parts of two editions must not stand on one page.
    if (said.version !== root.dataset.version) return tell("outdated");
    if (writes && said.search !== location.search) history.pushState({}, "", location.pathname + said.search);
    shown = location.search;
    tell("moved");
    for (const [id, html] of Object.entries(said.parts)) fill(id, html);
    settled = query(said.search, Object.fromEntries(Object.entries(said.values).map(([id, props]) => [id, Object.values(props)[0]])));
    for (const [id, props] of Object.entries(said.values)) set(id, props, chosen);
    for (const [id, props] of Object.entries(said.properties)) set(id, props);
  }

  const fill = (id, html) => {
    const place = document.getElementById(id);
    place.dispatchEvent(new CustomEvent("leaving", { bubbles: true }));
    place.innerHTML = html;
    place.dispatchEvent(new CustomEvent("shown", { bubbles: true }));
  };

  // A component that is given what it has would build itself anew: a reader's place in it would be lost.
  const set = (id, props, means = (value) => value) => {
    const held = window.dash_component_api.getLayout(id)?.props ?? {};
    for (const [name, value] of Object.entries(props))
      if (JSON.stringify(means(value)) !== JSON.stringify(means(held[name])))
        window.dash_clientside.set_props(id, { [name]: value });
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    live: {
      steer() {
        const inputs = Object.entries(window.dash_clientside.callback_context.inputs);
        const held = inputs.map(([name, value]) => [name.slice(0, name.lastIndexOf(".")), value]);
        const asked = query(location.search, Object.fromEntries(held));
        if (asked !== settled) move(asked, true);
      },
      go(region) {
        const language = root.lang === "en" ? "?lang=en" : "";
        if (region) location.assign(`${below}/region/${encodeURIComponent(region)}${language}`);
      },
      // The browser may keep the address of a page from its own scripts; then the server has to be told it, in the
      // words that it wrote into the page. Once is enough: what moves afterwards comes as an answer.
      lacking(_href, built) {
        if (built || told) return window.dash_clientside.no_update;
        told = true;
        return root.dataset.address;
      },
    },
  });
  // Also told where only the place on the page is another: #main.
  addEventListener("popstate", () => location.search !== shown && move(location.search.slice(1), false));
})();

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
