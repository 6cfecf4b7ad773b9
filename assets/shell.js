// What a page change means to the browser: title, language, and where reading starts.
window.dash_clientside = Object.assign({}, window.dash_clientside, {
  shell: {
    announce(title, language) {
      if (!title) return;
      const first = !document.documentElement.dataset.announced;
      document.title = title;
      document.documentElement.lang = language;
      document.documentElement.dataset.announced = "yes";
      if (!first) document.getElementById("main")?.focus({ preventScroll: true });
    },
  },
});
