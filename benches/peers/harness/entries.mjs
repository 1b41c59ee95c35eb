// What is compared, in the order of the table.

/** `page` is the path of the page, `from` the source of the peer, `inline` whether its script is part of the HTML. */
export const ENTRIES = [
  { id: "canvas-inline", name: "bare canvas, inlined", from: "canvas", inline: true },
  { id: "canvas-again", name: "the same again", from: "canvas", inline: true },
  { id: "canvas", name: "bare canvas", from: "canvas" },
  { id: "widget", name: "reported-figures", widget: true },
  { id: "d3", name: "D3 by hand", from: "d3", packages: ["d3-selection", "d3-scale"] },
  { id: "uplot", name: "uPlot", from: "uplot", css: "uplot/dist/uPlot.min.css", packages: ["uplot"] },
  { id: "chartjs", name: "Chart.js", from: "chartjs", packages: ["chart.js"] },
  { id: "plot", name: "Observable Plot", from: "plot", packages: ["@observablehq/plot"] },
  { id: "highcharts", name: "Highcharts", from: "highcharts", packages: ["highcharts"] },
  { id: "echarts", name: "ECharts", from: "echarts", packages: ["echarts"] },
  { id: "vega-lite", name: "Vega-Lite", from: "vega-lite", packages: ["vega-lite", "vega"] },
];

/** The entry to which all ratios relate. */
export const FLOOR = "canvas-inline";

/** The metrics of the task: those that most units reported. */
export const METRICS = ["gdp_growth", "industrial_investment_growth", "industrial_va_growth"];
