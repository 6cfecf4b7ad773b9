// What a page change means to the browser: title, language, and where reading starts: at the figure that
// was asked for, if the page marks one.
window.dash_clientside = Object.assign({}, window.dash_clientside, {
  shell: {
    announce(title, language) {
      if (!title) return;
      const first = !document.documentElement.dataset.announced;
      document.title = title;
      document.documentElement.lang = language;
      document.documentElement.dataset.announced = "yes";
      const marked = document.getElementById("marked");
      marked?.scrollIntoView({ block: "center" });
      if (marked || !first) (marked || document.getElementById("main"))?.focus({ preventScroll: true });
    },
  },
});
