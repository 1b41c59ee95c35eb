// What is wrong with a dataset that the widget refused. Readers of a sound one never load what knows it.

import { DIAGNOSTICS } from "virtual:build";
import { Failure, load } from "./loader.js";

/**
 * The failure that a refused dataset is: with all its errors, or with a code that says why they did not come. The
 * WebAssembly asks for nothing and is called without glue: it takes a text where it made room for it, and gives one.
 */
export async function refused(data) {
  try {
    const { exports } = await WebAssembly.instantiate(await load(DIAGNOSTICS));
    const { memory, problems, __wbindgen_malloc: allocate } = exports;
    const text = new TextEncoder().encode(data);
    const at = allocate(text.length, 1);
    new Uint8Array(memory.buffer).set(text, at);
    const [start, length] = problems(at, text.length);
    const list = new Uint8Array(memory.buffer, start, length);
    return new Failure("bad-data", JSON.parse(new TextDecoder().decode(list)));
  } catch (error) {
    return new Failure("bad-data", error.reason ?? "diagnostics-start");
  }
}
