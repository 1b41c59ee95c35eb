// Runs several builds of a module side by side on the same inputs, and compares all that comes out.
//
// `node node.mjs widget|diagnostics FOLDER` reads cases.json and the builds plain.wasm, shrunk.wasm and trapping.wasm of the
// folder, and prints a report as JSON. `plain` calls the import `reached` where a function begins that the others replace;
// `trapping` calls `read` before it reads where data was zeroed.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , kind, folder] = process.argv;
const { zeroed, deferred, details, sessions, texts } = JSON.parse(readFileSync(`${folder}/cases.json`, "utf8"));

const report = { compared: 0, withoutDeferred: 0, reached: [], rounded: 0, zeroed: 0, difference: null };

/** 1 where a byte was zeroed, by its address. */
const mask = new Uint8Array(Math.max(0, ...zeroed.map(([, end]) => end)));
const fill = (ranges, value) => {
  for (const [start, end] of ranges) mask.fill(value, start, end);
};
fill(zeroed, 1);
report.zeroed = mask.reduce((sum, byte) => sum + byte, 0);

const IMPORTS = {
  reached(index) {
    report.reached[index] = (report.reached[index] ?? 0) + 1;
  },
  read(start, length) {
    for (let address = start; address < start + length; address++) {
      if (mask[address] === 1) throw new Error(`reads zeroed data at address ${address}`);
    }
  },
};

/** Compiled modules by file name. */
const compiled = new Map();
function moduleOf(file) {
  if (!compiled.has(file)) compiled.set(file, new WebAssembly.Module(readFileSync(`${folder}/${file}.wasm`)));
  return compiled.get(file);
}

/** A fresh instance of a build behind the glue of all of them: its class `Widget`, and what adds the deferred module. */
function instanceOf(name, createGlue) {
  const glue = createGlue();
  const start = (file, imports) => new WebAssembly.Instance(moduleOf(file), { ...imports, shrink_test: IMPORTS }).exports;
  const main = start(name, { glue: glue.functions });
  glue.start(main);
  const instance = { Widget: glue.Widget, isWhole: name === "plain" };
  instance.addDeferred = () => {
    instance.hasDetails = true;
    if (instance.isWhole) return;
    start(`${name}-deferred`, { main });
    instance.isWhole = true;
    // What only the deferred module refers to is in the memory from now on.
    if (name === "trapping") fill(deferred, 0);
  };
  return instance;
}

globalThis.CanvasRenderingContext2D = class {
  log = "";
};

/** A canvas whose context writes down every call and every property that is set, a line each. */
function recordingCanvas() {
  const record = new CanvasRenderingContext2D();
  const methods = new Map();
  const method = (name) => {
    if (!methods.has(name)) methods.set(name, (...values) => void (record.log += `${name}(${values})\n`));
    return methods.get(name);
  };
  const context = new Proxy(record, {
    get: (_, name) => method(name),
    set: (_, name, value) => ((record.log += `${name} = ${value}\n`), true),
  });
  return { width: 300, height: 150, getContext: () => context, record };
}

/** One build's widget, and what it shows: a list of [what, text]. */
class Shown {
  constructor(instance, { data, lang }) {
    this.canvas = recordingCanvas();
    this.instance = instance;
    // As `www/element/create.js` does.
    if (data) instance.addDeferred();
    this.widget = new instance.Widget(this.canvas, data ?? undefined, lang);
    this.parts = [];
    this.now = 0;
  }

  /** What the widget shows after an action. */
  after([action, ...values]) {
    this.parts = [];
    this[action](...values);
    return this.parts;
  }

  adapt(environment) {
    this.widget.adapt({ start: "", ...environment });
  }

  open(query) {
    this.handle({ type: "open", query });
    this.add("focus", JSON.stringify(this.widget.focus()));
  }

  handle(event) {
    this.add("outcome", JSON.stringify(this.widget.handle(event)));
    // As late as a page may add it.
    if (this.widget.needsDeferred()) this.instance.addDeferred();
    this.addDetails();
    if (!this.instance.isWhole) report.withoutDeferred += 1;
    this.now += 1000;
    const frame = this.widget.frame(this.now);
    this.add("frame", frame);
    // The lowest bit of its first field: see src/web/messages.rs.
    if (parseInt(frame) & 1) this.add("moving", String(this.widget.animate(this.now + 137)));
    this.addDrawn("canvas", this.canvas);
    this.add("announcement", this.widget.announcement());
  }

  /** As late as a page may add them. */
  addDetails() {
    if (this.instance.hasDetails) this.widget.addDetails(details);
  }

  exports(kinds) {
    this.instance.addDeferred();
    this.addDetails();
    for (const kind of kinds) this.add(kind, this.widget.export(kind));
  }

  /** What is shown once or on demand. */
  extras() {
    this.instance.addDeferred();
    this.addDetails();
    const [captioned, overview] = [recordingCanvas(), recordingCanvas()];
    this.widget.drawCaptioned(captioned, 2);
    this.addDrawn("captioned", captioned);
    this.widget.drawOverview(overview);
    this.addDrawn("overview", overview);
    this.add("keyboard help", this.widget.keyboardHelp());
    this.add("empty live region", this.widget.emptyLiveRegion());
    this.add("query", this.widget.query());
    this.add("colour names", this.instance.Widget.colorNames());
  }

  add(what, text) {
    this.parts.push([what, text]);
  }

  addDrawn(what, { width, height, record }) {
    this.add(what, `${width} × ${height}\n${record.log}`);
    record.log = "";
  }
}

/** A widget in each of the builds. */
async function widgets() {
  const { createGlue } = await import(pathToFileURL(`${folder}/glue.mjs`));
  for (const session of sessions) {
    fill(zeroed, 1);
    const shown = session.builds.map((name) => [name, new Shown(instanceOf(name, createGlue), session)]);
    for (const action of session.actions) {
      compare(
        `${session.name} ${JSON.stringify(action)}`,
        shown.map(([name, widget]) => [name, () => widget.after(action)]),
      );
    }
    for (const [, { widget }] of shown) widget.free();
  }
}

/** What is wrong with a dataset, asked of each build without glue, as `www/element/diagnostics.js` does. */
function diagnostics() {
  const modules = ["plain", "shrunk", "trapping"].map((name) => {
    return [name, new WebAssembly.Module(readFileSync(`${folder}/${name}.wasm`))];
  });
  for (const text of texts) {
    compare(
      text.slice(0, 100),
      modules.map(([name, module]) => [name, () => [["problems", problems(module, text)]]]),
    );
  }
}

function problems(module, text) {
  const missing = (name) => () => {
    throw new Error(`${name} is called`);
  };
  const imports = { shrink_test: IMPORTS };
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] ??= missing(name);
  }
  const { memory, problems, __wbindgen_malloc: allocate } = new WebAssembly.Instance(module, imports).exports;
  const bytes = new TextEncoder().encode(text);
  const at = allocate(bytes.length, 1);
  new Uint8Array(memory.buffer).set(bytes, at);
  const [start, length] = problems(at, bytes.length);
  return new TextDecoder().decode(new Uint8Array(memory.buffer, start, length));
}

class Difference extends Error {}

/** Asks each build, the first of which is the plain one, and fails where another answers otherwise. */
function compare(where, builds) {
  const [[plain, expected], ...others] = builds.map(([name, ask]) => [name, answer(where, name, ask)]);
  for (const [name, parts] of others) {
    const kinds = (parts) => parts.map(([what]) => what).join();
    if (kinds(parts) !== kinds(expected)) throw new Difference(`${where}: ${name} shows ${kinds(parts)}`);
    for (const [index, [what, text]] of expected.entries()) {
      if (!isSame(text, parts[index][1])) {
        throw new Difference(`${where}: ${what}\n${name}: ${excerpt(parts[index][1], text)}\n${plain}: ${excerpt(text, parts[index][1])}`);
      }
    }
  }
  report.compared += 1;
}

function answer(where, name, ask) {
  try {
    return ask();
  } catch (error) {
    throw new Difference(`${where}: ${name} throws ${error.stack}`);
  }
}

/** Whether two texts are equal. What a canvas is told is drawn alike if numbers differ by half a millionth. */
function isSame(a, b) {
  if (a === b) return true;
  const [left, right] = [a, b].map((text) => text?.split("\n") ?? []);
  return left.length === right.length && left.every((line, index) => line === right[index] || isNear(line, right[index]));
}

/** Whether two lines set the same property of a canvas to texts that differ only in the seventh decimal. */
function isNear(a, b) {
  const number = /\d+(\.\d+)?(e-?\d+)?/g;
  const isProperty = /^(fillStyle|strokeStyle|font) = /.test(a);
  if (!isProperty || a.replace(number, "") !== b.replace(number, "")) return false;
  const others = b.match(number);
  report.rounded += 1;
  return a.match(number).every((text, index) => Math.abs(text - others[index]) < 5.00001e-7);
}

/** Where a text begins to differ from another. */
function excerpt(text = "nothing", other = "nothing") {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at += 1;
  return text.slice(Math.max(0, at - 80), at + 120);
}

try {
  await { widget: widgets, diagnostics }[kind]();
} catch (error) {
  if (!(error instanceof Difference)) throw error;
  report.difference = error.message;
}
console.log(JSON.stringify(report));
