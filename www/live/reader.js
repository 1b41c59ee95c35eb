// Reads one table with the WebAssembly that knows tables: in a worker, or where there is none, on the page.

import { TABLES, WORKER, WORKER_TEXT } from "virtual:build";
import { call, start } from "../tables/call.js";
import { refusal } from "./words.js";

/** Bytes up to which a table is read on the page: that is done before a worker would have started. */
const SMALL = 50_000;

/** Whether workers have failed here: a policy forbids them, and would report each further try. */
let hasNoWorkers = false;

let compiled;

/** The compiled module, once a page. */
async function compile(page) {
  compiled ??= page.load(TABLES);
  try {
    return await compiled;
  } catch (error) {
    compiled = undefined;
    throw refusal("data-reader", "noReader", error.reason ?? String(error));
  }
}

/** What the WebAssembly understands of a table, or `{ refusal }`; `request` is as `src/web/tables.rs` has it. */
export async function understand(bytes, request, page, signal) {
  const module = await compile(page);
  if (bytes.length > SMALL && !hasNoWorkers) {
    try {
      return await inWorker(module, bytes, request, signal);
    } catch (error) {
      if (error.isRefused) throw error;
      signal.throwIfAborted();
      hasNoWorkers = true;
    }
  }
  try {
    return call(await start(module), "understand", bytes, JSON.stringify(request));
  } catch (error) {
    throw refusal("data-reader", "noReader", String(error));
  }
}

/** A worker of another site's script is refused, one that fetches it is not. */
function startWorker() {
  if (WORKER?.origin === location.origin) return new Worker(WORKER);
  const address = URL.createObjectURL(new Blob([WORKER_TEXT], { type: "text/javascript" }));
  const worker = new Worker(address);
  // It has its script once it answers.
  worker.addEventListener("message", () => URL.revokeObjectURL(address), { once: true });
  return worker;
}

function inWorker(module, bytes, request, signal) {
  return new Promise((resolve, reject) => {
    const worker = startWorker();
    const end = (settle, value) => {
      worker.terminate();
      settle(value);
    };
    signal.addEventListener("abort", () => end(reject, signal.reason), { once: true });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      end(reject, new Error(event.message || "worker"));
    });
    worker.addEventListener("message", ({ data: { id, done } }) => {
      if (!id) return;
      if (done?.refusal?.code === "no_wasm") end(reject, new Error(done.refusal.message));
      else if (done?.refusal?.code === "broken") end(reject, refusal("data-table", "noTable", done.refusal.message));
      else if (id === 1) worker.postMessage({ id: 2, job: "understand", values: [request] });
      else end(resolve, done);
    });
    worker.postMessage({ id: 1, job: "open", values: [bytes], module });
  });
}
