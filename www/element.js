// <reported-figures>: loading, listeners and life cycle of a widget. What is shown is Rust's.
// The build puts the WebAssembly's glue, file name, integrity and the style sheet in the places named here.

const createGlue = () => { throw new Error("built by cargo run -- build"); };
const WASM = new URL("__WASM_FILE__", import.meta.url).href;
const INTEGRITY = "__WASM_INTEGRITY__";
const CSS = "__CSS__";
/** Changes with every byte of this file and its WebAssembly. */
const BUILD = "__BUILD_ID__";

/** Attributes that are parameters of a view, with the same names in a URL. */
const VIEW = ["chart", "metric", "units", "highlight", "sort", "scale", "lang", "theme", "controls", "motion"];

/** How near a finger or a mouse must come, in CSS pixels. */
const REACH = { mouse: 12, touch: 22, pen: 22 };

const dark = matchMedia("(prefers-color-scheme: dark)");
const still = matchMedia("(prefers-reduced-motion: reduce)");

/** An error that says which rung of loading failed. */
class Failure extends Error {
  constructor(reason, detail) {
    super(reason);
    this.reason = reason;
    this.detail = detail;
  }
}

/** The compiled module, once a page. */
let compiling;
const compile = () => (compiling ??= load().catch((error) => {
  compiling = undefined;
  throw error;
}));

async function load() {
  if (typeof WebAssembly !== "object") throw new Failure("no-wasm");
  const get = async () => {
    const response = await fetch(WASM, { integrity: INTEGRITY }).catch(() => { throw new Failure("wasm-fetch"); });
    if (!response.ok) throw new Failure("wasm-" + response.status);
    return response;
  };
  const response = await get();
  const bytes = response.clone();
  try {
    return await WebAssembly.compileStreaming(response);
  } catch {
    // A wrong MIME type, or a browser that cannot stream: the bytes may still be good.
    return WebAssembly.compile(await bytes.arrayBuffer()).catch((error) => {
      throw new Failure("wasm-compile", String(error));
    });
  }
}

/** The living instance, shared by all widgets of a page. */
let engine;
async function start() {
  const module = await compile();
  return (engine ??= instantiate(module));
}

function instantiate(module) {
  const glue = createGlue();
  glue.initSync({ module });
  return glue;
}

let sheet;
function style(root) {
  try {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(CSS);
    }
    root.adoptedStyleSheets = [sheet];
  } catch {
    const element = document.createElement("style");
    element.textContent = CSS;
    root.prepend(element);
  }
}

class ReportedFigures extends HTMLElement {
  static observedAttributes = ["src", ...VIEW];

  #widget;
  #mount;
  #canvas;
  #frame = 0;
  #dirty = true;
  #width = 0;
  #data;
  #resolve;
  #settling = [];
  #listening;
  #sizes = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
    /** Fulfilled when the first picture is drawn. */
    this.ready = new Promise((resolve) => { this.#resolve = resolve; });
  }

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    dark.addEventListener("change", () => this.#later(), { signal });
    if (this.hasAttribute("linked")) {
      addEventListener("popstate", () => this.#open(), { signal });
    }
    if (this.#widget) {
      this.#listen();
      this.#later();
    } else {
      this.#begin();
    }
  }

  disconnectedCallback() {
    this.#listening.abort();
    this.#sizes.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  attributeChangedCallback(name, old, value) {
    if (!this.#widget || old === value) return;
    if (name === "src") this.#begin();
    else this.#guard(() => { this.#widget.set(name, value ?? ""); this.#later(); });
  }

  /** The view as a plain object: what differs from the starting view. */
  get view() {
    return Object.fromEntries(new URLSearchParams(this.#widget ? this.#widget.query() : this.#query()));
  }

  set view(view) {
    this.#guard(() => {
      this.#widget.open(new URLSearchParams(view).toString());
      this.#later();
    });
  }

  /** The build of this element: changes with every byte of it. */
  static get build() {
    return BUILD;
  }

  /** A dataset as JSON text or as an object; setting it shows it, or fires `error` and keeps what is there. */
  get data() {
    return this.#data;
  }

  set data(data) {
    this.#data = typeof data === "string" ? data : JSON.stringify(data);
    this.#begin();
  }

  /** Fulfilled when all that was set is on the screen. */
  get settled() {
    return this.#frame ? new Promise((resolve) => this.#settling.push(resolve)) : this.ready;
  }

  async #begin() {
    try {
      const glue = await start();
      const data = this.#data ?? (await this.#fetched());
      if (this.isConnected) this.#build(glue, data);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #fetched() {
    const src = this.getAttribute("src");
    if (!src) return undefined;
    const response = await fetch(src).catch(() => { throw new Failure("data-fetch"); });
    if (!response.ok) throw new Failure("data-" + response.status);
    return response.text();
  }

  /** Builds the widget beside what is shown, and swaps when its first picture is drawn. */
  #build(glue, data) {
    const mount = document.createElement("div");
    const canvas = document.createElement("canvas");
    canvas.setAttribute("aria-hidden", "true");
    canvas.dir = "ltr";
    let widget;
    try {
      widget = new glue.Widget(document, mount, canvas, data, this.#language());
    } catch (problems) {
      throw Array.isArray(problems) ? new Failure("bad-data", problems) : problems;
    }
    widget.open(this.#query());
    const root = this.shadowRoot;
    const previous = this.#mount;
    this.#widget?.free();
    this.#widget = widget;
    this.#mount = mount;
    this.#canvas = canvas;
    style(root);
    mount.hidden = true;
    root.append(mount);
    this.#guard(() => {
      // One pass to have a place to measure, one to fill it.
      this.#width = this.#columnWidth();
      this.#show(performance.now());
      mount.hidden = false;
      previous?.remove();
      root.querySelector("slot")?.remove();
      this.#measure(true);
      this.#listen();
      this.#resolve(this);
      this.#tell("ready");
    });
  }

  /** A first guess of the picture's width: that of the fallback's, where there is one. */
  #columnWidth() {
    return this.querySelector("[data-part=plot]")?.clientWidth || this.clientWidth || 320;
  }

  #language() {
    return this.getAttribute("lang") || this.closest("[lang]")?.getAttribute("lang") || navigator.language || "zh";
  }

  /** The view that attributes and, where the element is linked to the page's address, the address ask for. */
  #query() {
    const query = new URLSearchParams();
    for (const name of VIEW) if (this.hasAttribute(name)) query.set(name, this.getAttribute(name));
    if (this.hasAttribute("linked")) {
      for (const [name, value] of new URLSearchParams(location.search)) query.set(name, value);
    }
    return query.toString();
  }

  #open() {
    this.#guard(() => {
      this.#widget.open(this.#query());
      this.#later();
    });
  }

  #listen() {
    const { signal } = this.#listening;
    const root = this.shadowRoot;
    const plot = root.querySelector("[data-part=plot]");
    const on = (target, type, handle) =>
      target.addEventListener(type, (event) => this.#guard(() => handle(event)), { signal });
    on(root, "change", (event) => {
      const { name, value } = event.target;
      if (VIEW.includes(name)) this.#changed(this.#widget.set(name, value));
    });
    on(plot, "pointermove", (event) => {
      if (event.pointerType === "mouse" && this.#widget.hover(...this.#at(event))) this.#focused();
    });
    on(plot, "pointerleave", () => { if (this.#widget.leave()) this.#focused(); });
    on(plot, "click", (event) => this.#changed(this.#widget.tap(...this.#at(event))));
    on(plot, "keydown", (event) => this.#keyed(event));
    this.#sizes.observe(plot);
  }

  #keyed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#changed(this.#widget.choose());
    } else if (this.#widget.key(event.key)) {
      event.preventDefault();
      this.#focused();
    }
  }

  /** A pointer's place on the picture, and how far it reaches. */
  #at(event) {
    const box = this.#canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top, REACH[event.pointerType] ?? REACH.mouse];
  }

  #focused() {
    this.#later();
    this.#tell("figurefocus", this.#widget.focus());
  }

  #changed(changed) {
    this.#later();
    if (!changed) return;
    if (this.hasAttribute("linked")) this.#link();
    this.#tell("viewchange", this.view);
    this.#tell("figurefocus", this.#widget.focus());
  }

  /** Writes the view into the page's address, keeping parameters that are not ours. */
  #link() {
    const query = new URLSearchParams(location.search);
    for (const name of VIEW) query.delete(name);
    for (const [name, value] of new URLSearchParams(this.#widget.query())) query.set(name, value);
    const text = query.toString().replaceAll("%2C", ",");
    history.pushState(null, "", text ? "?" + text : location.pathname);
  }

  #measure(now) {
    const width = this.shadowRoot.querySelector("[data-part=plot]")?.clientWidth ?? 0;
    if (!width || (width === this.#width && !now)) return;
    this.#width = width;
    this.#dirty = true;
    if (now) this.#show(performance.now());
    else this.#later();
  }

  /** Shows what was set in the next frame; several changes are one. */
  #later() {
    this.#dirty = true;
    this.#frame ||= requestAnimationFrame((now) => this.#guard(() => this.#show(now)));
  }

  #show(now) {
    this.#frame = 0;
    let moving;
    if (this.#dirty) {
      this.#dirty = false;
      this.#widget.place(this.#width, devicePixelRatio, dark.matches, still.matches);
      moving = this.#widget.show(now);
      this.#canvas.style.aspectRatio = this.#widget.aspect();
    } else {
      moving = this.#widget.travel(now);
    }
    if (moving) this.#frame = requestAnimationFrame((next) => this.#guard(() => this.#show(next)));
    else for (const resolve of this.#settling.splice(0)) resolve(this);
  }

  /** Calls into the WebAssembly; whatever leaves it is a failure of the widget, never of the page. */
  #guard(work) {
    if (!this.#widget) return;
    try {
      work();
    } catch (error) {
      this.#fail(new Failure(error === "canvas" ? "canvas" : "trap", String(error)));
    }
  }

  #fail(error) {
    const failure = error instanceof Failure ? error : new Failure("trap", String(error));
    this.#tell("error", { reason: failure.reason, detail: failure.detail });
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

for (const name of VIEW) {
  if (name in ReportedFigures.prototype && name !== "lang") continue;
  Object.defineProperty(ReportedFigures.prototype, name, {
    get() { return this.getAttribute(name) ?? ""; },
    set(value) { this.setAttribute(name, value); },
    configurable: true,
  });
}

if (!customElements.get("reported-figures")) customElements.define("reported-figures", ReportedFigures);
