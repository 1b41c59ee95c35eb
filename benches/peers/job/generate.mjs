// Datasets of any size in the format that the widget and every peer read.

/** Uniform numbers in [0, 1), the same in every run. */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const both = (zh, en) => ({ zh, en });

/** JSON text of a dataset of `count` units that all reported two metrics, `m0` and `m1`. */
export function generate(count, seed = 1) {
  const random = numbers(seed);
  const ids = Array.from({ length: count }, (_, i) => `u${i}`);
  const metrics = ["m0", "m1"];
  return JSON.stringify({
    id: `synthetic-${count}`,
    title: both("测试数据", "Test data"),
    source: { name: both("测试", "Test"), event: both("测试", "Test"), note: both("随机数", "Random numbers") },
    period: "2024-H1",
    units: ids.map((id, i) => ({ id, name: both(`单位${i}`, `Unit ${i}`), kind: "district" })),
    metrics: metrics.map((id, i) => ({
      id,
      name: both(`指标${i}`, `Metric ${i}`),
      theme: "economy",
      kind: "growth",
      unit: both("%", "%"),
      better: "higher",
      definition: both("随机数。", "Random numbers."),
    })),
    figures: metrics.flatMap((metric) => ids.map((unit) => {
      // Skewed like real figures: many small, few large.
      const value = Math.round(1000 * (0.1 + 0.9 * random() ** 2)) / 10;
      return {
        unit, metric, value, decimals: 1, bound: "exact",
        period: "2024-H1", period_basis: "stated", quote: `增长${value}%`, place: "lead",
      };
    })),
    gaps: [],
  });
}

/** The part of a dataset that the task shows: its units, the given metrics and their figures. */
export function extract(dataset, metrics) {
  return JSON.stringify({
    ...dataset,
    // References to similar metrics are dropped, because those metrics are not in this part.
    metrics: metrics.map((id) => ({ ...dataset.metrics.find((metric) => metric.id === id), near: undefined, level: undefined })),
    figures: dataset.figures.filter((figure) => metrics.includes(figure.metric)),
    gaps: [],
  });
}
