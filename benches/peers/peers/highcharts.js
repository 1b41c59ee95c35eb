// Highcharts, built from its ES modules with only what bars need: smaller than the published bundle.
import Axis from "highcharts/es-modules/Core/Axis/Axis.js";
import PlotLineOrBand from "highcharts/es-modules/Core/Axis/PlotLineOrBand/PlotLineOrBand.js";
import Chart from "highcharts/es-modules/Core/Chart/Chart.js";
import Pointer from "highcharts/es-modules/Core/Pointer.js";
import Series from "highcharts/es-modules/Core/Series/Series.js";
import Tooltip from "highcharts/es-modules/Core/Tooltip.js";
import DataLabel from "highcharts/es-modules/Core/Series/DataLabel.js";
import ColumnDataLabel from "highcharts/es-modules/Series/Column/ColumnDataLabel.js";
import ColumnSeries from "highcharts/es-modules/Series/Column/ColumnSeries.js";
import "highcharts/es-modules/Series/Bar/BarSeries.js";
import "highcharts/es-modules/Core/Renderer/SVG/SVGRenderer.js";
import { page } from "../job/page.js";
import { ranking, valueText } from "../job/figures.js";
import { BAR, LEFT, RIGHT, SIZE, TEXT, every, height, largest, valued } from "../job/look.js";

DataLabel.compose(Series);
ColumnDataLabel.compose(ColumnSeries);
PlotLineOrBand.compose(Chart, Axis);
Pointer.compose(Chart);
Tooltip.compose(Pointer);

function mount(host, figures, metric) {
  let rows = ranking(figures, metric);
  const box = host.appendChild(document.createElement("div"));
  const style = { fontSize: `${SIZE}px`, fontWeight: "normal", color: TEXT, textOutline: "none" };
  // Null draws nothing, so a unit that did not report gets a bar of length 0, which can have a label.
  const data = () => rows.map((row) => row.value ?? 0);
  const names = () => rows.map((row) => row.name);
  const chart = Chart.chart(box, {
    chart: {
      type: "bar", animation: false, height: height(rows.length), spacing: 0,
      marginLeft: LEFT, marginRight: RIGHT, style: { fontFamily: "sans-serif" },
    },
    title: { text: undefined },
    legend: { enabled: false },
    credits: { enabled: false },
    accessibility: { enabled: false },
    xAxis: {
      categories: names(), lineWidth: 0, tickWidth: 0,
      tickInterval: every(rows.length), labels: { style, step: 1, x: -6, overflow: "allow" },
    },
    yAxis: { visible: false, min: 0, max: largest(rows), endOnTick: false },
    tooltip: { animation: false, outside: false, formatter() { return `${this.category}<br>${valueText(rows[this.index])}`; } },
    plotOptions: {
      series: { animation: false, turboThreshold: 0, states: { hover: { enabled: false }, inactive: { enabled: false } } },
      bar: { groupPadding: 0, pointPadding: 0.15, borderWidth: 0, borderRadius: 0, minPointLength: 0, color: BAR },
    },
    series: [{
      data: data(),
      dataLabels: {
        enabled: valued(rows.length), style, x: 2, crop: false, overflow: "allow",
        formatter() { return valueText(rows[this.index]); },
      },
    }],
  });
  return {
    show(metric) {
      rows = ranking(figures, metric);
      chart.xAxis[0].setCategories(names(), false);
      chart.yAxis[0].update({ max: largest(rows) }, false);
      chart.series[0].setData(data(), true, false, true);
    },
    destroy() {
      chart.destroy();
      box.remove();
    },
  };
}

page(mount);
