// Observable Plot: a new figure for every state, as its documentation intends.
import { axisY, barX, plot, pointerY, text, tip } from "@observablehq/plot";
import { page } from "../job/page.js";
import { ranking, tipText, valueText } from "../job/figures.js";
import { BAR, LEFT, RIGHT, SIZE, TEXT, every, height, largest, valued } from "../job/look.js";

function mount(host, figures, metric) {
  let rows, width, shown;

  function draw() {
    const index = (row, i) => i;
    const step = every(rows.length);
    const named = [...rows.keys()].filter((i) => i % step === 0);
    const next = plot({
      width,
      height: height(rows.length),
      marginTop: 0,
      marginBottom: 0,
      marginLeft: LEFT,
      marginRight: RIGHT,
      style: { fontFamily: "sans-serif", fontSize: `${SIZE}px`, color: TEXT },
      x: { axis: null, domain: [0, largest(rows)] },
      y: { domain: rows.keys(), padding: 0.3 },
      marks: [
        axisY({ ticks: named, tickFormat: (i) => rows[i].name, tickSize: 0, label: null }),
        barX(rows, { x: "value", y: index, fill: BAR }),
        valued(rows.length)
          ? text(rows, { x: (row) => row.value ?? 0, y: index, text: valueText, textAnchor: "start", dx: 6 })
          : null,
        tip(rows, pointerY({ x: (row) => row.value ?? 0, y: index, title: tipText, anchor: "top-left" })),
      ],
    });
    if (shown) shown.replaceWith(next);
    else host.append(next);
    shown = next;
  }
  function show(metric) {
    rows = ranking(figures, metric);
    draw();
  }
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
      shown.remove();
    },
  };
}

page(mount);
