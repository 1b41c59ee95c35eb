// Calls the WebAssembly that reads tables, which has no glue.

/** Starts the module. All that it asks of the page is to be told how many of a hundred parts of its work are done: `told(percent)`. */
export async function start(module, told = () => {}) {
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = told;
  return (await WebAssembly.instantiate(module, imports)).exports;
}

/** Calls a function of the module with bytes and texts, which it frees, and numbers; returns the bytes that it gives. */
export function callForBytes(wasm, name, ...values) {
  const passed = values.flatMap((value) => {
    if (typeof value === "number") return [value];
    const bytes = typeof value === "string" ? new TextEncoder().encode(value) : value;
    const at = wasm.__wbindgen_malloc(bytes.length, 1);
    new Uint8Array(wasm.memory.buffer).set(bytes, at);
    return [at, bytes.length];
  });
  const [at, length] = wasm[name](...passed);
  const given = new Uint8Array(wasm.memory.buffer, at, length).slice();
  wasm.__wbindgen_free(at, length, 1);
  return given;
}

/** As {@link callForBytes}, for a function that gives JSON. */
export const call = (...values) => JSON.parse(new TextDecoder().decode(callForBytes(...values)));
