// One table and the worker that reads it.

import { WORKER } from "virtual:build";

export class Reader {
  #worker = new Worker(new URL(WORKER, import.meta.url));
  #waiting = new Map();
  #last = 0;

  /** A reader of the bytes of a file. */
  constructor(source) {
    this.source = source;
    this.#worker.addEventListener("message", ({ data: { id, done } }) => this.#settle(id, done));
    // The script of the worker did not load: nothing that waits will be answered.
    this.#worker.addEventListener("error", (event) => {
      event.preventDefault();
      const about = event.message || "worker";
      for (const id of [...this.#waiting.keys()]) this.#settle(id, { refusal: { code: "no_wasm", about, message: about } });
    });
    this.#ask("open", source.bytes);
  }

  #settle(id, done) {
    this.#waiting.get(id)?.(done);
    this.#waiting.delete(id);
  }

  #ask(job, ...values) {
    const id = ++this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#worker.postMessage({ id, job, values });
    });
  }

  /** What is understood by these decisions, or `{ refusal }`. */
  understand(mapping) {
    const { name } = this.source;
    const title = name.replace(/\.[^.]{1,5}$/, "");
    return this.#ask("understand", { mapping, id: title, title, source: name });
  }

  /** The cells of rows of the body. */
  rows(first, end) {
    return this.#ask("rows", first, end);
  }

  /** The table without what is left out, as CSV, with its mapping. */
  cleaned() {
    return this.#ask("cleaned");
  }

  /** The table that a dataset becomes, with its mapping; null where it is none. */
  rebuilt(lang) {
    return this.#ask("rebuilt", lang);
  }

  /** The page in an archive; null where there is none. */
  page() {
    return this.#ask("page");
  }

  /** Packs files, by name as bytes, into a ZIP archive. */
  async pack(files) {
    const bytes = new Uint8Array(await new Blob(files.map(([, content]) => content)).arrayBuffer());
    return this.#ask("pack", files.map(([name, content]) => [name, content.length]), bytes);
  }

  /** Ends the worker, whatever it is doing. */
  end() {
    this.#worker.terminate();
    for (const id of [...this.#waiting.keys()]) this.#settle(id, { refusal: { code: "cancelled", about: "", message: "" } });
  }
}
