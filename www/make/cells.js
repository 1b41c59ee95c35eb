// What a cell was taken for, in words.

import { language, words } from "./language.js";

/** What follows the text of a cell: few words, and none where a figure is what is printed. */
export function short(cell) {
  const text = plain(cell);
  return text && cell.guess ? words().taken.asked(text) : text;
}

function plain(cell) {
  const w = words();
  switch (cell.is) {
    case "gap": return w.reasons[cell.reason] ?? cell.reason;
    case "not_understood": return w.is.not_understood;
    case "not_data": return SHOWN.has(cell.why) ? w.why[cell.why] : "";
    default: return figure(cell, w)[0] ?? (/\d/.test(cell.text) ? "" : cell.value ?? "");
  }
}

/** Reasons for being no data that are not plain from the heading. */
const SHOWN = new Set(["total", "group_heading", "left_out", "repeats"]);

/** Bound, status, range and interval of a figure. */
function figure(cell, w) {
  const parts = [];
  if (cell.lower && cell.upper) parts.push(w.range(cell.lower, cell.upper));
  if (cell.bound) parts.push(w.bounded(w.bounds[cell.bound], cell.value));
  if (cell.bound && cell.upper) parts.push(w.range(cell.value, cell.upper));
  parts.push(...(cell.status ?? []).map((status) => w.status[status] ?? status));
  if (!cell.bound && isOther(cell)) parts.unshift(w.becomes(grouped(cell.value)));
  return parts;
}

/** A number with its thousands apart, whatever language the table is in. */
const grouped = (value) => value.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",");

/** Whether the number is another than the digits that are printed: 32,000 for 3.2万, 57 for 0.57. */
function isOther({ text, value }) {
  if (!value) return false;
  // The raised number of a footnote is no digit of the number before it.
  const digits = text.replace(/[⁰¹²³⁴-⁹]/g, "").normalize("NFKC").replace(/[\s'’]/g, "");
  const [printed] = digits.match(/\d[\d.,]*/) ?? [];
  if (!printed) return false;
  const readings = [printed.replaceAll(",", ""), printed.replaceAll(".", "").replace(",", "."), printed.replace(/[.,]/g, "")];
  return !readings.some((reading) => reading && Number(reading) === Math.abs(Number(value)));
}

/** All that is known of a cell, as one line. */
export function long(cell) {
  const w = words();
  const parts = [w.is[cell.is]];
  if (cell.is === "gap") parts.push(w.reasons[cell.reason] ?? cell.reason);
  if (cell.is === "not_data" && cell.why) parts.push(w.why[cell.why]);
  if (cell.is === "not_understood") parts.push(w.reason(cell.reason));
  if (cell.is === "figure") {
    const own = figure(cell, w);
    if (cell.value && !cell.bound && cell.value !== cell.text && !isOther(cell)) parts.push(cell.value);
    parts.push(...own);
    if (cell.low && cell.high) parts.push(w.interval(cell.low, cell.high, cell.confidence));
  }
  if (cell.guess) parts.push(w.taken.guess);
  if (cell.printed !== undefined) parts.push(w.taken.corrected, w.printedAs(cell.printed));
  if (cell.note) parts.push(cell.note[language()] ?? cell.note);
  return parts.join(" · ");
}
