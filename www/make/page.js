// The page make.html: a table comes in, is understood cell by cell, is corrected, and goes out as a chart.

import { showCounts, showNotUnderstood } from "./counts.js";
import { showDescription } from "./describe.js";
import { byId, make } from "./dom.js";
import { Edits } from "./edits.js";
import { EXAMPLE } from "./example.js";
import { fromText, listen } from "./give.js";
import { Grid } from "./grid.js";
import { choose, language, words } from "./language.js";
import { clearLive, liveChart, showLive } from "./live.js";
import { showQuestions } from "./questions.js";
import { Reader } from "./reader.js";
import { showSource } from "./source.js";
import { forget, keep, kept } from "./store.js";
import { showOpen, showTake, tableInFile } from "./take.js";

const STEPS = ["give", "check", "describe", "take"];

/** The table on the screen: its reader, what was understood, what was decided. */
let reader, answer, edits = new Edits();
let step = "give";
/** Where each question stood when it was first asked. */
let order = new Map();
/** Where a mapping that was brought along does not fit the table; what is decided here is not held against it. */
let misfits = [];

// ---- what is going on

let busy;

/** Says that a reader works, after a moment; its button ends it. */
function wait(stop) {
  const start = Date.now();
  const line = byId("busy");
  const tick = () => {
    byId("busy-seconds").textContent = words().seconds(Math.round((Date.now() - start) / 1000));
    line.hidden = false;
  };
  clearInterval(busy);
  const first = setTimeout(tick, 250);
  busy = setInterval(tick, 1000);
  byId("cancel").onclick = stop;
  return () => {
    clearTimeout(first);
    clearInterval(busy);
    line.hidden = true;
    byId("busy-seconds").textContent = "";
  };
}

function tell(text) {
  byId("status").textContent = text;
}

/** Says why there is nothing, and that nothing was lost. */
function refuse({ code, about, message }) {
  const told = code === "cancelled" ? words().cancelled : words().refused[code]?.(about) ?? message;
  byId("refusal").replaceChildren(make("p", {}, told, answer && code !== "cancelled" ? ` ${words().stays}` : ""));
  byId("refusal").hidden = false;
}

const clearRefusal = () => {
  byId("refusal").hidden = true;
  byId("refusal").replaceChildren();
};

// ---- a table comes in

let opening;

/** Opens what a promise gives; a refused one leaves what is on the screen. */
async function open(promise, mapping) {
  opening?.end();
  clearRefusal();
  tell("");
  let ended = false;
  const own = opening = { end: () => { ended = true; own.reader?.end(); } };
  const done = wait(() => own.end());
  try {
    const given = await promise;
    if (ended) return refuse({ code: "cancelled" });
    const special = await specialFile(given, mapping);
    if (special === true) return undefined;
    own.reader = new Reader(special?.source ?? given);
    const next = new Edits();
    if (special?.mapping ?? mapping) next.now = { version: 1, decisions: [], corrections: [], ...(special?.mapping ?? mapping) };
    const understood = await own.reader.understand(next.mapping);
    if (understood.refusal) {
      own.reader.end();
      return refuse(understood.refusal);
    }
    reader?.end();
    [reader, edits, order] = [own.reader, next, new Map()];
    misfits = next.mapping.decisions.length ? understood.misfits : [];
    await show(understood);
    go("check", true);
  } catch (error) {
    refuse(error.refusal ?? { code: "broken", about: error.message, message: error.message });
  } finally {
    done();
    if (opening === own) opening = undefined;
  }
  return undefined;
}

/** The largest file that may be one of ours: a page with a chart, or a mapping. */
const MAX_OURS = 16 << 20;

/** One of our own files: a page gives its table, a mapping is for the table on the screen. */
async function specialFile({ name, bytes }) {
  if (bytes.byteLength > MAX_OURS || !/\.(html?|json)$/i.test(name)) return undefined;
  const text = new TextDecoder().decode(bytes);
  if (/\.json$/i.test(name)) return takeMapping(text);
  const table = tableInFile(text);
  if (table === null) throw Object.assign(new Error(), { refusal: { code: "not_ours", about: "" } });
  return table && { source: fromText(table.table, table.name), mapping: table.mapping };
}

/** Reads the table on the screen by a mapping; other JSON is left to the reader, which names it. */
async function takeMapping(text) {
  let mapping;
  try {
    mapping = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(mapping?.decisions) || !reader) return undefined;
  await change((edits) => edits.replace(mapping));
  misfits = answer.misfits;
  showAll();
  go("check", true);
  return true;
}

// ---- it is corrected

let latest = 0;

/** Changes the decisions, reads the table by them, and shows it; a change by which nothing can be read is taken back. */
async function change(work) {
  const before = edits;
  const next = new Edits(edits.toJSON());
  if (work(next) === false) return;
  edits = next;
  const turn = ++latest;
  clearRefusal();
  const done = wait(() => {});
  const understood = await reader.understand(edits.mapping);
  done();
  if (turn !== latest) return;
  if (understood.refusal) {
    edits = before;
    refuse(understood.refusal);
    showAll();
    return;
  }
  await show(understood);
}

const decide = (code, about, choice) => change((edits) => edits.decide(code, about, choice));

const actions = {
  correct: ({ row, column, printed, corrected }) => change((edits) => edits.correct(row, column, printed, corrected)),
  role: (heading, role) => decide("role", heading, role),
  leave: (name, isLeftOut) => decide("left_out", name, isLeftOut ? "yes" : undefined),
};

// ---- it is shown

const grid = new Grid(actions);

function showAll() {
  if (!answer) return;
  showCounts(answer);
  showNotUnderstood(answer, (row, column) => grid.correct(row, column));
  showQuestions(answer, {
    order,
    answer: ({ code, about }, choice) => decide(code, about, choice),
    concern: (cells) => grid.concern(cells),
    go: ({ row, column }) => grid.go(row, column),
  });
  showSource(answer, misfits, (code, choice) => decide(code, "", choice));
  showDescription(answer, edits, { decide, role: actions.role });
  showTake({ chart: liveChart, answer: () => answer, table: cleanedTable });
  showOpen(answer);
  byId("undo").disabled = !edits.past.length;
  byId("redo").disabled = !edits.future.length;
  for (const name of STEPS) byId(`step-${name}`).disabled = name !== "give" && !answer;
}

async function show(understood) {
  answer = understood;
  showLive(answer);
  showAll();
  await grid.update(reader, answer);
  remember();
}

/** The table that goes into the one file: without what was left out, and only where it gives the same figures. */
async function cleanedTable() {
  const { table, mapping } = await reader.cleaned();
  const source = fromText(table, reader.source.name.replace(/(\.[^.]{1,5})?$/, ".csv"));
  const check = new Reader(source);
  try {
    const again = await check.understand(mapping);
    const figures = (text) => JSON.stringify({ ...JSON.parse(text), id: "" });
    if (again.refusal || figures(again.dataset) !== figures(answer.dataset)) return undefined;
    return { name: source.name, table, mapping };
  } finally {
    check.end();
  }
}

// ---- steps

function go(next, hasFocus) {
  step = next;
  for (const name of STEPS) {
    byId(name).hidden = name !== step;
    const tab = byId(`step-${name}`);
    if (name === step) tab.setAttribute("aria-current", "step");
    else tab.removeAttribute("aria-current");
  }
  if (hasFocus) byId(`${step}-heading`).focus({ preventScroll: true });
  scrollTo({ top: 0 });
  if (answer && step === "check") grid.update(reader, answer);
}

// ---- kept over a reload

let saving;

function remember() {
  clearTimeout(saving);
  const { source } = reader;
  const state = { source, edits: edits.toJSON(), order: [...order] };
  saving = setTimeout(() => keep({ ...state, step }), 50);
  byId("forget").hidden = false;
}

async function restore() {
  const state = await kept();
  if (!state || reader) return;
  reader = new Reader(state.source);
  edits = new Edits(state.edits);
  order = new Map(state.order);
  const understood = await reader.understand(edits.mapping);
  if (understood.refusal) {
    reader.end();
    reader = undefined;
    return;
  }
  await show(understood);
  if (STEPS.includes(state.step) && state.step !== "give") go(state.step);
  else go("check");
}

async function forgetAll() {
  clearTimeout(saving);
  await forget();
  reader?.end();
  [reader, answer, edits, misfits] = [undefined, undefined, new Edits(), []];
  clearLive();
  byId("paste").value = byId("address").value = "";
  byId("forget").hidden = true;
  for (const name of STEPS) byId(`step-${name}`).disabled = name !== "give";
  go("give", true);
  tell(words().forgotten);
}

// ---- words

function translate() {
  document.documentElement.lang = language();
  document.title = words().title;
  for (const element of document.querySelectorAll("[data-words]")) {
    element.textContent = element.dataset.words.split(".").reduce((at, key) => at[key], words());
  }
  for (const element of document.querySelectorAll("[data-label]:not(td)")) {
    element.setAttribute("aria-label", element.dataset.label.split(".").reduce((at, key) => at[key], words()));
  }
  for (const input of document.querySelectorAll("input[name=lang]")) input.checked = input.value === language();
}

function start() {
  translate();
  clearLive();
  for (const name of STEPS) byId(`step-${name}`).addEventListener("click", () => go(name, true));
  for (const button of document.querySelectorAll("[data-go]")) button.addEventListener("click", () => go(button.dataset.go, true));
  for (const input of document.querySelectorAll("input[name=lang]")) {
    input.addEventListener("change", () => {
      choose(input.value);
      translate();
      if (!answer) return clearLive();
      showLive(answer);
      showAll();
      return grid.update(reader, answer);
    });
  }
  byId("undo").addEventListener("click", () => change((edits) => edits.undo()));
  byId("redo").addEventListener("click", () => change((edits) => edits.redo()));
  document.addEventListener("keydown", (event) => {
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
    if (!isUndo || !answer || event.target.closest("input[type=text], input[type=url], textarea")) return;
    event.preventDefault();
    change((edits) => (event.shiftKey ? edits.redo() : edits.undo()));
  });
  byId("forget").addEventListener("click", forgetAll);
  byId("example").addEventListener("click", () => {
    const { text, name } = EXAMPLE[language()];
    open((async () => fromText(text, name))());
  });
  listen(open);
  go("give");
  restore().finally(() => { document.documentElement.dataset.ready = ""; });
}

start();
