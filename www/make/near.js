// Metrics that look alike and are not comparable, each pair with its reason.

import { byId, make, refill } from "./dom.js";
import { words } from "./language.js";

/** What is chosen and not added yet. */
let draft = {};

function select(key, label, names, value, keep) {
  const list = names.map((name) => make("option", { value: name, selected: name === value }, name));
  const made = make("select", { data: { key: `near ${key}` } }, ...list);
  made.addEventListener("change", () => keep(made.value));
  return make("label", {}, make("span", {}, label), made);
}

function pair({ metric, other, reason }, actions) {
  const w = words().near;
  const remove = make("button", { type: "button", className: "link", attributes: { "aria-label": w.removeOf(metric, other) }, data: { key: `near ${metric} ${other}` } }, w.remove);
  remove.addEventListener("click", () => actions.removeNear(metric, other));
  return make("li", {}, w.pair(metric, other, reason), " ", remove);
}

/** Shows the pairs and the fields for another; `actions.addNear(pair)` and `actions.removeNear(metric, other)` change them. */
export function showNear(answer, names, actions) {
  const w = words().near;
  byId("near").hidden = names.length < 2;
  if (names.length < 2) return;
  refill(byId("near-list"), ...answer.near.map((it) => pair(it, actions)));
  const metric = names.includes(draft.metric) ? draft.metric : names[0];
  const others = names.filter((name) => name !== metric);
  const other = others.includes(draft.other) ? draft.other : others[0];
  const keep = (key) => (value) => {
    draft = { ...draft, [key]: value };
    showNear(answer, names, actions);
  };
  const reason = make("input", { type: "text", value: draft.reason ?? "", data: { key: "near reason" } });
  const add = make("button", { type: "button", disabled: !draft.reason, data: { key: "near add" } }, w.add);
  reason.addEventListener("input", () => {
    draft = { ...draft, reason: reason.value.trim() };
    add.disabled = !draft.reason;
  });
  add.addEventListener("click", () => {
    const added = { metric, other, reason: draft.reason };
    draft = {};
    actions.addNear(added);
  });
  refill(byId("near-fields"),
    select("metric", w.metric, names, metric, keep("metric")), select("other", w.other, others, other, keep("other")),
    make("label", { className: "wide" }, make("span", {}, w.reason), reason), make("div", { className: "actions" }, add));
}
