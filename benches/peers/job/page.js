// What the page of every peer does: read the figures, draw, and follow the choice of the metric.
import { readFigures } from "./figures.js";

/** Starts a page with `mount(host, figures, metric)`, which returns `show(metric)` and `destroy()`. */
export function page(mount) {
  const choice = document.querySelector("#metric");
  const chart = mount(document.querySelector("#chart"), readFigures(JOB), choice.value);
  choice.onchange = () => chart.show(choice.value);
  performance.mark("interactive");
  window.bench = { chart, mount: (host, text, metric) => mount(host, readFigures(text), metric) };
}
