// A table becomes the text of a dataset, or is refused: nothing that decides a number is guessed.

import { checkFit } from "./mapping.js";
import { understand } from "./reader.js";
import { notUnderstood, questionText, refusal } from "./words.js";

/** The most cells that are named on the console. */
const MAX_NAMED = 20;

/** The file name at an address. */
function nameOf(address) {
  const last = address.pathname.split("/").at(-1);
  try {
    return decodeURIComponent(last) || address.hostname;
  } catch {
    return last;
  }
}

/** The text of the dataset that the table of an answer makes by a mapping; throws why it makes none. */
export async function figuresOf(address, { bytes }, mapping, page, signal) {
  const given = await mapping.get();
  const name = nameOf(address);
  const title = name.replace(/\.[^.]{1,5}$/, "");
  const answer = await understand(bytes, { mapping: given, id: title, title, source: name }, page, signal);
  if (answer.refusal) throw refused(answer.refusal);
  checkFit(given, answer.mapping, answer.misfits);
  const open = answer.questions.filter((question) => question.open && question.decides_numbers);
  if (open.length) throw refusal("data-questions", "questions", open.map(problem));
  if (answer.problems.length) throw refusal("bad-data", "bad", answer.problems);
  return withRemarks(answer, address, page.element);
}

function refused({ code, about, message }) {
  if (code === "empty") return refusal("data-empty", "empty");
  if (code === "web_page") return refusal("data-html", "page", about);
  if (code === "bad_mapping") return refusal("data-mapping", "noMapping", message);
  return refusal("data-table", "noTable", message);
}

/** A question as a problem of the table, with the cell that it is about first. */
function problem(question) {
  const [cell] = question.cells;
  return {
    ...question,
    path: question.code,
    line: cell ? cell.row + 1 : 0,
    column: cell ? cell.column + 1 : 0,
    message: questionText(question, "en"),
    help: `answer with one of ${question.options.join(", ")} in a mapping, which make.html makes`,
  };
}

/** The dataset with the address of its source, and with how many cells were not understood where it tells of the source. */
function withRemarks(answer, address, element) {
  const dataset = JSON.parse(answer.dataset);
  if (/^https?:$/.test(address.protocol)) dataset.source.url ??= address.href;
  const { not_understood: count, unreadable: gaps } = answer.counts;
  if (count) {
    const before = dataset.note ? `${dataset.note} ` : "";
    dataset.note = { en: before + notUnderstood.en(count, gaps), zh: before + notUnderstood.zh(count, gaps) };
    const named = answer.not_understood.slice(0, MAX_NAMED).map(({ number, text, reason }) => `row ${number}: “${text}”: ${reason}`);
    console.warn([`reported-figures: ${notUnderstood.en(count, gaps)}`, ...named].join("\n"), element);
  }
  return JSON.stringify(dataset);
}
