// ECharts, tree-shaken: core, bar, grid, tooltip, canvas.
import { init, use } from "echarts/core";
import { BarChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";
import { page } from "../job/page.js";
import { ranking, tipText, valueText } from "../job/figures.js";
import { BAR, LEFT, RIGHT, SIZE, TEXT, every, height, largest, valued } from "../job/look.js";

use([BarChart, GridComponent, TooltipComponent, CanvasRenderer]);

function mount(host, figures, metric) {
  let rows = ranking(figures, metric);
  const box = host.appendChild(document.createElement("div"));
  box.style.height = `${height(rows.length)}px`;
  const chart = init(box);
  const lines = (text) => text.replace("\n", "<br>");
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: "sans-serif", fontSize: SIZE },
    grid: { left: LEFT, right: RIGHT, top: 0, bottom: 0, outerBoundsMode: "none" },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "none" },
      transitionDuration: 0,
      formatter: ([{ dataIndex }]) => lines(tipText(rows[dataIndex])),
    },
    xAxis: { show: false, min: 0 },
    yAxis: {
      type: "category", inverse: true, axisLine: { show: false }, axisTick: { show: false },
      axisLabel: { color: TEXT, fontSize: SIZE, interval: every(rows.length) - 1, margin: 6 },
    },
    series: {
      type: "bar", itemStyle: { color: BAR }, barCategoryGap: "30%", large: true, progressive: 0,
      emphasis: { disabled: true },
      label: {
        show: valued(rows.length), position: "right", color: TEXT, fontSize: SIZE,
        formatter: ({ dataIndex }) => valueText(rows[dataIndex]),
      },
    },
  });
  function show(metric) {
    rows = ranking(figures, metric);
    // Null draws nothing, so a unit that did not report gets a bar of length 0, which can have a label.
    chart.setOption({
      xAxis: { max: largest(rows) },
      yAxis: { data: rows.map((row) => row.name) },
      series: { data: rows.map((row) => row.value ?? 0) },
    });
  }
  show(metric);
  const sizes = new ResizeObserver(() => chart.getWidth() !== box.clientWidth && chart.resize());
  sizes.observe(box);
  return {
    show,
    destroy() {
      sizes.disconnect();
      chart.dispose();
      box.remove();
    },
  };
}

page(mount);
