// Calls the WebAssembly that reads tables, which has no glue.

/** Calls a function of the module with bytes and texts, which it frees, and numbers; returns the JSON that it gives. */
export function call(wasm, name, ...values) {
  const given = values.flatMap((value) => {
    if (typeof value === "number") return [value];
    const bytes = typeof value === "string" ? new TextEncoder().encode(value) : value;
    const at = wasm.__wbindgen_malloc(bytes.length, 1);
    new Uint8Array(wasm.memory.buffer).set(bytes, at);
    return [at, bytes.length];
  });
  const [at, length] = wasm[name](...given);
  const text = new TextDecoder().decode(new Uint8Array(wasm.memory.buffer, at, length));
  wasm.__wbindgen_free(at, length, 1);
  return JSON.parse(text);
}
