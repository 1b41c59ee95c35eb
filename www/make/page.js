// The page make.html: a table comes in, is understood cell by cell, is corrected, and goes out as a chart.

import { showCounts, showNotUnderstood } from "./counts.js";
import { showDescription } from "./describe.js";
import { byId } from "./dom.js";
import { Edits } from "./edits.js";
import { at, isSaved } from "./files.js";
import { EXAMPLE } from "./example.js";
import { fromText, listen } from "./give.js";
import { Grid } from "./grid.js";
import { choose, language, words } from "./language.js";
import { clearLive, liveChart, showLive, showView } from "./live.js";
import { lost, ours } from "./ours.js";
import { showQuestions } from "./questions.js";
import { Reader } from "./reader.js";
import { showSource } from "./source.js";
import { clearRefusal, listenToCancel, refuse, tell, wait } from "./status.js";
import { forget, keep, kept } from "./store.js";
import { showOpen, showTake } from "./take.js";

const STEPS = ["give", "check", "describe", "take"];

/** The table on the screen: its reader, what was understood, what was decided. */
let reader, answer, edits = new Edits();
let step = "give";
/** Where each question stood when it was first asked. */
let order = new Map();
/** Where a mapping that was brought along does not fit the table; what is decided here is not held against it. */
let misfits = [];

// ---- a table comes in

let opening;

const told = (refusal) => refuse(refusal, answer !== undefined);

/** Opens what a promise gives, instead of what is still being opened; a refused one leaves what is on the screen. */
async function open(promise, mapping) {
  opening?.end();
  clearRefusal();
  tell("");
  const own = opening = new Opening();
  try {
    await own.read(await promise, mapping);
  } catch (error) {
    own.refuse(error.refusal ?? { code: "broken", about: error.message, message: error.message });
  }
  own.end();
  if (opening === own) opening = undefined;
}

/** A table that comes in. Once it is ended, by its editor or by the next one, it changes nothing any more. */
class Opening {
  #reader;
  #isEnded = false;
  #wait = wait(() => {
    this.refuse({ code: "cancelled" });
    this.end();
  });

  end() {
    this.#isEnded = true;
    this.#wait.done();
    if (this.#reader !== reader) this.#reader?.end();
  }

  refuse(refusal) {
    if (!this.#isEnded) told(refusal);
  }

  async read(given, mapping) {
    const special = this.#isEnded ? undefined : await ours(given);
    if (this.#isEnded) return;
    if (special && !special.source) {
      if (!reader) return this.refuse({ code: "mapping_alone", about: "" });
      return takeMapping(special.mapping);
    }
    this.#reader = new Reader(special?.source ?? given);
    this.#reader.onpercent = this.#wait.reached;
    const next = new Edits();
    const own = special?.mapping ?? mapping;
    if (own) next.now = { version: 1, decisions: [], corrections: [], ...own };
    const understood = await this.#reader.understand(next.mapping);
    if (understood.refusal) return this.refuse(understood.refusal);
    if (this.#isEnded) return;
    const found = next.mapping.decisions.length ? understood.misfits : [];
    await replace(this.#reader, next, understood, { misfits: found, place: goCheck });
    if (special?.view) showView(special.view);
    if (special?.document) tell(words().rebuilt(lost(special.document, JSON.parse(understood.dataset))));
  }
}

/** Shows another table; what is still being decided about the one before no longer counts. */
function replace(table, next, understood, { order: first = new Map(), misfits: found = [], place }) {
  latest += 1;
  if (reader !== table) reader?.end();
  [reader, edits, order, misfits] = [table, next, first, found];
  return show(understood, place);
}

/** Reads the table on the screen by a mapping. */
const takeMapping = (mapping) =>
  change((edits) => edits.replace(mapping), (understood) => {
    misfits = understood.misfits;
    return show(understood, goCheck);
  });

// ---- it is corrected

let latest = 0;

/** Changes the decisions, reads the table by them, and shows it; a change by which nothing can be read is taken back. */
async function change(work, take = show) {
  const before = edits;
  const next = new Edits(edits.toJSON());
  if (work(next) === false) return;
  edits = next;
  const turn = ++latest;
  clearRefusal();
  const { done, reached } = wait(() => readAgain(before));
  reader.onpercent = reached;
  const understood = await reader.understand(edits.mapping);
  done();
  if (turn !== latest) return;
  if (understood.refusal) {
    edits = before;
    told(understood.refusal);
    showAll();
    return;
  }
  await take(understood);
}

/** Ends reading by new decisions, and reads the same table by those before. */
async function readAgain(before) {
  const turn = ++latest;
  const { source } = reader;
  reader.end();
  [reader, edits] = [new Reader(source), before];
  const { done, reached } = wait(() => forgetAll());
  reader.onpercent = reached;
  const understood = await reader.understand(edits.mapping);
  done();
  if (turn === latest && !understood.refusal) await show(understood);
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
  showDescription(answer, edits, {
    decide,
    role: actions.role,
    compute: (ratio) => change((edits) => edits.compute(ratio)),
    leaveComputed: (name) => change((edits) => edits.leaveComputed(name)),
    addNear: (pair) => change((edits) => edits.addNear(pair)),
    removeNear: (metric, other) => change((edits) => edits.removeNear(metric, other)),
  });
  showTake({ chart: liveChart, answer: () => answer, table: cleanedTable, pack: (files) => reader.pack(files) });
  showOpen(answer);
  byId("undo").disabled = !edits.past.length;
  byId("redo").disabled = !edits.future.length;
  for (const name of STEPS) byId(`step-${name}`).disabled = name !== "give" && !answer;
}

/** Shows what was understood at a place: where the editor is, or another one. The place is taken before the cells are waited for, as an
 * editor may have gone on when they come. */
async function show(understood, place = () => grid.update(reader, answer)) {
  answer = understood;
  showLive(answer);
  showAll();
  await place();
  remember();
}

/** The table that goes into the one file: without what was left out, and only where it gives the same figures. */
async function cleanedTable() {
  const { table, mapping } = await reader.cleaned();
  const source = fromText(table, reader.source.name && reader.source.name.replace(/(\.[^.]{1,5})?$/, ".csv"));
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

const goCheck = () => go("check", true);

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
  if (!state) return;
  const table = new Reader(state.source);
  const next = new Edits(state.edits);
  const { done, reached } = wait(() => table.end());
  table.onpercent = reached;
  const understood = await table.understand(next.mapping);
  done();
  // What came in meanwhile is newer.
  if (understood.refusal || reader || opening) return table.end();
  const before = STEPS.includes(state.step) && state.step !== "give" ? state.step : "check";
  await replace(table, next, understood, { order: new Map(state.order), place: () => go(before) });
}

async function forgetAll() {
  opening?.end();
  latest += 1;
  clearTimeout(saving);
  reader?.end();
  [reader, answer, edits, misfits] = [undefined, undefined, new Edits(), []];
  clearLive();
  byId("paste").value = byId("address").value = "";
  byId("forget").hidden = true;
  for (const name of STEPS) byId(`step-${name}`).disabled = name !== "give";
  go("give", true);
  // Last: what comes in meanwhile is another table, and has its own words.
  await forget();
  if (!opening && !answer) tell(words().forgotten);
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
  listenToCancel();
  byId("example").addEventListener("click", () => {
    const { text, name } = EXAMPLE[language()];
    open((async () => fromText(text, name))());
  });
  listen(open);
  go("give");
  restore().finally(() => { document.documentElement.dataset.ready = ""; });
}

start();

// For visits without network. Only this page registers it: nobody else keeps what only this page needs.
if (!isSaved && parent === window && isSecureContext) navigator.serviceWorker?.register(at("make-sw.js"), { scope: at("make.html") }).catch(() => {});
