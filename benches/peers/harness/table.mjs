// Medians, ratios to the reference, and the tables.
import { ENTRIES, FLOOR } from "./entries.mjs";
import { KINDS, RATES } from "./respond.mjs";
import { exponent } from "./scale.mjs";

/** The median of the values that are numbers, or undefined. */
export function median(list) {
  const sorted = list.filter(Number.isFinite).sort((a, b) => a - b);
  if (!sorted.length) return undefined;
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Half the distance between the quartiles, relative to the median: the spread of the runs. */
export function spread(list) {
  const sorted = list.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length < 4) return undefined;
  const at = (part) => sorted[Math.round((sorted.length - 1) * part)];
  return (at(0.75) - at(0.25)) / 2 / median(sorted);
}

const kB = (bytes) => bytes / 1000;
const MB = (bytes) => bytes / 1e6;

/** What is measured: key in the results, how it is read from a sample, digits, and whether its ratio is meaningful. */
export const ROWS = [
  { id: "bytes", group: "load", name: "bytes, brotli (kB)", of: ({ bytes }) => kB(bytes), digits: 1 },
  { id: "bytes-chart", group: "load", name: "of these before the chart answers (kB)", of: ({ firstBytes }) => kB(firstBytes), digits: 1 },
  { id: "requests-chart", group: "load", name: "requests before the chart answers", of: ({ firstRequests }) => firstRequests, digits: 0, plain: true },
  { id: "requests", group: "load", name: "requests", of: ({ requests }) => requests, digits: 0, plain: true },
  { id: "chart-slow", group: "slow", name: "first chart, slow (ms)", of: ({ chart }) => chart, digits: 0 },
  { id: "interactive-slow", group: "slow", name: "interactive, slow (ms)", of: ({ interactive }) => interactive, digits: 0 },
  { id: "blocking-slow", group: "slow", name: "blocking time, slow (ms)", of: ({ blocking }) => blocking, digits: 0, plain: true },
  { id: "shift", group: "slow", name: "layout shift, slow", of: ({ shift }) => shift, digits: 3, plain: true },
  { id: "chart", group: "load", name: "first chart (ms)", of: ({ chart }) => chart, digits: 0 },
  { id: "interactive", group: "load", name: "interactive (ms)", of: ({ interactive }) => interactive, digits: 0 },
  { id: "blocking", group: "load", name: "blocking time (ms)", of: ({ blocking }) => blocking, digits: 0, plain: true },
  { id: "shift-fast", group: "load", name: "layout shift", of: ({ shift }) => shift, digits: 3, plain: true },
  { id: "switch", group: "work", name: "switch, main thread CPU (ms)", of: ({ change }) => change.main, digits: 2 },
  { id: "switch-wall", group: "work", name: "switch, wall (ms)", of: ({ change }) => change.wall, digits: 2 },
  { id: "switch-all", group: "work", name: "switch, all processes CPU (ms)", of: ({ change }) => change.all, digits: 2 },
  { id: "hover", group: "work", name: "hover, main thread CPU (ms)", of: ({ hover }) => hover.main, digits: 2 },
  { id: "hover-wall", group: "work", name: "hover, wall (ms)", of: ({ hover }) => hover.wall, digits: 2 },
  { id: "hover-all", group: "work", name: "hover, all processes CPU (ms)", of: ({ hover }) => hover.all, digits: 2 },
  { id: "heap", group: "work", name: "heap + wasm after load (MB)", of: ({ loaded }) => MB(loaded.script), digits: 2 },
  { id: "heap-100", group: "work", name: "heap + wasm after 100 switches (MB)", of: ({ switched }) => MB(switched.script), digits: 2 },
  { id: "wasm", group: "work", name: "of this wasm (MB)", of: ({ switched }) => MB(switched.wasm), digits: 2, plain: true },
  { id: "dom", group: "work", name: "DOM memory after 100 switches (MB)", of: ({ switched }) => MB(switched.dom), digits: 2 },
  { id: "growth", group: "cycles", name: "growth over mount/destroy (kB)", of: ({ script }) => kB(script), digits: 0, plain: true },
  { id: "growth-nodes", group: "cycles", name: "nodes left by mount/destroy", of: ({ nodes }) => nodes, digits: 0, plain: true },
];

const WHAT = { tap: "tap", switch: "switch with the mouse", key: "switch with a key" };

/** The rows of interaction to next paint. */
const respondRows = () => RATES.flatMap((rate) => KINDS.map((kind) => ({
  id: `${kind}-${rate}`, group: "respond", name: `interaction to next paint, ${WHAT[kind]}, processor ÷ ${rate}, 95th of 100 (ms)`,
  of: (sample) => sample[`${kind}-${rate}`], digits: 0,
})));

/** The rows for the measured numbers of units. */
function scaleRows(sizes) {
  const row = (id, name, count, pick) => ({
    id: `${id}-${count}`, group: `scale-${count}`, name: `${name}, ${count.toLocaleString("en")} units (ms)`, of: pick, digits: 1,
  });
  return [
    ...sizes.map((count) => row("mount", "mount from JSON", count, ({ mount }) => mount)),
    ...sizes.map((count) => row("change", "switch", count, ({ change }) => change)),
    ...sizes.slice(-1).map((count) => row("change-first", "first switch (ranks)", count, ({ first }) => first)),
  ];
}

/** Medians by row and entry, with their ratios to the reference and the spread of the runs. */
export function summarise(samples, sizes) {
  const rows = [...ROWS, ...respondRows(), ...scaleRows(sizes)].map((row) => {
    const lists = Object.fromEntries(ENTRIES.map(({ id }) => [id, (samples[row.group]?.[id] ?? []).map(row.of)]));
    const cells = Object.fromEntries(Object.entries(lists).map(([id, list]) =>
      [id, { median: median(list), ratio: median(list) / median(lists[FLOOR]), spread: spread(list) }]));
    return { id: row.id, name: row.name, digits: row.digits, plain: row.plain, cells };
  });
  return [...rows, ...exponents(rows, sizes)];
}

function exponents(rows, sizes) {
  const large = sizes.filter((count) => count >= 1000);
  if (large.length < 2) return [];
  return ["mount", "change"].map((kind) => {
    const cells = Object.fromEntries(ENTRIES.map(({ id }) => {
      const points = large.map((count) => [count, rows.find((row) => row.id === `${kind}-${count}`).cells[id].median]);
      return [id, { median: exponent(points.filter(([, time]) => time)) }];
    }));
    const name = `${kind === "mount" ? "mount" : "switch"}, exponent from ${large[0].toLocaleString("en")} units`;
    return { id: `${kind}-exponent`, name, digits: 2, plain: true, cells };
  });
}

const number = (value, digits) =>
  Number.isFinite(value) ? (Math.abs(value) < 0.5 * 10 ** -digits ? "0" : value.toFixed(digits)) : "–";

function cell({ median, ratio }, { digits, plain }) {
  const text = number(median, median >= 1000 ? 0 : digits);
  return plain || !Number.isFinite(ratio) ? text : `${text} · ${ratio.toFixed(ratio < 10 ? 2 : 0)}×`;
}

/** The spread of the runs of an entry, as the median of all entries. */
function noise({ cells }) {
  const apart = median(Object.values(cells).map(({ spread }) => spread));
  return Number.isFinite(apart) ? `${(100 * apart).toFixed(0)} %` : "–";
}

/** The table, with a column for each entry: the median and, after the dot, its ratio to the reference. */
export function markdown(summary, note) {
  const names = ENTRIES.map(({ widget, name }) => (widget ? `**${name}**` : name));
  const lines = summary.map((row) =>
    `| ${row.name} | ${ENTRIES.map(({ id }) => cell(row.cells[id], row)).join(" | ")} | ${noise(row)} |`);
  return [note, "", `| | ${names.join(" | ")} | ± |`, `|---|${"--:|".repeat(names.length + 1)}`, ...lines, ""].join("\n");
}

/** A short table, with a row for each entry. */
export function brief(summary, sizes) {
  const most = sizes.at(-1);
  const picked = ["bytes", "chart-slow", "interactive-slow", "blocking-slow", "switch", "hover", "tap-4", "switch-4", "heap-100", `mount-${most}`, `change-${most}`]
    .map((id) => summary.find((row) => row.id === id));
  const lines = ENTRIES.map(({ id, widget, name }) =>
    `| ${widget ? `**${name}**` : name} | ${picked.map((row) => cell(row.cells[id], row)).join(" | ")} |`);
  return [`| | ${picked.map((row) => row.name).join(" | ")} |`, `|---|${"--:|".repeat(picked.length)}`, ...lines, ""].join("\n");
}
