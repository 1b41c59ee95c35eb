// Figures for each head or each thousand: one column divided by another.

import { byId, make, refill } from "./dom.js";
import { language, words } from "./language.js";

/** For how many it can be computed, and to how many digits after the point. */
const TIMES = [1, 100, 1000, 10_000, 100_000, 1_000_000];
const DECIMALS = [0, 1, 2, 3, 4];

/** Kinds of metric that can be divided, and by which can be divided. */
const DIVISIBLE = new Set(["amount", "count"]);

const grouped = (number) => number.toLocaleString("en");

/** What is chosen and not computed yet. */
let draft = {};

const nameOf = ({ of, per, times }) => words().compute.name(of, per, times === 1 ? "" : grouped(times));

/** What is chosen, among the metrics that there are. */
function chosen(names) {
  const of = names.includes(draft.of) ? draft.of : names[0];
  const others = names.filter((name) => name !== of);
  const per = others.includes(draft.per) ? draft.per : others[0];
  const ratio = { of, per, times: draft.times ?? 1000, decimals: draft.decimals ?? 1 };
  return { ...ratio, name: draft.name ?? nameOf(ratio) };
}

function select(key, label, options, value, keep) {
  const list = options.map(([option, text]) => make("option", { value: option, selected: String(option) === String(value) }, text));
  const made = make("select", { data: { key: `compute ${key}` } }, ...list);
  made.addEventListener("change", () => keep(made.value));
  return make("label", {}, make("span", {}, label), made);
}

/** Shows the fields; `actions.compute(ratio)` adds a metric. */
export function showCompute(answer, actions) {
  const w = words().compute;
  const metrics = answer.metrics.filter((it) => !it.left_out && DIVISIBLE.has(it.kind)).map((it) => it.printed);
  byId("compute").hidden = metrics.length < 2;
  if (metrics.length < 2) return;
  const ratio = chosen(metrics);
  const keep = (key, convert = String) => (value) => {
    draft = { ...draft, [key]: convert(value), ...(key === "name" || key === "decimals" ? {} : { name: undefined }) };
    showCompute(answer, actions);
  };
  const named = metrics.map((name) => [name, name]);
  const name = make("input", { type: "text", value: ratio.name, data: { key: "compute name" } });
  name.addEventListener("change", () => keep("name")(name.value.trim() || nameOf(ratio)));
  const add = make("button", { type: "button", data: { key: "compute add" } }, w.add);
  add.addEventListener("click", () => {
    draft = {};
    actions.compute({ ...ratio, name: name.value.trim() || ratio.name });
  });
  refill(byId("compute-fields"),
    select("of", w.of, named, ratio.of, keep("of")),
    select("per", w.per, named.filter(([it]) => it !== ratio.of), ratio.per, keep("per")),
    select("times", w.times, TIMES.map((it) => [it, it === 1 ? w.head : grouped(it)]), ratio.times, keep("times", Number)),
    select("decimals", w.decimals, DECIMALS.map((it) => [it, it]), ratio.decimals, keep("decimals", Number)),
    make("label", { className: "wide" }, make("span", {}, w.called), name),
    make("div", { className: "actions" }, add));
}

/** What a computed metric is computed of, with the arithmetic of its first figure. */
export function arithmetic({ formula, decimals, example }) {
  const w = words().compute;
  return make("small", { lang: language() }, w.rounded(formula, decimals), example ? make("br") : "", example ?? "");
}
