// One table and the worker that reads it.

import { TABLES, WORKER } from "virtual:build";
import { make } from "./dom.js";
import { at, bytesInside, inside, isSaved } from "./files.js";

/** A worker from its script and its WebAssembly that are in the page. */
function workerInside() {
  // No address of a blob: a page from a disk has no origin for it in every browser.
  const worker = new Worker(`data:text/javascript;base64,${inside(WORKER)}`);
  worker.postMessage({ wasm: bytesInside(TABLES.file) });
  return worker;
}

/** The same on the page itself, which stands still meanwhile: from a disk, WebKit starts no worker. */
function workerOnPage() {
  const [page, worker] = [new EventTarget(), new EventTarget()];
  const send = (to) => (data) => setTimeout(() => to.dispatchEvent(new MessageEvent("message", { data })));
  globalThis.reportedFiguresWorker = [(type, listen) => worker.addEventListener(type, listen), send(page)];
  const text = new TextDecoder().decode(bytesInside(WORKER));
  document.head.append(make("script", { textContent: `((addEventListener, postMessage) => {${text}})(...reportedFiguresWorker)` }));
  const made = Object.assign(page, { postMessage: send(worker), terminate() {} });
  made.postMessage({ wasm: bytesInside(TABLES.file) });
  return made;
}

/** Whether a page from a disk was refused a worker. */
let hasNoWorkers = false;

export class Reader {
  #worker;
  #isOnPage = false;
  #waiting = new Map();
  #last = 0;
  /** Is called with how many of a hundred parts of the work are done. */
  onpercent;

  /** A reader of the bytes of a file. */
  constructor(source) {
    this.source = source;
    this.#start();
    this.#ask("open", source.bytes);
  }

  #start() {
    this.#isOnPage = hasNoWorkers;
    const worker = !isSaved ? new Worker(at(WORKER)) : hasNoWorkers ? workerOnPage() : workerInside();
    this.#worker = worker;
    worker.addEventListener("message", ({ data: { id, done, percent } }) => (percent ? this.onpercent?.(percent) : this.#settle(id, done)));
    // The script of the worker did not load: nothing that waits will be answered.
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      // One that was given up may fail more than once.
      if (worker !== this.#worker) return;
      if (isSaved && !this.#isOnPage) return this.#startOnPage();
      const about = event.message || "worker";
      for (const id of [...this.#waiting.keys()]) this.#settle(id, { refusal: { code: "no_wasm", about, message: about } });
    });
  }

  #startOnPage() {
    hasNoWorkers = true;
    this.#start();
    for (const { message } of this.#waiting.values()) this.#worker.postMessage(message);
  }

  #settle(id, done) {
    this.#waiting.get(id)?.resolve(done);
    this.#waiting.delete(id);
  }

  #ask(job, ...values) {
    const message = { id: ++this.#last, job, values };
    return new Promise((resolve) => {
      this.#waiting.set(message.id, { resolve, message });
      this.#worker.postMessage(message);
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
