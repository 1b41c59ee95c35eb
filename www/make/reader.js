// One table and the worker that reads it.

import { TABLES, WORKER } from "virtual:build";
import { make } from "./dom.js";
import { at, file, isSaved } from "./files.js";

/** A worker by its address. */
const byAddress = () => new Worker(at(WORKER));

/** What a worker that fetches nothing is given: its script as text, and its WebAssembly. */
const parts = async () => Promise.all([(await file(WORKER)).text(), (await file(TABLES.file, TABLES.integrity)).arrayBuffer()]);

/** A worker of a text: from a disk there is no address, and without network WebKit asks no service worker for it. */
async function ofText() {
  const [text, wasm] = await parts();
  const worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  worker.postMessage({ wasm });
  return worker;
}

/** The same on a page that was saved, which stands still meanwhile, for browsers that start no worker from a disk. */
async function onPage() {
  const [text, wasm] = await parts();
  const [page, worker] = [new EventTarget(), new EventTarget()];
  const send = (to) => (data) => setTimeout(() => to.dispatchEvent(new MessageEvent("message", { data })));
  globalThis.reportedFiguresWorker = [(type, listen) => worker.addEventListener(type, listen), send(page)];
  document.head.append(make("script", { textContent: `((addEventListener, postMessage) => {${text}})(...reportedFiguresWorker)` }));
  const made = Object.assign(page, { postMessage: send(worker), terminate() {} });
  made.postMessage({ wasm });
  return made;
}

/** The ways to a worker, of which the next is tried where one fails; the page's policy allows no script of a text. */
const WAYS = isSaved ? [ofText, onPage] : [byAddress, ofText];

/** How many ways have failed on this page. */
let failed = 0;

export class Reader {
  #worker;
  #isEnded = false;
  #waiting = new Map();
  #last = 0;
  /** Is called with how many of a hundred parts of the work are done. */
  onpercent;

  /** A reader of the bytes of a file. */
  constructor(source) {
    this.source = source;
    this.#start(failed);
    this.#ask("open", source.bytes);
  }

  async #start(way) {
    let hasAnswered = false;
    const next = (about) => {
      if (!hasAnswered) failed = Math.max(failed, Math.min(way + 1, WAYS.length - 1));
      if (way + 1 < WAYS.length && !hasAnswered) return this.#start(way + 1);
      // Nothing that waits will be answered.
      for (const id of [...this.#waiting.keys()]) this.#settle(id, { refusal: { code: "no_wasm", about, message: about } });
    };
    let worker;
    try {
      worker = await WAYS[way]();
    } catch (error) {
      return next(error.message);
    }
    if (this.#isEnded) return worker.terminate();
    this.#worker = worker;
    worker.addEventListener("message", ({ data: { id, done, percent } }) => {
      hasAnswered = true;
      if (percent) this.onpercent?.(percent);
      else this.#settle(id, done);
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      // One that was given up may fail more than once.
      if (worker === this.#worker) next(event.message || "worker");
    });
    for (const { message } of this.#waiting.values()) worker.postMessage(message);
  }

  #settle(id, done) {
    this.#waiting.get(id)?.resolve(done);
    this.#waiting.delete(id);
  }

  #ask(job, ...values) {
    const message = { id: ++this.#last, job, values };
    return new Promise((resolve) => {
      this.#waiting.set(message.id, { resolve, message });
      this.#worker?.postMessage(message);
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
    this.#isEnded = true;
    this.#worker?.terminate();
    for (const id of [...this.#waiting.keys()]) this.#settle(id, { refusal: { code: "cancelled", about: "", message: "" } });
  }
}
