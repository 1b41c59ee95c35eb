// The figures of a dataset as every peer gets them: read once, each metric ranked when it is first shown.

const NOT_REPORTED = "未报告";

/** Reads the JSON text of a dataset. */
export function readFigures(text) {
  const dataset = JSON.parse(text);
  const names = dataset.units.map((unit) => (unit.short ?? unit.name).zh);
  const indices = new Map(dataset.units.map((unit, index) => [unit.id, index]));
  const metrics = new Map();
  for (const metric of dataset.metrics) {
    const values = new Float64Array(names.length).fill(-Infinity);
    metrics.set(metric.id, { unit: metric.unit.zh, values, decimals: new Uint8Array(names.length) });
  }
  for (const figure of dataset.figures) {
    const metric = metrics.get(figure.metric);
    const index = indices.get(figure.unit);
    metric.values[index] = figure.value;
    metric.decimals[index] = figure.decimals ?? 0;
  }
  return { names, metrics };
}

/** Rows from the highest to the lowest; units that did not report are last, with the value null. */
export function ranking(figures, id) {
  const metric = figures.metrics.get(id);
  return (metric.rows ??= rank(figures.names, metric));
}

function rank(names, { values, decimals, unit }) {
  const order = Uint32Array.from(values.keys()).sort((a, b) => values[b] - values[a] || a - b);
  return Array.from(order, (index) => ({
    name: names[index],
    value: values[index] === -Infinity ? null : values[index],
    decimals: decimals[index],
    unit,
  }));
}

/** The value as shown beside the bar and in the tooltip. */
export const valueText = (row) =>
  row.value === null ? NOT_REPORTED : row.value.toFixed(row.decimals) + row.unit;

/** The text of the tooltip. */
export const tipText = (row) => `${row.name}\n${valueText(row)}`;
