// The choice of a metric as a field that searches: a combobox with a list (WAI-ARIA), in the place of the browser's own select,
// which stays what the view is read from.

import { pinyin } from "virtual:parts";
import { make, wordsOf } from "./dom.js";
import { HAN, loadReadings, matches } from "./matching.js";

const WORDS = {
  en: { compared: "Reported by several units", other: "Reported by one unit", none: "No metric is called that", found: (n) => `${n} found` },
  zh: { compared: "多个单位报告", other: "仅一个单位报告", none: "没有这样的指标", found: (n) => `${n}个` },
};

/** Of fewer choices, the browser's own select is as good. */
const FEW = 12;

/** Shows the field where the select of `root` is, unless the reader is on that just now. */
export function chooseMetric(root) {
  const select = root.querySelector("select[name=metric]");
  const present = root.querySelector(".chooser");
  const isWanted = select && select.options.length > FEW;
  if (present && (!isWanted || present.previousSibling !== select.parentNode)) {
    present.previousSibling.hidden = false;
    present.remove();
  } else if (present) return present.chooser.refresh();
  if (isWanted && root.activeElement !== select) new Chooser(root, select);
}

class Chooser {
  #root;
  #select;
  #input;
  #list = make("div", { role: "listbox", id: "metrics", hidden: true });
  #status = make("span", { className: "unseen", role: "status" });
  #active;
  /** What metrics are called in other languages than that of the view, by their ids, once they were asked for. */
  #otherNames = new Map();

  constructor(root, select) {
    this.#root = root;
    this.#select = select;
    this.#input = make("input", {
      type: "search", role: "combobox", autocomplete: "off", spellcheck: false, "aria-autocomplete": "list", "aria-controls": "metrics",
      "aria-expanded": "false",
    });
    const field = make("div", { className: "select chooser" }, this.#input, this.#list, this.#status);
    field.chooser = this;
    field.kept = true;
    select.parentNode.hidden = true;
    select.parentNode.after(field);
    this.#listen();
    this.refresh();
  }

  /** Shows what is chosen, after the view may have changed. */
  refresh() {
    const { options, selectedIndex, previousElementSibling } = this.#select;
    const name = previousElementSibling.textContent;
    this.#input.setAttribute("aria-label", name);
    this.#list.setAttribute("aria-label", name);
    if (this.#isOpen && this.#root.activeElement === this.#input) return;
    this.#close();
    this.#input.value = options[selectedIndex]?.text ?? "";
  }

  get #isOpen() {
    return !this.#list.hidden;
  }

  #listen() {
    const input = this.#input;
    // What is typed replaces what is there.
    input.addEventListener("focus", () => input.select());
    input.addEventListener("click", () => this.#open());
    input.addEventListener("input", () => this.#typed());
    input.addEventListener("keydown", (event) => this.#key(event));
    input.addEventListener("blur", () => this.#restore());
    // What is typed is not a parameter of the view.
    input.addEventListener("change", (event) => event.stopPropagation());
    // The focus stays in the field.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", ({ target }) => {
      const option = target.closest("[role=option]");
      if (option) this.#choose(option);
    });
  }

  #open() {
    if (this.#isOpen) return;
    // Other figures may have come.
    this.#otherNames.clear();
    this.#input.select();
    this.#fill("");
  }

  async #typed() {
    const fill = () => this.#fill(this.#input.value);
    if (!fill()) await this.#nameInOtherLanguages();
    const names = [...this.#otherNames.values(), ...[...this.#select.options].map(({ text }) => text)];
    if (/[a-z]/i.test(this.#input.value) && names.some((name) => HAN.test(name))) await loadReadings(pinyin).catch(() => {});
    if (this.#isOpen) fill();
  }

  /** Who reads in one language may know a metric by its name in another. */
  async #nameInOtherLanguages() {
    if (this.#otherNames.size) return;
    const { metrics } = JSON.parse(await this.#root.host.toData({ all: true }).catch(() => '{"metrics":[]}'));
    for (const { id, name } of metrics) this.#otherNames.set(id, typeof name === "string" ? name : Object.values(name).join(" "));
  }

  /** Lists what is found, and says how many: first what several reported, with most reporters first, then the rest by theme. */
  #fill(typed) {
    const words = wordsOf(this.#root, WORDS);
    const found = [...this.#select.options].map(described).filter(({ name, theme, value }) =>
      matches(`${name} ${theme} ${this.#otherNames.get(value) ?? ""}`, typed));
    const compared = found.filter(({ count }) => count > 1).sort((a, b) => b.count - a.count);
    const groups = new Map(compared.length ? [[words.compared, compared]] : []);
    for (const one of found.filter(({ count }) => count <= 1)) {
      const theme = one.theme || words.other;
      groups.set(theme, [...(groups.get(theme) ?? []), one]);
    }
    let number = 0;
    const option = ({ name, count, value }) => {
      const row = make("div", { role: "option", id: `metric-${number++}`, "aria-selected": String(value === this.#select.value) }, name);
      row.dataset.value = value;
      row.append(" ", make("span", {}, String(count)));
      return row;
    };
    const group = ([name, members]) =>
      make("div", { role: "group", "aria-label": name }, make("div", { "aria-hidden": "true" }, name), ...members.map(option));
    this.#list.replaceChildren(...[...groups].map(group));
    if (!found.length) this.#list.append(make("div", { className: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, words.none));
    this.#list.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
    this.#activate(typed ? this.#options[0] : this.#options.find((it) => it.ariaSelected === "true"));
    this.#status.textContent = typed ? words.found(found.length) : "";
    return found.length;
  }

  get #options() {
    return [...this.#list.querySelectorAll("[data-value]")];
  }

  #activate(option) {
    this.#active?.classList.remove("active");
    this.#active = option;
    if (!option) return this.#input.removeAttribute("aria-activedescendant");
    option.classList.add("active");
    this.#input.setAttribute("aria-activedescendant", option.id);
    // Within the list: the page stays where it is.
    const [list, top] = [this.#list, option.offsetTop];
    const head = option.parentNode.firstChild.offsetHeight;
    if (top - head < list.scrollTop) list.scrollTop = top - head;
    else if (top + option.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = top + option.offsetHeight - list.clientHeight;
  }

  #key(event) {
    const { key } = event;
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    if (key in steps) {
      if (!this.#isOpen) this.#open();
      else {
        const options = this.#options;
        const at = options.indexOf(this.#active) + steps[key];
        this.#activate(options[Math.max(0, Math.min(options.length - 1, at))]);
      }
    } else if (key === "Enter" && this.#isOpen && this.#active) this.#choose(this.#active);
    else if (key === "Escape" && this.#isOpen) this.#restore();
    else return;
    event.preventDefault();
  }

  #choose({ dataset }) {
    this.#select.value = dataset.value;
    this.#restore();
    this.#input.select();
    this.#select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #restore() {
    this.#close();
    this.refresh();
  }

  #close() {
    this.#list.hidden = true;
    this.#list.replaceChildren();
    this.#status.textContent = "";
    this.#active = undefined;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }
}

/** An option of the select: its text is the name and, behind the last point, how many reported. */
function described(option) {
  const [, name, number] = /^(.*?)(?:\s*·\s*[^·]*?([\d,]+)[^·]*)?$/s.exec(option.text);
  return { name, count: Number((number ?? "0").replaceAll(",", "")), value: option.value, theme: option.parentNode.label ?? "" };
}
