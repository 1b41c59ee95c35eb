// The goals of the widget relative to the others, each as a ratio within one run.

/** A goal: `of` names the row, `limit` computes the limit from the medians of the others. */
function goals(sizes) {
  const most = sizes.at(-1);
  return [
    { of: "bytes-chart", text: "≤ 105 kB", limit: () => 105 },
    { of: "requests-chart", text: "≤ 3", limit: () => 3 },
    { of: "chart-slow", text: "≤ 1.2 × bare canvas inlined", limit: (at) => 1.2 * at("canvas-inline") },
    { of: "interactive-slow", text: "≤ Highcharts", limit: (at) => at("highcharts") },
    { of: "blocking-slow", text: "≤ 0.7 × Chart.js", limit: (at) => 0.7 * at("chartjs") },
    { of: "switch", text: "≤ Chart.js", limit: (at) => at("chartjs") },
    { of: "hover", text: "≤ Chart.js", limit: (at) => at("chartjs") },
    { of: "dom", text: "≤ 1.2 MB", limit: () => 1.2 },
    { of: "change-1000", text: "≤ uPlot", limit: (at) => at("uplot") },
    { of: `change-${most}`, text: "≤ bare canvas", limit: (at) => at("canvas-inline") },
    { of: `mount-${most}`, text: "≤ 1.3 × uPlot", limit: (at) => 1.3 * at("uplot") },
    { of: "heap-100", text: "≤ Chart.js", limit: (at) => at("chartjs") },
    { of: "growth", text: "≤ bare canvas + 50 kB", limit: (at) => at("canvas-inline") + 50 },
    { of: "shift", text: "0", limit: () => 0 },
    ...["tap", "switch", "key"].flatMap((kind) => [4, 6].map((rate) =>
      ({ of: `${kind}-${rate}`, text: "≤ Chart.js", limit: (at) => at("chartjs") }))),
  ];
}

/** The goals as a table: what is measured, the limit, the result. */
export function reached(summary, sizes) {
  const lines = goals(sizes).map(({ of, text, limit }) => {
    const row = summary.find(({ id }) => id === of);
    const at = (id) => row.cells[id].median;
    const most = limit(at), is = at("widget");
    const holds = is <= most + 1e-9;
    const miss = Number.isFinite(is) && Number.isFinite(most) ? (most ? `${(is / most).toFixed(2)} × the limit` : `${is.toFixed(3)} over`) : "not measured";
    return `| ${row.name} | ${text} | ${most?.toFixed(row.digits) ?? "–"} | ${is?.toFixed(row.digits) ?? "–"} | ${holds ? "holds" : miss} |`;
  });
  return ["| what | to reach | limit | reported-figures | |", "|---|---|--:|--:|---|", ...lines, ""].join("\n");
}
