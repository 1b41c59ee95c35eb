// Hand-written SVG with the two modules of D3 that the task needs.
import { select } from "d3-selection";
import { scaleBand, scaleLinear } from "d3-scale";
import { page } from "../job/page.js";
import { ranking, tipText, valueText } from "../job/figures.js";
import { BAR, LEFT, RIGHT, SIZE, TEXT, every, height, largest, valued } from "../job/look.js";
import { makeTip } from "../job/tip.js";

function mount(host, figures, metric) {
  const svg = select(host).append("svg").style("display", "block").attr("font-size", SIZE).attr("fill", TEXT);
  const bars = svg.append("g").attr("fill", BAR);
  const names = svg.append("g").attr("text-anchor", "end");
  const values = svg.append("g");
  const tip = makeTip(host);
  let rows, width;

  function draw() {
    const count = rows.length, tall = height(count);
    const x = scaleLinear([0, largest(rows)], [LEFT, width - RIGHT]);
    const y = scaleBand([0, tall]).domain(rows.keys()).paddingInner(0.3).paddingOuter(0.15);
    const middle = (i) => y(i) + y.bandwidth() / 2;
    svg.attr("width", width).attr("height", tall);
    bars.selectAll("rect").data(rows).join("rect")
      .attr("x", LEFT)
      .attr("y", (row, i) => y(i))
      .attr("width", (row) => x(row.value ?? 0) - LEFT)
      .attr("height", y.bandwidth());
    const step = every(count);
    names.selectAll("text").data(rows.filter((row, i) => i % step === 0)).join("text")
      .attr("x", LEFT - 6)
      .attr("y", (row, i) => middle(i * step))
      .attr("dy", "0.35em")
      .text((row) => row.name);
    values.selectAll("text").data(valued(count) ? rows : []).join("text")
      .attr("x", (row) => x(row.value ?? 0) + 6)
      .attr("y", (row, i) => middle(i))
      .attr("dy", "0.35em")
      .text(valueText);
  }
  function show(metric) {
    rows = ranking(figures, metric);
    draw();
  }
  svg.on("pointermove", ({ clientX, clientY }) => {
    const box = svg.node().getBoundingClientRect();
    const row = rows[Math.floor(((clientY - box.top) / box.height) * rows.length)];
    tip(clientX - box.left + 12, clientY - box.top + 12, row && tipText(row));
  });
  svg.on("pointerleave", () => tip());
  const sizes = new ResizeObserver(() => {
    if (host.clientWidth === width) return;
    width = host.clientWidth;
    draw();
  });
  width = host.clientWidth;
  show(metric);
  sizes.observe(host);
  return {
    show,
    destroy() {
      sizes.disconnect();
      host.replaceChildren();
    },
  };
}

page(mount);
