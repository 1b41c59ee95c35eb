// Whose figures an element shows: those that were set, those at an address, or the embedded ones. The embedded figures are
// never shown where somebody asked for others, or may still ask.

import { live } from "virtual:build";
import { refused } from "./diagnostics.js";
import { Failure, fetchAnswer, load, patiently } from "./loader.js";
import { dispatch, reportFailure } from "./notice.js";

/** Makes the address of what reads tables another one, after it did not load. */
let again = "";

/** Figures that were set as a property or an attribute, and whether any ever were. */
export class Source {
  #element;
  #text;
  #failure;
  /** Somebody set `data`, if only to nothing yet. */
  #isOwn = false;
  #shown;
  /** Stands for the last reading: an earlier one that is still under way comes to nothing. */
  #reading;
  /** Reads a table, or looks again, where this is asked for. */
  #live;

  /** `shown()` gives the renderer on the screen, and its data and view. */
  constructor(element, shown) {
    this.#element = element;
    this.#shown = shown;
  }

  /** The text that was set last. */
  get text() {
    return this.#text;
  }

  /** Whether nobody asked for other figures than the embedded ones. */
  get isEmbedded() {
    return !this.#isOwn && this.#element.getAttribute("src") === null;
  }

  /** Sets JSON text or an object; returns whether that is something else than before. */
  set(data) {
    const before = this.#text;
    const [wasOwn, hadFailure] = [this.#isOwn, this.#failure !== undefined];
    this.#isOwn = true;
    this.#failure = undefined;
    try {
      // Nothing, `null`, an empty text and what JSON cannot say are "not set".
      this.#text = (typeof data === "string" ? data : JSON.stringify(data ?? undefined)) || undefined;
    } catch (error) {
      this.#text = undefined;
      this.#failure = new Failure("data-object", String(error));
    }
    return this.#text !== before || !wasOwn || hadFailure || this.#failure !== undefined;
  }

  /** Another address counts instead of what was set; one that was taken away is awaited, as it may come again. */
  addressChanged(address) {
    this.#text = this.#failure = undefined;
    this.#isOwn = address === null;
  }

  /** The attribute `data`: JSON text; any other text is what a framework made of an object. */
  setAttribute(value) {
    if (!value) return this.set(undefined);
    const changed = this.set(value);
    if (!value.trimStart().startsWith("{")) {
      this.#text = undefined;
      this.#failure = new Failure("data-attribute", "an attribute cannot hold an object: set the property `data`");
    }
    return changed;
  }

  /** Whether there is nothing to show yet: others are still to come. */
  get isAwaited() {
    if (this.#text !== undefined || this.#failure) return false;
    const src = this.#element.getAttribute("src");
    return src === "" || (src === null && this.#isOwn);
  }

  /** The figures of an address are on the screen, in this shadow root. */
  shown(root) {
    this.#live?.shown(root);
  }

  /** The element left the page. */
  pause() {
    this.#live?.pause();
  }

  /** The text of the dataset, as a promise where it is fetched; `undefined` is the embedded one. */
  read() {
    this.#live?.end();
    this.#live = undefined;
    if (this.#failure) throw this.#failure;
    const src = this.#element.getAttribute("src");
    return this.#text ?? (src ? this.#fetch(src, this.#reading = {}) : undefined);
  }

  /** The text of a dataset at an address; what is no dataset, or is looked at again, is left to who knows more. */
  async #fetch(src, reading) {
    const { mapping, refresh } = this.#element;
    let answer;
    if (!mapping && !refresh) {
      answer = await fetchAnswer(src, "data");
      const text = new TextDecoder().decode(answer.bytes);
      if (text[0] === "{" && !text.includes("\ufffd")) return text;
    }
    const { Live } = await patiently(live(again)).catch((error) => {
      again += "?";
      throw new Failure("data-reader", String(error));
    });
    if (reading !== this.#reading) return undefined;
    const page = { element: this.#element, shown: this.#shown, Failure, load, fetchAnswer, refused, dispatch, reportFailure };
    return (this.#live = new Live(page, src)).read(answer);
  }
}
