// The line above the figures that says of when they are, and what changed; read out only where something did.

import { WORDS } from "./words.js";

const MINUTE = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/** A time of the day; of another day, with its date. */
function clock(at, lang) {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(lang, isToday ? MINUTE : { ...MINUTE, day: "numeric", month: "short" }).format(at);
}

/** The line of one element, in its shadow root. */
export class Line {
  #element;
  #root;
  #box = document.createElement("div");
  #text = document.createElement("p");
  #spoken = document.createElement("p");
  #sentence;

  constructor(element, root, signal) {
    [this.#element, this.#root] = [element, root];
    this.#box.className = "rf notice";
    this.#box.dataset.part = "as-of";
    this.#box.style.setProperty("padding-bottom", "0");
    this.#box.append(this.#text);
    this.#spoken.className = "unseen";
    this.#spoken.dataset.part = "news";
    this.#spoken.setAttribute("role", "status");
    // The reader may choose another language or other colours.
    element.addEventListener("viewchange", () => element.settled.then(() => this.#write()), { signal });
  }

  /** Whether it says something. */
  get isTold() {
    return this.#sentence !== undefined;
  }

  /** Stands above the figures, whatever was rendered there. */
  keep() {
    this.#root.prepend(this.#box);
    this.#root.append(this.#spoken);
    if (this.isTold) this.#write();
  }

  /** Says what `sentence(words, time, lang)` gives; news are read out, a warning looks like one. */
  tell(sentence, { isNews = false, isWarning = false } = {}) {
    this.#sentence = sentence;
    this.#text.style.setProperty("color", isWarning ? "var(--text)" : "");
    this.#write();
    if (isNews) this.#spoken.textContent = this.#text.textContent;
  }

  remove() {
    this.#box.remove();
    this.#spoken.remove();
  }

  #write() {
    const widget = this.#root.querySelector("[data-part=root]");
    const lang = widget?.lang.startsWith("zh") ? "zh" : "en";
    for (const part of [this.#box, this.#spoken]) part.lang = lang;
    this.#box.dataset.theme = widget?.dataset.theme ?? "auto";
    this.#text.textContent = this.#sentence(WORDS[lang], (at) => clock(at, lang), lang);
  }
}
