// The decisions by which a table is read: given inline, or at an address; and whether a table is still the one they were made for.

import { refusal } from "./words.js";

/** A mapping as an element gives it: JSON text, or the address of a file. */
export class Mapping {
  #given;
  #page;
  #read;

  constructor(given, page) {
    this.#given = given.trim();
    this.#page = page;
  }

  /** The mapping as an object; nothing where none is given. */
  get() {
    return this.#read ??= this.#load();
  }

  /** Loads it anew when it is next asked for. */
  forget() {
    this.#read = undefined;
  }

  async #load() {
    if (!this.#given) return undefined;
    const text = this.#given.startsWith("{") ? this.#given : await this.#fetched();
    try {
      const mapping = JSON.parse(text);
      if (!Array.isArray(mapping?.decisions)) throw new Error("“decisions” is missing");
      return { version: 1, ...mapping };
    } catch (error) {
      throw refusal("data-mapping", "noMapping", error.message);
    }
  }

  async #fetched() {
    try {
      const address = new URL(this.#given, document.baseURI).href;
      const { bytes } = await this.#page.fetchAnswer(address, "mapping", { cache: "no-cache" });
      return new TextDecoder().decode(bytes);
    } catch (error) {
      throw refusal("data-mapping", "mappingFailed", error.reason ?? String(error));
    }
  }
}

/** The columns that decisions know. */
const columns = (decisions) => decisions.filter(({ code }) => code === "role").map(({ about }) => about);

/** A heading without its year: next year's column is the same one, a year later. */
const inAnyYear = (heading) => heading.replace(/(19|20)\d\d([-/.]?\d{1,2})?/g, "#");

/** The columns that one mapping knows and the other does not, years apart. */
function missing(from, others) {
  const known = new Set(others.flatMap((heading) => [heading, ...(inAnyYear(heading) === heading ? [] : [inAnyYear(heading)])]));
  return from.filter((heading) => !known.has(heading) && !known.has(inAnyYear(heading)));
}

/**
 * Throws where a table has other columns than the mapping that was `given` knows; `made` is the mapping by which it was read, and
 * `misfits` is what else does not fit, in words. A corrected cell that has another text by now is no such thing.
 */
export function checkFit(given, made, misfits) {
  if (!given) return;
  const [known, found] = [columns(given.decisions), columns(made.decisions)];
  if (known.length) {
    const [gone, added] = [missing(known, found), missing(found, known)];
    if (gone.length || added.length) throw refusal("data-misfits", "misfits", gone, added);
  }
  const wrong = misfits.filter((text) => /has no choice|the decision (sheet|range)|no table in the range/.test(text));
  if (wrong.length) throw refusal("data-misfits", "misfitsElse", wrong);
}
