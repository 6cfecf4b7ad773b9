// What the table of observations needs beyond its options. Words come with the rows, never from here.
(() => {
  const NARROW = 640; // pixels, below which a row becomes a card
  const NEEDED = { source: 1100, claim: 920, phrase: 820 }; // pixels, below which the record beside the table tells it
  const functions = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  const components = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});

  // Sorts words by the number or code they stand for; those that stand for none come last, whichever way.
  functions.by = (field) => (a, b, first, second, falling) => {
    const [one, other] = [first.data[field], second.data[field]];
    if (one === null || other === null) return ((one === null) - (other === null)) * (falling ? -1 : 1);
    return one < other ? -1 : one > other ? 1 : 0;
  };

  functions.fitWidth = ({ api, clientWidth }) => {
    const fits = (id) => (clientWidth < NARROW ? id === "card" : id !== "card" && clientWidth >= (NEEDED[id] || 0));
    const fields = api.getColumns().map((column) => column.getColId());
    api.setColumnsVisible(fields.filter(fits), true);
    api.setColumnsVisible(fields.filter((id) => !fits(id)), false);
  };

  // Turns to the page that holds the selected row, unless the reader's own hand selected it.
  functions.showSelected = ({ api, source = "api" }) => {
    if (source !== "api") return;
    const [node] = api.getSelectedNodes();
    if (node && node.rowIndex !== null) api.paginationGoToPage(Math.floor(node.rowIndex / api.paginationGetPageSize()));
  };

  const element = (...args) => window.React.createElement(...args);

  // Following a link is not choosing its row, so the grid must not hear of the click.
  const unheard = (node) => node?.addEventListener("click", (event) => event.stopPropagation());
  const link = (href, words) => element("a", { href, ref: unheard }, words);

  components.RegionLink = ({ data }) => link(data.href, data.region);
  components.SourceLink = ({ data, value }) => link(data.stands, value);

  components.FigureCard = ({ data }) =>
    element(
      "div",
      { className: "figure-card" },
      element("strong", null, data.indicator),
      element("span", { className: "figure-card-value" }, data.value),
      element("span", null, [data.region, data.period, data.role, data.told].filter(Boolean).join(" · ")),
      element("q", { lang: "zh-CN" }, data.phrase),
      element("span", { className: "figure-card-source" }, link(data.stands, data.source)),
    );
})();
