// Chart.js with only the parts of a bar chart registered; values by a small plugin, as its documentation advises.
import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from "chart.js";
import { page } from "../job/page.js";
import { ranking, valueText } from "../job/figures.js";
import { BAR, FONT, RIGHT, SIZE, TEXT, LEFT, height, largest, valued } from "../job/look.js";

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

function mount(host, figures, metric) {
  let rows = ranking(figures, metric);
  const box = host.appendChild(document.createElement("div"));
  box.style.cssText = `position:relative;height:${height(rows.length)}px`;
  const values = {
    id: "values",
    afterDatasetsDraw(chart) {
      const { ctx, chartArea } = chart;
      if (!valued(rows.length)) return;
      ctx.save();
      ctx.font = FONT;
      ctx.fillStyle = TEXT;
      ctx.textBaseline = "middle";
      chart.getDatasetMeta(0).data.forEach((bar, i) => {
        const x = rows[i].value === null ? chartArea.left : bar.x;
        ctx.fillText(valueText(rows[i]), x + 6, bar.y);
      });
      ctx.restore();
    },
  };
  const data = () => ({
    labels: rows.map((row) => row.name),
    datasets: [{ data: rows.map((row) => row.value), backgroundColor: BAR, categoryPercentage: 1, barPercentage: 0.7 }],
  });
  const chart = new Chart(box.appendChild(document.createElement("canvas")), {
    type: "bar",
    data: data(),
    plugins: [values],
    options: {
      indexAxis: "y",
      animation: false,
      maintainAspectRatio: false,
      layout: { padding: { right: RIGHT } },
      interaction: { mode: "index", axis: "y", intersect: false },
      scales: {
        x: { display: false, min: 0, max: largest(rows) },
        y: {
          grid: { display: false },
          border: { display: false },
          ticks: { color: TEXT, font: { size: SIZE }, sampleSize: 50 },
          afterFit: (axis) => { axis.width = LEFT; },
        },
      },
      plugins: { tooltip: { displayColors: false, callbacks: { label: ({ dataIndex }) => valueText(rows[dataIndex]) } } },
    },
  });
  return {
    show(metric) {
      rows = ranking(figures, metric);
      chart.data = data();
      chart.options.scales.x.max = largest(rows);
      chart.update("none");
    },
    destroy() {
      chart.destroy();
      box.remove();
    },
  };
}

page(mount);
