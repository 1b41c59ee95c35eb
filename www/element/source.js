// Whose figures an element shows: those that were set, those at an address, or the embedded ones. The embedded figures are
// never shown where somebody asked for others, or may still ask.

import { Failure, fetchText } from "./loader.js";

/** Figures that were set as a property or an attribute, and whether any ever were. */
export class Source {
  #element;
  #text;
  #failure;
  /** Somebody set `data`, if only to nothing yet. */
  #isOwn = false;

  constructor(element) {
    this.#element = element;
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

  /** The text of the dataset, as a promise where it is fetched; `undefined` is the embedded one. */
  read() {
    if (this.#failure) throw this.#failure;
    const src = this.#element.getAttribute("src");
    return this.#text ?? (src ? fetchText(src, "data") : undefined);
  }
}
