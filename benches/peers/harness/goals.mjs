// The goals of the widget relative to the others, each as a ratio within one run.

/** A goal: `of` names the row, `limit` computes the limit from the medians of the others. */
function goals(sizes) {
  const most = sizes.at(-1);
  return [
    { of: "chart-slow", text: "≤ 1.2 × bare canvas inlined", limit: (at) => 1.2 * at("canvas-inline") },
    { of: "chart-slow", text: "≤ 0.7 × D3", limit: (at) => 0.7 * at("d3") },
    { of: "bytes", text: "≤ 75 kB", limit: () => 75 },
    { of: "interactive-slow", text: "≤ Highcharts", limit: (at) => at("highcharts") },
    { of: "blocking-slow", text: "≤ 0.5 × Chart.js", limit: (at) => 0.5 * at("chartjs") },
    { of: "switch", text: "≤ uPlot", limit: (at) => at("uplot") },
    { of: "hover", text: "≤ D3", limit: (at) => at("d3") },
    { of: `change-${most}`, text: "≤ 0.3 × uPlot", limit: (at) => 0.3 * at("uplot") },
    { of: `change-${most}`, text: "≤ bare canvas", limit: (at) => at("canvas-inline") },
    { of: `mount-${most}`, text: "≤ Chart.js", limit: (at) => at("chartjs") },
    { of: "heap-100", text: "≤ Chart.js", limit: (at) => at("chartjs") },
    { of: "growth", text: "≤ bare canvas + 50 kB", limit: (at) => at("canvas-inline") + 50 },
    { of: "shift", text: "0", limit: () => 0 },
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
