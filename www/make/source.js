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

/** Which cells are read: one of the tables of the sheet, or others that are typed. */
function range({ file, mapping }, keep) {
  const w = words();
  const { tables, sheet } = file;
  const own = chosen({ mapping }, "range");
  const isOther = own && !tables.some(({ start, cells }) => own === start || own === cells);
  if (tables.length < 2 && !sheet && !isOther) return [];
  const options = tables.map(({ start, cells, title }) => [start, [cells, title].filter(Boolean).join(" · ")]);
  if (isOther) options.unshift([own, own]);
  const value = isOther ? own : (tables.find(({ start, cells }) => own === start || own === cells) ?? tables[0])?.start;
  const cells = make("input", { type: "text", spellcheck: false, autocomplete: "off", placeholder: "B4:E17", attributes: { "aria-label": w.rangeCells }, data: { key: "range cells" } });
  cells.addEventListener("change", () => cells.value.trim() && keep(cells.value.trim()));
  const line = make("span", { className: "cells", hidden: true }, cells);
  const list = select("range", w.range, [...options, ["", w.rangeOther]], value, (choice) => {
    line.hidden = choice !== "";
    if (choice) keep(choice);
    else cells.focus();
  });
  return [list, line, tables.length > 1 ? make("span", {}, w.otherTables(tables.length - 1)) : ""];
}

/** Shows the choices for an answer, and where a mapping that was brought along does not fit; `decide(code, choice)` takes a choice. */
export function showSource(answer, brought, decide) {
  const w = words();
  // A metric that is not computed any more is told, whoever asked for it; so is a range without a table.
  const always = answer.misfits.filter((it) => it.includes(" is not computed: ") || it.startsWith("there is no table in the range "));
  const misfits = [...new Set([...brought, ...always])];
  const parts = [];
  const { sheets, sheet } = answer.file;
  if (sheets.length > 1) {
    parts.push(select("sheet", w.sheet, sheets.map(({ name, hidden }) => [name, hidden ? w.hiddenSheet(name) : name]), sheet, (choice) => decide("sheet", choice)));
  }
  parts.push(...range(answer, (choice) => decide("range", choice)));
  const convention = chosen(answer, "convention");
  if (convention) parts.push(select("convention", w.signs, CONVENTIONS.map((it) => [it, w.choices[it]]), convention, (choice) => decide("convention", choice)));
  refill(byId("source"), ...parts.filter(Boolean));
  const notes = [...answer.titles.slice(1), ...answer.notes];
  refill(byId("notes"), ...notes.slice(0, 12).map((note) => make("p", {}, note)));
  byId("misfits").hidden = !misfits.length;
  refill(byId("misfits-list"), ...misfits.map((misfit) => make("li", {}, w.misfit(misfit))));
}
