//# allFunctionsCalledOnLoad
// Before plotly: nearly all of it runs when it loads, so browsers that know this hint compile it beside the page's own work.
