// The worker that reads one table, in a memory of its own: for the page make.html as often as the decisions change, for an element
// once. Whoever started it stops it by ending it.

import { TABLES } from "virtual:build";
import { call, callForBytes, start as startModule } from "../tables/call.js";

/** What is wrong, with the code of a refusal. */
class Refused extends Error {
  constructor(code, about) {
    super(about);
    this.code = code;
  }
}

async function compile() {
  const response = await fetch(new URL(TABLES.file, location.href), { integrity: TABLES.integrity });
  if (!response.ok) throw new Refused("no_wasm", String(response.status));
  return WebAssembly.compile(await response.arrayBuffer());
}

let compiled, instance;

/** The running module; after a trap, a fresh one. */
async function start() {
  compiled ??= compile();
  try {
    instance ??= await startModule(await compiled, (percent) => postMessage({ percent }));
  } catch (error) {
    compiled = undefined;
    throw error instanceof Refused ? error : new Refused("no_wasm", String(error));
  }
  return instance;
}

/** Does something with the module; after a trap, the next time has a fresh one. */
function ask(work) {
  try {
    return work();
  } catch (error) {
    instance = undefined;
    throw new Refused("broken", error.message);
  }
}

let table = new Uint8Array();

const JOBS = {
  open: (wasm, bytes) => {
    table = new Uint8Array(bytes);
    return true;
  },
  understand: (wasm, request) => ask(() => call(wasm, "understand", table, JSON.stringify(request))),
  rows: (wasm, first, end) => ask(() => call(wasm, "rows", first, end)),
  cleaned: (wasm) => ask(() => call(wasm, "cleaned")),
  rebuilt: (wasm, lang) => ask(() => call(wasm, "rebuilt", table, lang)),
  page: (wasm) => ask(() => call(wasm, "packed_page", table)),
  pack: (wasm, names, bytes) => ask(() => callForBytes(wasm, "pack", JSON.stringify(names), bytes)),
};

addEventListener("message", async ({ data: { id, job, values, module, wasm } }) => {
  // From a page that was saved, nothing can be fetched.
  if (wasm) {
    compiled = WebAssembly.compile(wasm);
    return;
  }
  try {
    // An element brings the compiled module along: on its page, this script may not fetch.
    if (module) compiled = module;
    postMessage({ id, done: JOBS[job](await start(), ...values) });
  } catch (error) {
    const refusal = { code: error.code ?? "broken", about: error.message, message: error.message };
    postMessage({ id, done: { refusal } });
  }
});
