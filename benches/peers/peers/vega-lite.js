// Vega-Lite compiled in the page and drawn by Vega on canvas.
import { View, changeset, parse } from "vega";
import { compile } from "vega-lite";
import { page } from "../job/page.js";
import { ranking, tipText, valueText } from "../job/figures.js";
import { BAR, LEFT, RIGHT, SIZE, TEXT, every, height, valued } from "../job/look.js";
import { makeTip } from "../job/tip.js";

const records = (rows) =>
  rows.map((row, index) => ({ index, name: row.name, value: row.value ?? 0, label: valueText(row), tip: tipText(row) }));

function specification(rows) {
  const count = rows.length, step = every(count);
  const labelExpr = `data('rows')[datum.value] && data('rows')[datum.value].name`;
  const y = {
    field: "index", type: "ordinal", sort: null, scale: { paddingInner: 0.3, paddingOuter: 0.15 },
    axis: {
      title: null, domain: false, ticks: false, labelExpr, labelFontSize: SIZE, labelColor: TEXT, labelPadding: 6,
      values: rows.filter((row, i) => i % step === 0).map((row, i) => i * step), labelOverlap: false,
    },
  };
  const x = { field: "value", type: "quantitative", axis: null, scale: { nice: false } };
  const bars = { mark: { type: "bar", color: BAR }, encoding: { tooltip: { field: "tip" } } };
  const values = {
    mark: { type: "text", align: "left", dx: 6, fontSize: SIZE, color: TEXT },
    encoding: { text: { field: "label" }, tooltip: { field: "tip" } },
  };
  return {
    data: { name: "rows" },
    height: height(count),
    padding: { left: LEFT, right: RIGHT, top: 0, bottom: 0 },
    autosize: "none",
    encoding: { x, y },
    layer: valued(count) ? [bars, values] : [bars],
    config: { view: { stroke: null }, font: "sans-serif" },
  };
}

function mount(host, figures, metric) {
  let rows = ranking(figures, metric);
  const box = host.appendChild(document.createElement("div"));
  const width = () => host.clientWidth - LEFT - RIGHT;
  const tip = makeTip(host);
  const view = new View(parse(compile(specification(rows)).spec), { container: box, renderer: "canvas", hover: false });
  view.tooltip((handler, event, item, text) => (event ? tip(event.offsetX + 12, event.offsetY + 12, text) : tip()));
  view.data("rows", records(rows)).width(width()).run();
  const sizes = new ResizeObserver(() => view.width() !== width() && view.width(width()).run());
  sizes.observe(host);
  return {
    show(metric) {
      rows = ranking(figures, metric);
      view.change("rows", changeset().remove(() => true).insert(records(rows))).run();
    },
    destroy() {
      sizes.disconnect();
      view.finalize();
      host.replaceChildren();
    },
  };
}

page(mount);
