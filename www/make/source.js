// How the file itself is read: its sheet, the office of its signs, and a mapping of another table.

import { byId, make, refill } from "./dom.js";
import { words } from "./language.js";

const CONVENTIONS = ["none", "british_brackets", "german", "hungarian", "eurostat", "french", "american_census", "chinese_yearbook"];

const chosen = ({ mapping }, code) => mapping.decisions.find((it) => it.code === code && !it.about)?.choice;

function select(key, label, options, value, keep) {
  const list = options.map(([choice, name]) => make("option", { value: choice, selected: choice === value }, name));
  const made = make("select", { data: { key } }, ...list);
  made.addEventListener("change", () => keep(made.value));
  return make("label", {}, `${label} `, made);
}

/** Shows the choices for an answer, and where a mapping that was brought along does not fit; `decide(code, choice)` takes a choice. */
export function showSource(answer, brought, decide) {
  const w = words();
  // A metric that is not computed any more is told, whoever asked for it.
  const misfits = [...new Set([...brought, ...answer.misfits.filter((it) => it.includes(" is not computed: "))])];
  const parts = [];
  const { sheets, sheet, other_tables: others } = answer.file;
  if (sheets.length > 1) {
    parts.push(select("sheet", w.sheet, sheets.map(({ name, hidden }) => [name, hidden ? w.hiddenSheet(name) : name]), sheet, (choice) => decide("sheet", choice)));
  }
  const convention = chosen(answer, "convention");
  if (convention) parts.push(select("convention", w.signs, CONVENTIONS.map((it) => [it, w.choices[it]]), convention, (choice) => decide("convention", choice)));
  if (others) parts.push(make("span", {}, w.otherTables(others)));
  refill(byId("source"), ...parts);
  const notes = [...answer.titles.slice(1), ...answer.notes];
  refill(byId("notes"), ...notes.slice(0, 12).map((note) => make("p", {}, note)));
  byId("misfits").hidden = !misfits.length;
  refill(byId("misfits-list"), ...misfits.map((misfit) => make("li", {}, w.misfit(misfit))));
}
