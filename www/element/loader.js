// From a file name to a living instance: the rungs of the ladder, and why one gave way.
// The build writes the modules whose names begin with virtual: (src/site/build/bundle/mod.rs).

import { WIDGET, inlined } from "virtual:build";
import { createGlue } from "virtual:glue";

/** Milliseconds without a byte after which a download is given up; a slow one that goes on is not. */
const PATIENCE = 20_000;

/** A promise that is given up after so long: nobody can tell whether a script is still on its way. */
export const patiently = (promise) =>
  Promise.race([promise, new Promise((_, reject) => setTimeout(reject, PATIENCE, "no answer"))]);

/** The smallest WebAssembly there is: whoever refuses it refuses all. WebKit refuses only to start it. */
const EMPTY = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** An error that says in a code what failed. */
export class Failure extends Error {
  constructor(reason, detail) {
    super(reason);
    this.reason = reason;
    this.detail = detail;
  }
}

/** The failure that an error stands for, where it left the WebAssembly in order; none after a trap. */
export function known(error) {
  if (error instanceof Failure) return error;
  // An error of the browser's own may have a code too, but a number.
  return typeof error?.code === "string" ? new Failure(error.code) : undefined;
}

/** The status of an address that answers with an error: what does not have the hash that was asked for has none. */
const statusOf = (url) => fetch(url, { method: "HEAD", cache: "no-store" }).then(({ ok, status }) => (ok ? "fetch" : status), () => "fetch");

/** Fetches a file; `use(response, arrived)` calls `arrived` whenever bytes came. Reasons of failures begin with `name`. */
export async function fetched(url, name, options, use) {
  const control = new AbortController();
  let isLate, timer;
  // With a hash to hold it to, a browser shows nothing of a file before all of it is there: its silence may be a slow network.
  const patience = options.integrity ? 3 * PATIENCE : PATIENCE;
  const arrived = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { isLate = true; control.abort(); }, patience);
  };
  arrived();
  try {
    const used = async () => {
      const response = (await options.early) ?? (await fetch(url, { ...options, signal: control.signal }));
      if (!response.ok) throw new Failure(name + "-" + response.status);
      arrived();
      return use(response, arrived);
    };
    // What a page fetched early cannot be aborted, only left behind.
    const aborted = new Promise((_, reject) => { control.signal.onabort = () => reject(control.signal.reason); });
    return await Promise.race([used(), aborted]);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const reason = isLate ? name + "-timeout" : navigator.onLine === false ? "offline" : name + "-" + (options.integrity ? await statusOf(url) : "fetch");
    throw new Failure(reason, String(error));
  } finally {
    clearTimeout(timer);
  }
}

/** All bytes of a response. */
async function readBytes(response, arrived) {
  const chunks = [];
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    arrived();
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** Fetches a file: its bytes, and the type that its server gives it. */
export const fetchAnswer = (url, name, options = {}) => fetched(url, name, options, async (response, arrived) =>
  ({ bytes: await readBytes(response, arrived), type: response.headers.get("content-type") ?? "" }));

const compile = (bytes) => WebAssembly.compile(bytes).catch((error) => {
  throw new Failure("wasm-compile", String(error));
});

/** After a failure, what a cache holds is not trusted again. */
let cache = "default";

/**
 * Where a page of ours already fetches the WebAssembly, before this script is there. Not a preload link: WebKit
 * fetches what `fetch` asks for a second time.
 */
function takeEarly() {
  const early = globalThis.reportedFiguresWasm;
  delete globalThis.reportedFiguresWasm;
  // A page that a cache kept from the build before fetches the WebAssembly of that build.
  return early?.then((response) => (response.url === WIDGET.file.href ? response : undefined));
}

/** Streamed; or from the whole bytes, where a wrong type or an old browser forbids that. */
function download({ name, file, integrity }) {
  return fetched(file, name, { integrity, cache, early: name === "wasm" ? takeEarly() : undefined }, async (response, arrived) => {
    const bytes = readBytes(response.clone(), arrived);
    // A connection that breaks fails both; where nobody waits for the bytes yet, that is no error of the host's page.
    bytes.catch(() => {});
    try {
      return await WebAssembly.compileStreaming(response);
    } catch {
      return compile(await bytes);
    }
  });
}

/** A compiled module: fetched, or brought along. */
export async function load(which) {
  if (typeof WebAssembly !== "object") throw new Failure("no-wasm");
  try {
    new WebAssembly.Instance(new WebAssembly.Module(EMPTY));
  } catch (error) {
    throw new Failure("wasm-refused", String(error));
  }
  let failure;
  try {
    if (which.file) return await download(which);
  } catch (error) {
    cache = "reload";
    failure = error;
  }
  const text = await inlined(which.name);
  if (!text) throw failure;
  return compile(Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0)));
}

async function instantiate(module) {
  const glue = createGlue();
  try {
    const compiled = await module;
    const { exports } = await WebAssembly.instantiate(compiled, { glue: glue.functions });
    glue.start(exports);
    glue.exports = exports;
  } catch (error) {
    throw error instanceof Failure ? error : new Failure("wasm-start", String(error));
  }
  return glue;
}

/** The compiled module and the living instance, once a page. */
let module, engine;
const dead = new WeakSet();

/** The page's one instance: loaded, started, or started again after a trap. */
export function startInstance() {
  module ??= load(WIDGET);
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
