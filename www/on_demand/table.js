// What a reader can do with the table: sort it by a column, and find a row.

import { pinyin } from "virtual:parts";
import { make, wordsOf } from "./dom.js";
import { HAN, loadReadings, matches } from "./matching.js";

const WORDS = {
  en: { find: "Find a row", findEither: "Find a metric or unit", shown: (n, all) => `${n} of ${all}` },
  zh: { find: "查找", findEither: "查找指标或单位", shown: (n, all) => `${n} / ${all}` },
};

/** From so many rows on, a field finds one. */
const MANY = 12;

/** Charts in which a column has values of unlike metrics, which have no order. */
const UNLIKE = ["profile", "compare", "coverage"];

/** Gives the table of `root` buttons that sort it, and a long one a field. A table of several pages is found in by its unit. */
export function improveTable(root) {
  const part = root.querySelector("[data-part=table]");
  const isWhole = !part.querySelector(".pages");
  const rows = part.querySelectorAll("tbody tr");
  if (isWhole && rows.length > 2) addSorting(root, part);
  addFinder(root, part, isWhole, rows.length);
}

function addSorting(root, part) {
  const isUnlike = UNLIKE.includes(root.querySelector("[data-part=root]").dataset.chart);
  const body = part.querySelector("tbody");
  for (const [index, head] of [...part.querySelectorAll("thead th")].entries()) {
    if (head.querySelector("button")) continue;
    head.removeAttribute("aria-sort");
    if (isUnlike && body.querySelector(`tr > .value:nth-child(${index + 1})`)) continue;
    const button = make("button", { type: "button", className: "sort" }, ...head.childNodes);
    button.addEventListener("click", () => sort(part, head, index));
    head.append(button);
  }
}

function sort(part, head, index) {
  const order = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
  for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", order);
  const sign = order === "ascending" ? 1 : -1;
  const collator = new Intl.Collator(part.closest("[lang]").lang, { numeric: true });
  for (const body of part.querySelectorAll("tbody")) {
    const keyed = [...body.rows].map((row) => ({ row, key: keyOf(row, index) }));
    // What has no value of its own stays last.
    keyed.sort(({ key: a }, { key: b }) => {
      if (a === undefined || b === undefined) return (a === undefined) - (b === undefined);
      if (typeof a === "number" && typeof b === "number") return sign * (a - b);
      return sign * collator.compare(String(a), String(b));
    });
    body.append(...keyed.map(({ row }) => row));
  }
}

const POWERS = { 万: 1e4, 亿: 1e8, 万亿: 1e12, m: 1e6, bn: 1e9, tn: 1e12 };

/** What a row is sorted by: its number in this column, or its text; nothing where it has a reason instead of figures. */
function keyOf(row, index) {
  const cell = row.cells[index];
  if (!cell || cell.colSpan > 1 || cell.textContent === "—") return undefined;
  if (cell.localName === "th") return cell.textContent;
  const [, minus, digits, power] = /^[^\d−-]*([−-]?)(\d[\d,]*(?:\.\d+)?)\s*(万亿|亿|万|tn|bn|m(?!\w))?/.exec(cell.textContent) ?? [];
  const isNumber = cell.matches(".value, .amount") || index === 0;
  if (!isNumber || digits === undefined) return cell.textContent;
  return (minus ? -1 : 1) * Number(digits.replaceAll(",", "")) * (POWERS[power] ?? 1);
}

function addFinder(root, part, isWhole, count) {
  const present = part.querySelector(".finder");
  const isWanted = !isWhole || count > MANY;
  if (present && (!isWanted || present.isWhole !== isWhole)) {
    present.remove();
    // Rows and cells may be those of the table that was found in.
    for (const hidden of part.querySelectorAll("table [hidden]")) hidden.hidden = false;
  }
  if (!isWanted) return;
  const words = wordsOf(root, WORDS);
  const find = isWhole && hasUnitColumns(root) ? words.findEither : words.find;
  if (present?.isConnected) {
    present.firstChild.placeholder = present.firstChild.ariaLabel = find;
    present.apply?.();
    return;
  }
  const input = make("input", { type: "search", placeholder: find, "aria-label": find });
  const shown = make("span", { role: "status" });
  const finder = make("label", { className: "finder" }, input, shown);
  finder.kept = true;
  finder.isWhole = isWhole;
  // On one of several pages, what is typed is a parameter of the view: its unit's page is shown.
  if (!isWhole) input.name = "highlight";
  else {
    finder.apply = () => filter(root, part, input.value, shown);
    input.addEventListener("input", () => {
      finder.apply();
      if (/[a-z]/i.test(input.value) && HAN.test(part.textContent)) loadReadings(pinyin).then(finder.apply, () => {});
    });
  }
  part.querySelector(".scroll").before(finder);
}

/** Whether each column is a unit. */
const hasUnitColumns = (root) => root.querySelector("[data-part=root]").dataset.chart === "coverage";

/** Shows the rows with a name that is typed; where columns are units, of those that are called so their columns, and what only they reported. */
function filter(root, part, typed, shown) {
  const heads = [...part.querySelectorAll("thead th")];
  const isFound = (cell) => matches(cell?.textContent ?? "", typed);
  const columns = typed && hasUnitColumns(root) ? heads.slice(1).filter(isFound) : [];
  const rows = [...part.querySelectorAll("tbody tr")];
  for (const row of rows) row.hidden = !isFound(row.querySelector("th")) && !(columns.length && (row.cells.length > 2 || isFound(row.cells[1])));
  for (const { cells } of [heads[0].parentNode, ...rows]) {
    // What only one unit reported stands in one cell over all columns.
    if (cells.length === heads.length) heads.forEach((head, at) => { cells[at].hidden = at > 0 && columns.length > 0 && !columns.includes(head); });
  }
  shown.textContent = typed && wordsOf(root, WORDS).shown(rows.filter((row) => !row.hidden).length, rows.length);
}
