// What could be read in two ways: each question with its choices, of which the guess is marked as one.

import { byId, make, refill } from "./dom.js";
import { language, words } from "./language.js";

/** The most choices that stand side by side. */
const SIDE_BY_SIDE = 3;

const named = (choice) => words().choices[choice] ?? choice;

/** The choices that stand side by side, in their order: the one that holds, zero, and the first ones. */
function featured({ options, choice }) {
  if (options.length <= SIDE_BY_SIDE) return options;
  const likely = [choice, "zero", ...options].filter((option, index, all) => options.includes(option) && all.indexOf(option) === index);
  return options.filter((option) => likely.slice(0, 2).includes(option));
}

function radio(question, option, answer) {
  const isChosen = option === question.choice;
  const input = make("input", {
    type: "radio", name: `${question.code} ${question.about}`, value: option, checked: isChosen && !question.guess,
    data: { key: `${question.code} ${question.about} ${option}` },
  });
  // A guess is confirmed by choosing it: it is not checked yet.
  input.addEventListener("change", () => answer(question, option));
  const guess = isChosen && question.guess ? make("small", {}, words().question.guess) : "";
  return make("label", { className: isChosen && question.guess ? "guess" : "" }, input, make("span", {}, named(option), guess));
}

function others(question, shown, answer) {
  const rest = question.options.filter((option) => !shown.includes(option));
  if (!rest.length) return "";
  const select = make("select", { attributes: { "aria-label": `${textOf(question)} ${words().question.other}` }, data: { key: `${question.code} ${question.about} other` } },
    make("option", { value: "" }, words().question.other), ...rest.map((option) => make("option", { value: option }, named(option))));
  select.addEventListener("change", () => select.value && answer(question, select.value));
  return select;
}

/** What a question is about as the table has it: “–” and not the “-” by which dashes are told. */
function shownAbout({ code, about, cells }) {
  if (!code.endsWith("_means") || !cells.length) return about;
  const texts = [...new Set(cells.map(({ text }) => text.trim()))].filter((text) => text.length <= about.length + 2);
  return texts.length > 0 && texts.length < 4 ? texts.join(words().question.or) : about;
}

const textOf = (question) => words().question.texts[question.code]?.(shownAbout(question)) ?? question.code;

function card(question, { answer, concern, go }) {
  const w = words().question;
  const title = make("span", { className: "ask" }, textOf(question));
  const count = question.count ? make("button", { type: "button", className: "link", data: { key: `${question.code} ${question.about} cells` } }, w.cells(question.count)) : "";
  if (count) count.addEventListener("click", () => go(question.cells[0]));
  const shown = featured(question);
  const choices = question.options.length
    ? make("div", { className: "choices" }, ...shown.map((option) => radio(question, option, answer)), others(question, shown, answer))
    : freeText(question, answer);
  const set = make("fieldset", { className: question.open ? "question open" : "question", data: { code: question.code, about: question.about } },
    make("legend", { className: "unseen" }, `${textOf(question)} ${question.guess ? w.guessed : w.settled}`),
    make("div", { className: "told", attributes: { "aria-hidden": "true" } }, title), count, choices);
  // The cells that it concerns are marked while the question is pointed at.
  for (const [type, cells] of [["mouseenter", question.cells], ["focusin", question.cells], ["mouseleave", []], ["focusout", []]]) {
    set.addEventListener(type, () => concern(cells));
  }
  return set;
}

function freeText(question, answer) {
  const input = make("input", { type: "text", value: question.choice, attributes: { "aria-label": textOf(question) }, data: { key: `${question.code} ${question.about} text` } });
  input.addEventListener("change", () => input.value.trim() && answer(question, input.value.trim()));
  return make("div", { className: "choices" }, input);
}

/** Shows the questions of an answer: open ones first, those that decide numbers before others. */
export function showQuestions(answer, actions) {
  const weight = (question) => (question.open ? 0 : question.guess ? 2 : 4) + (question.decides_numbers ? 0 : 1);
  const sorted = answer.questions.map((question) => ({ ...question, key: `${question.code} ${question.about}` }));
  // Where they stood first they stay: a question does not run away from under the hand that answers it.
  const order = (question) => actions.order.get(question.key) ?? Infinity;
  sorted.sort((one, other) => order(one) - order(other) || weight(one) - weight(other));
  sorted.forEach((question) => actions.order.has(question.key) || actions.order.set(question.key, actions.order.size));
  const open = sorted.filter((question) => question.open).length;
  byId("questions-state").textContent = open ? words().question.open(open) : words().question.none;
  // What is as before stays: a hand that answers two questions in a row must not find the second one taken away.
  const before = new Map([...byId("questions").children].map((card) => [card.told, card]));
  refill(byId("questions"), ...sorted.map((question) => {
    const told = language() + JSON.stringify(question);
    return before.get(told) ?? Object.assign(card(question, actions), { told });
  }));
}
