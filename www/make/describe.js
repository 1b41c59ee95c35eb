// What readers are told beyond the figures: title, source, and what each metric is called and means.

import { arithmetic, showCompute } from "./computed.js";
import { byId, make, refill } from "./dom.js";
import { words } from "./language.js";
import { showNear } from "./near.js";

const KINDS = ["amount", "count", "share", "growth", "rate", "rank", "score", "points", "multiple", "duration", "streak"];
const BETTER = ["", "higher", "lower", "neither"];

/** The most metrics that are listed: a table of more is described elsewhere. */
const MAX_METRICS = 60;

function field(label, input, hint, isOpen) {
  return make("label", { className: isOpen ? "unset" : "" }, make("span", {}, label), input, hint ? make("small", {}, hint) : "");
}

/** A field for what readers need and neither table nor editor says: empty, with what they see meanwhile. */
function needed(label, code, shown, answer, keep) {
  const w = words().describe;
  const isUnset = answer.unset.includes(code);
  const input = text(code, isUnset ? "" : shown, keep, { required: true });
  return field(label, input, isUnset ? w.unset(shown || w.noSource) : "", isUnset);
}

/** What of a headline is not in the data. */
export const claimsOf = ({ claims }) => (claims.length ? words().describe.notInData(claims) : "");

function text(key, value, keep, properties = {}) {
  const input = make("input", { type: "text", value: value ?? "", ...properties, data: { key } });
  input.addEventListener("change", () => keep(input.value.trim()));
  return input;
}

function select(key, label, options, chosen, keep) {
  const list = options.map(([value, name]) => make("option", { value, selected: value === chosen }, name));
  const made = make("select", { attributes: { "aria-label": label }, data: { key } }, ...list);
  made.addEventListener("change", () => keep(made.value));
  return made;
}

/** One row of the list of metrics. */
function metric(it, columns, { decide, role, leaveComputed }) {
  const w = words().describe;
  const about = it.printed;
  const named = (what) => w.of(what, it.name);
  const keep = (code) => (value) => decide(code, about, value || undefined);
  // Grades are no numbers of any kind.
  const kinds = (it.kind === "grade" ? ["grade"] : KINDS.includes(it.kind) ? KINDS : [it.kind, ...KINDS]).map((kind) => [kind, w.kinds[kind] ?? kind]);
  const column = columns.find((one) => one.metric === it.index && one.role === "figure");
  const leave = make("input", { type: "checkbox", disabled: !column && !it.formula, attributes: { "aria-label": named(w.leave) }, data: { key: `leave ${about}` } });
  leave.addEventListener("change", () => (it.formula ? leaveComputed(about) : role(column.heading, "left_out")));
  const name = text(`called ${about}`, it.name, keep("called"), {});
  name.setAttribute("aria-label", named(w.name));
  const isPercent = it.kind === "share" || it.kind === "growth";
  const unit = text(`unit_of_measure ${about}`, it.unit, keep("unit_of_measure"), { disabled: isPercent });
  unit.setAttribute("aria-label", named(w.unit));
  const cells = [
    [w.name, it.formula ? make("div", {}, name, arithmetic(it)) : name], [w.unit, unit],
    [w.kind, select(`kind ${about}`, named(w.kind), kinds, it.kind, keep("kind"))],
    [w.better, select(`better ${about}`, named(w.better), BETTER.map((end) => [end, w.betters[end]]), it.better, keep("better"))],
    [w.leave, leave],
  ];
  return make("tr", {}, ...cells.map(([label, input]) => make("td", { data: { label } }, input)));
}

/** Columns that were left out, to be taken again. */
function leftOut(columns, { role }) {
  const w = words().describe;
  return columns.filter((column) => column.role === "left_out").map((column) => {
    const input = make("input", { type: "checkbox", checked: true, attributes: { "aria-label": w.of(w.leave, column.heading) }, data: { key: `leave ${column.heading}` } });
    input.addEventListener("change", () => role(column.heading, undefined));
    return make("tr", { className: "left_out" }, make("td", { colSpan: 4, data: { label: w.name } }, column.heading), make("td", { data: { label: w.leave } }, input));
  });
}

/** The field for the period of figures that have none; none where they have. */
function periodField({ period }, edits, keep) {
  const w = words().describe;
  if (period.is_in_table) return [];
  const input = text("period", edits.choice("period") ?? "", keep);
  const hint = period.in_titles && !period.chosen ? w.periodInTitle(period.in_titles) : w.periodHint;
  return [field(`${w.period} (${w.optional})`, input, hint, false)];
}

/** Shows the fields for an answer. */
export function showDescription(answer, edits, actions) {
  const w = words().describe;
  const keep = (code) => (value) => actions.decide(code, "", value || undefined);
  refill(byId("about"),
    needed(w.title, "title", answer.title, answer, keep("title")),
    field(`${w.headline} (${w.optional})`, text("headline", answer.headline, keep("headline")), claimsOf(answer) || w.headlineHint, answer.claims.length),
    ...periodField(answer, edits, keep("period")),
    needed(w.source, "source_name", answer.source_name, answer, keep("source_name")),
    field(w.link, text("source_link", edits.choice("source_link"), keep("source_link"), { type: "url", inputMode: "url", placeholder: "https://" }), w.linkHint),
    field(`${w.note} (${w.optional})`, text("note", answer.note, keep("note"))));
  const heads = [w.name, w.unit, w.kind, w.better, w.leave].map((name) => make("th", { scope: "col" }, name));
  const own = answer.metrics.map((it, index) => ({ ...it, index })).filter((it) => !it.left_out);
  const shown = [...own, ...answer.computed];
  refill(byId("metrics"),
    make("caption", {}, w.metrics), make("thead", {}, make("tr", {}, ...heads)),
    make("tbody", {}, ...shown.slice(0, MAX_METRICS).map((it) => metric(it, answer.columns, actions)), ...leftOut(answer.columns, actions)));
  const more = shown.length - MAX_METRICS;
  byId("metrics-more").textContent = more > 0 ? words().more(more) : "";
  showCompute(answer, actions);
  showNear(answer, shown.map((it) => it.printed), actions);
}
