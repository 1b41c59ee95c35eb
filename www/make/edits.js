// What the editor decided: a mapping that grows, with undo and redo.

const NOTHING = { version: 1, decisions: [], corrections: [] };

/** What is said of a metric. */
const ABOUT_METRICS = new Set(["called", "unit_of_measure", "kind", "better"]);

/** How many steps back are kept. */
const KEPT = 200;

const isSame = (one, other) => one.code === other.code && (one.about ?? "") === (other.about ?? "");

export class Edits {
  constructor({ past = [], now = NOTHING, future = [] } = {}) {
    Object.assign(this, { past, now, future });
  }

  /** What is kept in the browser. */
  toJSON() {
    return { past: this.past, now: this.now, future: this.future };
  }

  /** The mapping by which the table is read. */
  get mapping() {
    return this.now;
  }

  #go(next) {
    this.past = [...this.past, this.now].slice(-KEPT);
    this.future = [];
    this.now = next;
  }

  /** Another mapping instead of all that was decided. */
  replace(mapping) {
    this.#go({ ...NOTHING, ...mapping });
  }

  /** Decides; without a choice, the table's own words hold again. */
  decide(code, about, choice) {
    const decided = { code, ...(about ? { about } : {}), choice };
    // Another sheet has tables of its own.
    const others = this.now.decisions.filter((it) => !isSame(it, decided) && !(code === "sheet" && it.code === "range"));
    this.#go({ ...this.now, decisions: choice === undefined ? others : [...others, decided] });
  }

  /** What was decided, if anything was. */
  choice(code, about = "") {
    return this.now.decisions.find((it) => isSame(it, { code, about }) && !it.guess)?.choice;
  }

  /** Corrects a cell, by its row and column in the file; with its printed text, it is as printed again. */
  correct(row, column, printed, corrected) {
    const others = this.now.corrections.filter((it) => it.row !== row || it.column !== column);
    const added = corrected === printed ? [] : [{ row, column, printed, corrected }];
    this.#go({ ...this.now, corrections: [...others, ...added] });
  }

  /** Adds a metric that is computed, or computes it in another way. */
  compute(ratio) {
    const others = (this.now.computed ?? []).filter((it) => it.name !== ratio.name);
    this.#go({ ...this.now, computed: [...others, ratio] });
  }

  /** Computes a metric no longer; what was said of it goes with it. */
  leaveComputed(name) {
    const computed = this.now.computed.filter((it) => it.name !== name);
    const decisions = this.now.decisions.filter((it) => it.about !== name || !ABOUT_METRICS.has(it.code));
    this.#go({ ...this.now, decisions, computed });
  }

  /** Says why two metrics that look alike are not comparable. */
  addNear(pair) {
    this.#go({ ...this.now, near: [...this.#otherPairs(pair.metric, pair.other), pair] });
  }

  removeNear(metric, other) {
    this.#go({ ...this.now, near: this.#otherPairs(metric, other) });
  }

  #otherPairs(metric, other) {
    const isThis = (it) => [it.metric, it.other].sort().join("\n") === [metric, other].sort().join("\n");
    return (this.now.near ?? []).filter((it) => !isThis(it));
  }

  undo() {
    if (!this.past.length) return false;
    this.future = [this.now, ...this.future];
    this.now = this.past.at(-1);
    this.past = this.past.slice(0, -1);
    return true;
  }

  redo() {
    if (!this.future.length) return false;
    this.past = [...this.past, this.now];
    [this.now, ...this.future] = this.future;
    return true;
  }
}
