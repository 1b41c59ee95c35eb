// The table: what each cell was taken for, by colour and in words. Only rows near the visible ones are in the page. Arrow keys move
// from cell to cell, Enter corrects one.

import { long, short } from "./cells.js";
import { byId, make, refill } from "./dom.js";
import { words } from "./language.js";

/** Rows that are fetched and shown together. */
const CHUNK = 60;

/** The roles that a column may be given, the likeliest first. */
const ROLES = ["figure", "unit", "left_out", "metric", "period", "dimension", "measure", "low", "high", "spread", "interval", "flag", "note", "multiplier", "code", "repeats", "attribute"];

export class Grid {
  #answer;
  #reader;
  #rows = new Map();
  #first = 0;
  #at = { row: 0, column: 0 };
  #height = 0;
  #concerned = new Set();
  /** The field of a cell that is being corrected, and whether it moves to another rendering of its cell. */
  #field;
  #isMoving = false;
  #actions;

  /** `actions` are `correct(cell)`, `role(heading, role)`, `leave(name, isLeftOut)`. */
  constructor(actions) {
    this.#actions = actions;
    this.scroll = byId("grid-scroll");
    this.table = byId("grid");
    this.detail = byId("detail");
    this.scroll.addEventListener("scroll", () => this.#show());
    this.table.addEventListener("keydown", (event) => this.#key(event));
    this.table.addEventListener("click", (event) => this.#pick(event));
    this.table.addEventListener("dblclick", () => this.#edit());
  }

  /** Shows another reading. */
  async update(reader, answer) {
    const isOther = this.#reader !== reader;
    this.#reader = reader;
    this.#answer = answer;
    if (isOther) {
      this.#at = { row: 0, column: 0 };
      this.scroll.scrollTop = this.scroll.scrollLeft = 0;
      // Until its own cells come, nobody sees those of another table.
      this.table.tBodies[0].replaceChildren();
    }
    this.#at.row = Math.max(0, Math.min(this.#at.row, answer.rows - 1));
    this.#at.column = Math.min(this.#at.column, answer.columns.length - 1);
    const rows = new Map();
    const first = this.#firstChunk();
    await this.#load(first, rows);
    if (this.#answer !== answer) return;
    this.#rows = rows;
    this.#headings();
    this.#body(first);
    this.#tell();
  }

  #firstChunk() {
    const seen = this.#height ? Math.floor(this.scroll.scrollTop / this.#height) : 0;
    const row = Math.max(0, Math.min(seen, this.#answer.rows - 1));
    return row - (row % CHUNK);
  }

  /** Two chunks: the one that is seen and the next. */
  async #load(first, rows) {
    const from = Math.max(0, first - CHUNK);
    const end = Math.min(first + 2 * CHUNK, this.#answer.rows);
    if ([from, end - 1].every((row) => rows.has(row))) return;
    const loaded = await this.#reader.rows(from, end);
    if (Array.isArray(loaded)) loaded.forEach((row, index) => rows.set(from + index, row));
  }

  async #show() {
    if (!this.#answer) return;
    const first = this.#firstChunk();
    if (first === this.#first) return;
    const answer = this.#answer;
    await this.#load(first, this.#rows);
    if (this.#answer === answer && first === this.#firstChunk()) this.#body(first);
  }

  #headings() {
    const w = words();
    const heads = this.#answer.columns.map((column) => {
      const metric = column.role === "figure" ? this.#answer.metrics[column.metric] : undefined;
      const select = make("select", { className: "chip", attributes: { "aria-label": w.roleOf(column.heading) }, data: { key: `role ${column.number}` } },
        ...ROLES.map((role) => make("option", { value: role, selected: role === column.role }, w.roles[role])));
      select.addEventListener("change", () => this.#actions.role(column.heading, select.value));
      const told = metric && [w.describe.kinds[metric.kind] ?? metric.kind, metric.unit, metric.better && `${w.describe.better} ${w.describe.betters[metric.better]}`];
      return make("th", { scope: "col", className: column.role },
        make("span", { className: "heading", title: column.heading }, metric && metric.name !== metric.printed && column.metric !== null ? metric.name : column.heading),
        select, told ? make("small", {}, told.filter(Boolean).join(" · ")) : "");
    });
    refill(this.table.tHead, make("tr", { attributes: { "aria-rowindex": 1 } }, ...heads));
    this.table.setAttribute("aria-rowcount", this.#answer.rows + 1);
    this.table.setAttribute("aria-label", w.tableOf(this.#answer.title));
  }

  #body(first) {
    const hadFocus = this.table.tBodies[0].contains(document.activeElement);
    this.#first = first;
    const from = Math.max(0, first - CHUNK);
    const end = Math.min(first + 2 * CHUNK, this.#answer.rows);
    const rows = [];
    for (let row = from; row < end; row += 1) if (this.#rows.has(row)) rows.push(this.#row(row));
    const blank = () => make("td", { colSpan: this.#answer.columns.length });
    const spaces = [from, this.#answer.rows - end].map((count) => [make("tr", { className: "space", attributes: { "aria-hidden": "true" } }, blank()), count]);
    const stretch = () => {
      for (const [space, count] of spaces) space.firstChild.style.height = `${count * this.#height}px`;
    };
    const { scrollTop } = this.scroll;
    const before = this.#height;
    // Before the rows are measured, or a short page would be scrolled back meanwhile.
    stretch();
    this.#isMoving = true;
    this.table.tBodies[0].replaceChildren(spaces[0][0], ...rows, spaces[1][0]);
    this.#isMoving = false;
    // While another step is shown, rows have no height.
    if (rows.length) this.#height = rows[0].getBoundingClientRect().height || before;
    if (before === this.#height) return this.#refocus(hadFocus);
    stretch();
    // Rows of another height make what is above longer or shorter: the same row stays in view.
    if (before) this.scroll.scrollTop = scrollTop * this.#height / before;
    return this.#refocus(hadFocus);
  }

  /** The cell that was corrected, or that had the focus, among rows that are shown anew. */
  #refocus(hadFocus) {
    if (this.#field) this.#moveField();
    else if (hadFocus) this.#cell()?.focus({ preventScroll: true });
  }

  /** A cell that is corrected goes on being so, whatever is shown anew around it. */
  #moveField() {
    const { selectionStart: start, selectionEnd: end } = this.#field;
    this.#cell()?.replaceChildren(this.#field);
    this.#field.focus({ preventScroll: true });
    this.#field.setSelectionRange(start, end);
  }

  #row(index) {
    const row = this.#rows.get(index);
    const cells = row.cells.map((cell, column) => this.#td(cell, index, column));
    return make("tr", { className: row.kind, attributes: { "aria-rowindex": index + 2 } }, ...cells);
  }

  #td(cell, row, column) {
    // That a row is a total, its name tells.
    const text = column > 0 && this.#rows.get(row).kind !== "figures" ? "" : short(cell);
    const isHere = row === this.#at.row && column === this.#at.column;
    const told = long(cell);
    const classes = [cell.is, cell.guess && "guess", cell.printed !== undefined && "corrected", cell.status && "status", cell.bound && "bound",
      this.#answer.columns[column].role, this.#concerned.has(`${row} ${column}`) && "concerned"];
    return make("td", {
      className: classes.filter(Boolean).join(" "), title: told, tabIndex: isHere ? 0 : -1, data: { row, column },
      // What is seen comes first, so that who speaks to the page can name it.
      attributes: { "aria-label": `${[cell.text || words().why.empty, text].filter(Boolean).join(" ")}: ${told}`, "aria-selected": isHere ? "true" : undefined },
    }, make("span", { className: "text" }, cell.text), ...(text ? [" ", make("span", { className: "taken" }, text)] : []));
  }

  #cell({ row, column } = this.#at) {
    return this.table.querySelector(`td[data-row="${row}"][data-column="${column}"]`);
  }

  /** The chosen cell with all that is known of it. */
  get current() {
    const row = this.#rows.get(this.#at.row);
    const cell = row?.cells[this.#at.column];
    return cell && { cell, row, column: this.#answer.columns[this.#at.column] };
  }

  /** Goes to a cell, wherever it is, and gives it the focus. */
  async go(row, column) {
    if (row < 0) return;
    const before = this.#cell();
    if (before) {
      before.tabIndex = -1;
      before.removeAttribute("aria-selected");
    }
    this.#at = { row, column };
    if (!this.#cell()) {
      this.scroll.scrollTop = row * this.#height;
      const first = this.#firstChunk();
      await this.#load(first, this.#rows);
      this.#body(first);
    }
    const cell = this.#cell();
    if (cell) {
      cell.tabIndex = 0;
      cell.setAttribute("aria-selected", "true");
      cell.focus({ preventScroll: true });
      this.#reveal(cell);
    }
    this.#tell();
  }

  /** Scrolls the table, not the page beyond it, until a cell is clear of the headings. */
  #reveal(cell) {
    const head = this.table.tHead.getBoundingClientRect().height;
    const [outer, inner] = [this.scroll.getBoundingClientRect(), cell.getBoundingClientRect()];
    if (inner.top < outer.top + head) this.scroll.scrollTop -= outer.top + head - inner.top;
    if (inner.bottom > outer.bottom) this.scroll.scrollTop += inner.bottom - outer.bottom;
    // The first column stays where it is, above the others.
    const names = cell.previousElementSibling ? this.table.tHead.rows[0].cells[0].getBoundingClientRect().width : 0;
    if (inner.left < outer.left + names) this.scroll.scrollLeft -= outer.left + names - inner.left;
    if (inner.right > outer.right) this.scroll.scrollLeft += inner.right - outer.right;
    this.scroll.scrollIntoView({ block: "nearest" });
  }

  /** Marks the cells that a question concerns. */
  concern(cells) {
    this.#concerned = new Set(cells.map(({ row, column }) => `${row} ${column}`));
    for (const cell of this.table.querySelectorAll("td[data-row]")) {
      cell.classList.toggle("concerned", this.#concerned.has(`${cell.dataset.row} ${cell.dataset.column}`));
    }
  }

  #key(event) {
    if (event.target.tagName !== "TD") return;
    const last = { row: this.#answer.rows - 1, column: this.#answer.columns.length - 1 };
    const { row, column } = this.#at;
    const steps = {
      ArrowUp: [row - 1, column], ArrowDown: [row + 1, column], ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
      PageUp: [row - 10, column], PageDown: [row + 10, column], Home: [event.ctrlKey ? 0 : row, 0], End: [event.ctrlKey ? last.row : row, last.column],
    };
    if (event.key === "Enter" || event.key === "F2") {
      event.preventDefault();
      this.#edit();
    } else if (steps[event.key]) {
      event.preventDefault();
      const [next, across] = steps[event.key];
      this.go(Math.max(0, Math.min(next, last.row)), Math.max(0, Math.min(across, last.column)));
    }
  }

  #pick({ target }) {
    const cell = target.closest("td[data-row]");
    if (cell && target.tagName !== "INPUT") this.go(Number(cell.dataset.row), Number(cell.dataset.column));
  }

  /** The line below the table: what the chosen cell is, and what can be done with it. */
  #tell() {
    const w = words();
    const { cell, row, column } = this.current ?? {};
    if (!cell) return refill(this.detail);
    const correct = make("button", { type: "button", data: { key: "correct" } }, w.correct);
    correct.addEventListener("click", () => this.#edit());
    const isLeftOut = row.kind === "left_out";
    const leave = make("button", { type: "button", data: { key: "leave" } }, isLeftOut ? w.takeRow(row.name) : w.leaveRow(row.name));
    leave.addEventListener("click", () => this.#actions.leave(row.name, !isLeftOut));
    refill(this.detail,
      make("p", {}, make("b", {}, cell.text || w.why.empty), " ", make("span", {}, `${w.where(row.number, column.heading)} · ${long(cell)}`)),
      make("div", { className: "actions" }, correct, row.name ? leave : ""));
  }

  /** Corrects the chosen cell in its own field. */
  #edit() {
    const { cell, row, column } = this.current ?? {};
    const td = this.#cell();
    if (!cell || !td || td.querySelector("input")) return;
    const input = make("input", {
      value: cell.text, type: "text", enterKeyHint: "done", autocomplete: "off", spellcheck: false,
      attributes: { "aria-label": words().editCell(cell.text, words().where(row.number, column.heading)) },
    });
    let isOver = false;
    // Taking the field away blurs it, too.
    const end = (isKept) => {
      if (isOver || this.#isMoving) return;
      isOver = true;
      this.#field = undefined;
      const text = input.value.trim();
      this.#cell()?.replaceWith(this.#td(cell, this.#at.row, this.#at.column));
      this.#cell()?.focus({ preventScroll: true });
      if (isKept && text !== cell.text) this.#actions.correct({ row: row.number, column: column.number, printed: cell.printed ?? cell.text, corrected: text });
    };
    input.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter" && !event.isComposing) end(true);
      if (event.key === "Escape") end(false);
    });
    input.addEventListener("blur", () => end(true));
    this.#field = input;
    td.replaceChildren(input);
    input.focus();
    input.select();
  }

  /** Goes to a cell and corrects it. */
  async correct(row, column) {
    await this.go(row, column);
    this.#edit();
  }
}
