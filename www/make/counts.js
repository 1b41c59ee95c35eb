// How many cells were taken for what, which is the key of the colours too; and the cells that were not understood.

import { byId, make, refill } from "./dom.js";
import { words } from "./language.js";

const KINDS = [["cells", ""], ["figures", "figure"], ["gaps", "gap"], ["not_data", "not_data"], ["not_understood", "not_understood"]];

/** The most cells that are listed. */
const MAX_LISTED = 20;

export function showCounts({ counts }) {
  const w = words();
  const items = KINDS.map(([key, kind]) => make("li", { className: `${key} ${counts[key] ? "" : "none"}`, data: { count: counts[key] } },
    kind ? make("span", { className: `swatch ${kind}`, attributes: { "aria-hidden": "true" } }) : "", w.counts[key](counts[key])));
  refill(byId("counts"), ...items);
}

export function showNotUnderstood({ not_understood: list, columns, counts }, correct) {
  const w = words();
  byId("not-understood").hidden = !list.length;
  const items = list.slice(0, MAX_LISTED).map(({ row, column, number, text, reason }) => {
    const button = make("button", { type: "button", className: "link", data: { key: `wrong ${row} ${column}` } }, text || w.why.empty);
    button.addEventListener("click", () => correct(row, column));
    return make("li", {}, button, ` ${w.where(number, columns[column].heading)}: ${w.reason(reason)}`);
  });
  const more = counts.not_understood - items.length;
  refill(byId("not-understood-list"), ...items, more > 0 ? make("li", {}, w.more(more)) : "");
}
