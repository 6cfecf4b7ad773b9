// A preview: the bar that tells what is wrong with the file, and pages that follow what is saved in it.
(() => {
  const root = document.documentElement;
  const bar = document.getElementById("preview");
  const news = document.getElementById("preview-news");
  const EVERY = 250; // milliseconds between questions of a page that is in sight
  const FAILED = 4; // questions without an answer, after which the program is taken to be gone
  let seen = "";
  let unanswered = 0;
  let asking = false;
  let timer;

  async function ask() {
    const language = root.lang === "en" ? "en" : "zh";
    const answer = await fetch(`/preview/news?lang=${language}&seen=${seen}`, { cache: "no-store" });
    if (answer.status === 204) return;
    if (!answer.ok) throw new Error(String(answer.status));
    const told = await answer.json();
    if (told.edition && told.edition !== root.dataset.version) await follow();
    // Whoever closed or opened the list finds it so again, as long as it tells of the same kind of thing.
    const before = news.querySelector("details");
    news.innerHTML = told.bar;
    const after = news.querySelector("details");
    if (before && after && before.className === after.className) after.open = before.open;
    seen = told.stamp;
  }

  async function round() {
    clearTimeout(timer);
    if (asking || document.hidden) return;
    asking = true;
    try {
      await ask();
      unanswered = 0;
      bar.classList.remove("away");
    } catch {
      unanswered += 1;
    }
    asking = false;
    if (unanswered === FAILED) {
      bar.classList.add("away");
      news.textContent = bar.dataset.away;
      seen = ""; // so that all is told anew
    }
    timer = setTimeout(round, EVERY);
  }

  // What is saved takes the place of what is shown. What cannot be changed in place is loaded anew.
  async function follow() {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (answer.status >= 500) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!like(page)) return location.reload();
    const main = document.getElementById("main");
    main.dispatchEvent(new CustomEvent("leaving", { bubbles: true }));
    for (const part of ["#main", ".takeaway", ".site-footer"]) {
      const [live, fresh] = [document.querySelector(part), page.querySelector(part)];
      if (live && fresh) match(live, fresh);
    }
    Object.assign(root.dataset, page.documentElement.dataset, { mantineColorScheme: root.dataset.mantineColorScheme });
    document.title = page.title;
    main.dispatchEvent(new CustomEvent("shown", { bubbles: true }));
    await steer();
  }

  const files = (page) => [...page.querySelectorAll("head link")].map((each) => each.getAttribute("href")).join();
  const has = (page, part) => Boolean(page.querySelector(part));
  const like = (page) =>
    root.dataset.version &&
    files(page) === files(document) &&
    ["#react-entry-point", ".takeaway", ".site-footer"].every((part) => has(page, part) === has(document, part)) &&
    !has(page, "[data-wall]");

  const LIVE = "#react-entry-point"; // what scripts have built there stays
  const drawn = (chart) => [...chart.querySelectorAll(".plot > script")].map((each) => each.textContent).join();
  const kind = (node) => (node.nodeType === Node.ELEMENT_NODE ? `${node.localName}#${node.id}` : node.nodeName);

  // Makes an element what another is. What is the same is left alone, so that scrolling, focus, and what is open stay.
  function match(live, fresh) {
    if (live.isEqualNode(fresh)) return;
    if (live.nodeType !== Node.ELEMENT_NODE) return void (live.data = fresh.data);
    if (live.matches(LIVE)) return;
    if (live.matches(".plot")) {
      const [before, after] = [live, fresh].map((each) => each.closest(".chart") ?? each);
      if (drawn(before) !== drawn(after)) live.replaceWith(fresh);
      return;
    }
    for (const { name, value } of fresh.attributes) if (live.getAttribute(name) !== value) live.setAttribute(name, value);
    for (const { name } of [...live.attributes]) if (name !== "open" && !fresh.hasAttribute(name)) live.removeAttribute(name);
    pair(live, fresh);
  }

  // Children that are the same at the beginning and at the end stay; of those between, each is matched with the next
  // of its kind.
  function pair(live, fresh) {
    const [before, after] = [[...live.childNodes], [...fresh.childNodes]];
    while (before.length && after.length && before[0].isEqualNode(after[0])) before.shift(), after.shift();
    while (before.length && after.length && before.at(-1).isEqualNode(after.at(-1))) before.pop(), after.pop();
    const end = before.at(-1)?.nextSibling ?? null;
    for (const each of after) {
      const at = before.findIndex((node) => kind(node) === kind(each));
      if (at < 0) live.insertBefore(each, before[0] ?? end);
      else {
        for (const gone of before.splice(0, at)) gone.remove();
        match(before.shift(), each);
      }
    }
    for (const gone of before) gone.remove();
  }

  // Controls are given what has changed of them: what can be chosen, and the rows of the table.
  async function steer() {
    const { dash_component_api: held, dash_clientside: live } = window;
    if (!held?.getLayout || !live?.set_props || !document.querySelector(LIVE)) return;
    const walk = (part) => {
      if (Array.isArray(part)) return part.forEach(walk);
      if (!part?.props) return;
      const { id, children, ...props } = part.props;
      const had = (id && held.getLayout(id)?.props) || null;
      for (const [name, value] of Object.entries(props))
        if (had && JSON.stringify(value) !== JSON.stringify(had[name])) live.set_props(id, { [name]: value });
      walk(children);
    };
    walk(await (await fetch("/_dash-layout")).json());
  }

  async function copy(button) {
    const words = button.lastChild;
    const before = (button.words ??= words.data);
    try {
      await navigator.clipboard.writeText(button.dataset.place);
      words.data = bar.dataset.copied;
    } catch {
      words.data = bar.dataset.failed; // without https there is no clipboard
    }
    setTimeout(() => (words.data = before), 1500);
  }

  bar.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button?.dataset.place) copy(button);
    if (button?.dataset.take) fetch("/preview/take", { method: "POST", body: button.dataset.take }).then(round, round);
  });
  document.addEventListener("visibilitychange", round);
  document.addEventListener("outdated", round);
  round();
})();
