// uPlot: bars on a rotated axis; values, names and tooltip through its hooks.
import uPlot from "uplot";
import { page } from "../job/page.js";
import { ranking, tipText, valueText } from "../job/figures.js";
import { BAR, FONT, LEFT, RIGHT, TEXT, every, height, largest, valued } from "../job/look.js";
import { makeTip } from "../job/tip.js";

const columns = (rows) => [Float64Array.from(rows.keys()), rows.map((row) => row.value)];

function mount(host, figures, metric) {
  let rows = ranking(figures, metric);
  const size = () => ({ width: host.clientWidth, height: height(rows.length) });
  const tip = makeTip(host);

  function drawValues(plot) {
    if (!valued(rows.length)) return;
    const { ctx } = plot;
    ctx.save();
    ctx.font = FONT.replace("13", 13 * uPlot.pxRatio);
    ctx.fillStyle = TEXT;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    rows.forEach((row, i) => {
      const x = plot.valToPos(row.value ?? 0, "y", true) + 6 * uPlot.pxRatio;
      ctx.fillText(valueText(row), x, plot.valToPos(i, "x", true));
    });
    ctx.restore();
  }
  function point(plot) {
    const { idx, left, top } = plot.cursor;
    tip(LEFT + left + 12, top + 12, left >= 0 && rows[idx] && tipText(rows[idx]));
  }
  const plot = new uPlot({
    ...size(),
    padding: [0, RIGHT, 0, 0],
    legend: { show: false },
    cursor: { x: false, y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: {
      x: { time: false, ori: 1, dir: -1, range: () => [-0.5, rows.length - 0.5] },
      y: { ori: 0, dir: 1, range: () => [0, largest(rows)] },
    },
    axes: [
      {
        side: 3, size: LEFT, gap: 6, font: FONT, stroke: TEXT, grid: { show: false }, ticks: { show: false },
        splits: () => rows.filter((row, i) => i % every(rows.length) === 0).map((row, i) => i * every(rows.length)),
        values: (plot, splits) => splits.map((i) => rows[i].name),
      },
      { show: false },
    ],
    series: [{}, { fill: BAR, paths: uPlot.paths.bars({ size: [0.7] }), points: { show: false } }],
    hooks: { draw: [drawValues], setCursor: [point] },
  }, columns(rows), host);
  const sizes = new ResizeObserver(() => plot.width !== host.clientWidth && plot.setSize(size()));
  sizes.observe(host);
  return {
    show(metric) {
      rows = ranking(figures, metric);
      plot.batch(() => {
        plot.setData(columns(rows));
        // The axes of two metrics may have the same end, but the names must change.
        plot.redraw(true, true);
      });
    },
    destroy() {
      sizes.disconnect();
      plot.destroy();
      host.replaceChildren();
    },
  };
}

page(mount);
