// Suggestions under every <input type="search" data-suggest>: the combobox pattern of WAI-ARIA.
// Without this script, or when the server does not answer, the plain form still searches.
(() => {
  const WAIT = 150; // milliseconds of silence before the server is asked
  let made = 0;

  // Chinese words on an English page say so, or they would be read out as English: as app/parts/chinese.py does it.
  const CHINESE = /([\u3400-\u9fff]+(?:[^A-Za-z\u3400-\u9fff]{1,2}[\u3400-\u9fff]+)*)/;

  const chinese = (text) => {
    const element = document.createElement("span");
    element.lang = "zh-CN";
    element.textContent = text;
    return element;
  };

  const part = (tag, look, text = "") => {
    const element = document.createElement(tag);
    element.className = look;
    const pieces = document.documentElement.lang === "en" ? text.split(CHINESE) : [text];
    element.append(...pieces.map((piece, place) => (place % 2 ? chinese(piece) : piece)));
    return element;
  };

  function option(id, told) {
    const item = part("li", "suggestion");
    item.id = id;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.href = told.href;
    const about = [told.about, told.where, told.figures].filter(Boolean).join(" · ");
    item.append(
      part("span", "suggestion-name", told.name),
      part("span", "suggestion-kind", told.kind),
      part("span", "suggestion-about", about),
    );
    return item;
  }

  function equip(input) {
    const name = `suggestions-${++made}`;
    const list = part("ul", "suggestions");
    const status = part("div", "visually-hidden");
    const words = input.dataset;
    const { below, release } = document.documentElement.dataset;
    const suggest = `${below}${release}${words.suggest.slice(below.length)}`;
    let active = -1;
    let timer = 0;
    let asking = null;

    list.id = name;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", words.list);
    status.setAttribute("role", "status");
    for (const [key, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": name,
      "aria-haspopup": "listbox",
    }))
      input.setAttribute(key, value);
    input.form.append(list, status);

    function close() {
      clearTimeout(timer);
      asking?.abort();
      list.hidden = true;
      mark(-1);
      input.setAttribute("aria-expanded", "false");
    }

    function mark(place) {
      list.children[active]?.setAttribute("aria-selected", "false");
      active = place;
      const chosen = list.children[active];
      if (!chosen) return input.removeAttribute("aria-activedescendant");
      chosen.setAttribute("aria-selected", "true");
      chosen.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", chosen.id);
    }

    function show(found) {
      mark(-1);
      list.replaceChildren(...found.map((told, place) => option(`${name}-${place}`, told)));
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", String(found.length > 0));
      status.textContent = found.length ? words.counted.replace("{count}", found.length) : words.none;
    }

    async function ask() {
      asking?.abort();
      const typed = input.value.trim();
      if (!typed) {
        status.textContent = "";
        return close();
      }
      const mine = (asking = new AbortController());
      try {
        const answer = await fetch(`${suggest}&${new URLSearchParams({ q: typed })}`, { signal: mine.signal });
        if (answer.ok && document.activeElement === input) show(await answer.json());
      } catch {
        if (asking === mine) list.hidden = true; // the form needs no suggestions
      }
    }

    function later() {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    }

    function step(by) {
      const count = list.children.length;
      if (list.hidden || !count) return ask();
      // One more place than there are suggestions: what was typed.
      mark(((active + 1 + by + count + 1) % (count + 1)) - 1);
    }

    input.addEventListener("input", (event) => event.isComposing || later());
    input.addEventListener("compositionend", later);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        step(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      } else if (event.key === "Enter" && !list.hidden && active >= 0) {
        event.preventDefault();
        location.assign(list.children[active].dataset.href);
      }
    });
    // Pressing must not take the focus from the input, which would close the list before the click.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const chosen = event.target.closest("[role=option]");
      if (chosen) location.assign(chosen.dataset.href);
    });
  }

  function start() {
    document.querySelectorAll('input[type="search"][data-suggest]').forEach(equip);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
