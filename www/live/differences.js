// What changed between two datasets, figure by figure.

/** What of a figure is its number and how far it can be believed; where it stands in the source is neither. */
const TELLING = ["value", "bound", "lower", "upper", "low", "high", "confidence", "decimals", "status", "reason"];

/** All figures and gaps of a dataset by unit, metric and period. */
function entries(dataset) {
  const found = new Map();
  for (const entry of [...(dataset.figures ?? []), ...(dataset.gaps ?? [])]) {
    const key = JSON.stringify([entry.unit, entry.metric, entry.period ?? dataset.period ?? ""]);
    found.set(key, { unit: entry.unit, content: JSON.stringify(TELLING.map((name) => entry[name] ?? null)) });
  }
  return found;
}

/** How many figures or gaps changed, are new and are gone, the units that they are of, in the order of the newer dataset, and how many corrections are new. */
export function differences(before, now) {
  const [old, recent] = [entries(before), entries(now)];
  const touched = new Set();
  const counts = { changed: 0, added: 0, gone: 0 };
  for (const [key, { unit, content }] of recent) {
    const was = old.get(key);
    if (was?.content === content) continue;
    counts[was ? "changed" : "added"]++;
    touched.add(unit);
  }
  for (const [key, { unit }] of old) {
    if (recent.has(key)) continue;
    counts.gone++;
    touched.add(unit);
  }
  const known = new Set((before.corrections ?? []).map((it) => JSON.stringify(it)));
  const corrections = (now.corrections ?? []).filter((it) => !known.has(JSON.stringify(it))).length;
  const units = [...(now.units ?? []), ...(before.units ?? [])].filter(({ id }) => touched.delete(id));
  return { ...counts, corrections, units: units.map(({ name }) => name) };
}
