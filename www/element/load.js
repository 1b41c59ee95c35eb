// From a file name to a living instance: the rungs of the ladder, and why one gave way.
// The build puts the WebAssembly's glue, file name and integrity in the places named here.

const createGlue = () => { throw new Error("built by cargo run -- build"); };
const FILE = new URL("__WASM_FILE__", import.meta.url);
const INTEGRITY = "__WASM_INTEGRITY__";
/** The WebAssembly as base64, where this script brings it along. */
const inlined = async () => "";

/** How many milliseconds a file may take; a reader on a train waits longer only if asked to. */
const PATIENCE = 20_000;

/** The smallest WebAssembly there is: whoever refuses it refuses all. */
const EMPTY = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** An error that says in a code what failed. */
export class Failure extends Error {
  constructor(reason, detail) {
    super(reason);
    this.reason = reason;
    this.detail = detail;
  }
}

/** Fetches a file and uses it, both within patience; reasons begin with `name`. */
export async function fetched(url, name, options, use) {
  const control = new AbortController();
  let late;
  const timer = setTimeout(() => { late = true; control.abort(); }, PATIENCE);
  try {
    const response = await fetch(url, { ...options, signal: control.signal });
    if (!response.ok) throw new Failure(name + "-" + response.status);
    return await use(response);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const reason = late ? name + "-timeout" : navigator.onLine === false ? "offline" : name + "-fetch";
    throw new Failure(reason, String(error));
  } finally {
    clearTimeout(timer);
  }
}

const compile = (bytes) => WebAssembly.compile(bytes).catch((error) => {
  throw new Failure("wasm-compile", String(error));
});

/** After a failure, what a cache holds is not trusted again. */
let cache = "default";

/**
 * Streamed; or from the whole bytes, where a wrong type or an old browser forbids that.
 * The bytes are checked here and not by `fetch`: WebKit would not use what the page preloaded.
 */
function download() {
  const checks = globalThis.crypto?.subtle;
  const integrity = checks ? undefined : INTEGRITY;
  return fetched(FILE, "wasm", { integrity, cache }, async (response) => {
    const whole = response.clone().arrayBuffer().then((bytes) => (checks ? verified(checks, bytes) : bytes));
    const module = WebAssembly.compileStreaming(response).catch(async () => compile(await whole));
    return (await Promise.all([module, whole]))[0];
  });
}

async function verified(checks, bytes) {
  const digest = new Uint8Array(await checks.digest("SHA-384", bytes));
  if ("sha384-" + btoa(String.fromCharCode(...digest)) !== INTEGRITY) throw new Failure("wasm-integrity");
  return bytes;
}

async function load() {
  if (typeof WebAssembly !== "object") throw new Failure("no-wasm");
  try {
    new WebAssembly.Module(EMPTY);
  } catch (error) {
    throw new Failure("wasm-refused", String(error));
  }
  let failure;
  try {
    if (FILE) return await download();
  } catch (error) {
    cache = "reload";
    failure = error;
  }
  const text = await inlined();
  if (!text) throw failure;
  return compile(Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0)));
}

async function instantiate(module) {
  const glue = createGlue();
  try {
    await glue({ module: await module });
  } catch (error) {
    throw error instanceof Failure ? error : new Failure("wasm-start", String(error));
  }
  return glue;
}

/** The compiled module and the living instance, once a page. */
let module, engine;
const dead = new WeakSet();

/** The page's one instance: loaded, started, or started again after a trap. */
export function start() {
  module ??= load();
  engine ??= instantiate(module).catch((error) => {
    module = engine = undefined;
    throw error;
  });
  return engine;
}

/** Whether an instance trapped. */
export const isDead = (glue) => dead.has(glue);

/** An instance trapped: nobody calls into it again. */
export function bury(glue) {
  if (!isDead(glue)) engine = undefined;
  dead.add(glue);
}
