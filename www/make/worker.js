// The worker of the page make.html: it reads one table, in a memory of its own, as often as the decisions change. The page stops
// it by ending it.

import { TABLES } from "virtual:build";

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
    instance ??= (await WebAssembly.instantiate(await compiled)).exports;
  } catch (error) {
    compiled = undefined;
    throw error instanceof Refused ? error : new Refused("no_wasm", String(error));
  }
  return instance;
}

/** Calls a function of the module with bytes and texts, which it frees, and numbers; returns the JSON that it gives. */
function call(wasm, name, ...values) {
  const given = values.flatMap((value) => {
    if (typeof value === "number") return [value];
    const bytes = typeof value === "string" ? new TextEncoder().encode(value) : value;
    const at = wasm.__wbindgen_malloc(bytes.length, 1);
    new Uint8Array(wasm.memory.buffer).set(bytes, at);
    return [at, bytes.length];
  });
  try {
    const [at, length] = wasm[name](...given);
    const text = new TextDecoder().decode(new Uint8Array(wasm.memory.buffer, at, length));
    wasm.__wbindgen_free(at, length, 1);
    return JSON.parse(text);
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
  understand: (wasm, request) => call(wasm, "understand", table, JSON.stringify(request)),
  rows: (wasm, first, end) => call(wasm, "rows", first, end),
  cleaned: (wasm) => call(wasm, "cleaned"),
};

addEventListener("message", async ({ data: { id, job, values } }) => {
  try {
    postMessage({ id, done: JOBS[job](await start(), ...values) });
  } catch (error) {
    const refusal = { code: error.code ?? "broken", about: error.message, message: error.message };
    postMessage({ id, done: { refusal } });
  }
});
