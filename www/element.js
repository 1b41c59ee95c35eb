// <reported-figures>: the life cycle of a widget. What is shown is Rust's; each other idea has its file in element/.
// The build links what is imported here into one file.

import { VIEW, asked, attributes, changed, home, link, reflect } from "./element/address.js";
import { refused } from "./element/complaints.js";
import { Frames } from "./element/frames.js";
import { help } from "./element/help.js";
import { back, bare } from "./element/start_view.js";
import { press } from "./element/keyboard.js";
import { Live } from "./element/live_region.js";
import { Failure, bury, fetched, isDead, known, start } from "./element/loader.js";
import { near } from "./element/visibility.js";
import { notice } from "./element/notice.js";
import { point } from "./element/pointer.js";
import { rovingTabindex } from "./element/roving_tabindex.js";
import { appear, roll, scroll } from "./element/scroll.js";
import { style } from "./element/style.js";
import { Menu, png } from "./element/export.js";
import { unroll } from "./element/render.js";
import { dark, forced, still, systemColours, textScale } from "./element/media_preferences.js";

/** Changes with every byte of this file and its WebAssembly. */
const BUILD = "__BUILD_ID__";

/** A second trap within so many milliseconds is one too many. */
const CALM = 60_000;

/** More device pixels to a CSS pixel cost memory that a phone does not have. */
const FINEST = 3;

/** The elements that stand in a page, to be told when their instance ends. */
const living = new Set();

/** Lets the page answer before what comes next. */
const breath = () => globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

/** Frees a widget. In a dead instance nobody may: not the collector either. */
function letGo(glue, widget) {
  if (isDead(glue)) widget?.__destroy_into_raw();
  else widget?.free();
}

class ReportedFigures extends HTMLElement {
  static observedAttributes = ["src", ...VIEW];

  #glue;
  #widget;
  #mount;
  #canvas;
  #frames = new Frames((now, changed) => this.#paint(now, changed), (work) => this.#guard(work));
  #live = new Live(() => this.#guard(() => this.#say("live", this.#widget.speak())));
  #width = 0;
  #text = 1;
  #ratio = 0;
  #printing = false;
  /** Whether the table was closed before it was opened for paper. */
  #folded = false;
  #revealing = false;
  #data;
  #asked;
  #resolve;
  /** What ends with the element's stay in the page, and what with the widget. */
  #staying;
  #listening;
  /** Counts beginnings: only the last one may end in a widget. */
  #turn = 0;
  #loading = false;
  /** Data and view of the last picture. */
  #good;
  #trapped = -CALM;
  #line;
  #sizes = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    /** Fulfilled when the first picture is drawn. */
    this.ready = new Promise((resolve) => { this.#resolve = resolve; });
  }

  connectedCallback() {
    living.add(this);
    this.#staying = new AbortController();
    const { signal } = this.#staying;
    const on = (target, type, handle) => target.addEventListener(type, handle, { signal });
    for (const wish of [dark, forced]) on(wish, "change", () => this.#later());
    // What the browser threw away while nobody looked is drawn again.
    on(document, "visibilitychange", () => this.#later());
    on(window, "pageshow", () => this.#later());
    on(window, "resize", () => { if (devicePixelRatio !== this.#ratio) this.#later(); });
    on(window, "beforeprint", () => this.#print(true));
    on(window, "afterprint", () => this.#print(false));
    on(window, "online", () => { if (this.#line) this.#begin(this.#good); });
    if (this.hasAttribute("linked")) on(window, "popstate", () => this.#open());
    if (this.#loading) {
      this.#begin();
    } else if (this.#widget && !isDead(this.#glue)) {
      this.#listen();
      this.#later();
    } else {
      this.#begin(this.#good);
    }
  }

  disconnectedCallback() {
    living.delete(this);
    this.#staying.abort();
    this.#rest();
    // Moved, it is back by then. A widget that nobody freed would hold this element, and this element the widget.
    queueMicrotask(() => { if (!this.isConnected) this.#free(); });
  }

  attributeChangedCallback(name, old, value) {
    if (old === value || !this.#staying) return;
    if (name === "src") this.#renew();
    else if (!this.#widget && this.#good) this.#good.query = changed(this.#good.query, name, value);
    else this.#guard(() => { this.#widget.set(name, value ?? ""); this.#later(); });
  }

  /** The view as a plain object: what differs from the starting view. */
  get view() {
    return Object.fromEntries(new URLSearchParams(this.#widget ? this.#widget.query() : this.#good?.query ?? asked(this)));
  }

  set view(view) {
    const query = new URLSearchParams(view).toString();
    if (!this.#widget && this.#good) this.#good.query = query;
    else if (!this.#widget || this.#loading) this.#asked = query;
    this.#guard(() => {
      this.#widget.open(query);
      this.#later();
    });
  }

  /** The build of this element: changes with every byte of it. */
  static get build() {
    return BUILD;
  }

  /** A dataset as JSON text or as an object; setting it shows it, or fires `error` and keeps what is there. */
  get data() {
    return this.#good ? this.#good.data : this.#data;
  }

  set data(data) {
    this.#renew(typeof data === "string" ? data : JSON.stringify(data));
  }

  /** Other data from now on; out of the page, from the return on. */
  #renew(data) {
    this.#data = data;
    this.#loading = true;
    if (this.isConnected) this.#begin();
  }

  /** Fulfilled when all that was set is on the screen. */
  get settled() {
    if (!this.#frames.pending && !this.#loading) return this.ready;
    // A frame of what is still shown may settle while other data loads.
    return this.#frames.settled().then(() => (this.#loading ? this.settled : this));
  }

  /** The view as an SVG that stands alone, as text. */
  async toSVG() {
    return this.#taken("svg");
  }

  /** The view as a PNG with its finding and source; `scale` pixels a CSS pixel, from 1 to 4. */
  async toPNG({ scale = 2 } = {}) {
    await this.#shown();
    return this.#give((widget) => png(widget, scale));
  }

  /** What is shown as CSV, or everything. */
  async toCSV({ all = false } = {}) {
    return this.#taken(all ? "csv-all" : "csv");
  }

  /** What is shown as the text of a dataset, or everything. */
  async toData({ all = false } = {}) {
    return this.#taken(all ? "json-all" : "json");
  }

  async #taken(what) {
    await this.#shown();
    return this.#give((widget) => widget.take(what));
  }

  /** Waits for the chart; refuses where there is none to wait for. */
  async #shown() {
    if (this.isConnected && !this.#line) await this.settled;
    if (!this.#widget || isDead(this.#glue)) throw new Error("reported-figures: there is no chart yet");
  }

  /** What the widget gives; that it gives nothing is a failure like any other. */
  #give(work) {
    try {
      return work(this.#widget);
    } catch (error) {
      this.#fail(error, this.#glue);
      throw error;
    }
  }

  /** Loads what is missing and builds a widget: of a `good` data and view, else of what is asked for now. */
  async #begin(good) {
    const turn = ++this.#turn;
    this.#loading = true;
    let glue;
    try {
      if (this.getAttribute("loading") === "lazy" && !this.#good) await near(this, this.#staying.signal);
      if (turn !== this.#turn) return;
      const data = good ? good.data : this.#data ?? this.#fetched();
      const loaded = await Promise.all([start(), data]);
      glue = loaded[0];
      const wanted = () => turn === this.#turn && this.isConnected;
      const query = () => good?.query ?? this.#asked ?? asked(this);
      const made = await this.#make(glue, loaded[1], query, wanted);
      if (made && !isDead(glue)) this.#swap(glue, made, loaded[1], query());
      else if (wanted()) this.#begin(good);
    } catch (error) {
      if (turn === this.#turn) this.#fail(error, glue);
    }
  }

  #fetched() {
    const src = this.getAttribute("src");
    return src ? fetched(src, "data", {}, (response) => response.text()) : undefined;
  }

  /** Makes a widget out of sight, in steps between which the page can answer; nothing where it is no longer `wanted`. */
  async #make(glue, data, query, wanted) {
    if (isDead(glue) || !wanted()) return undefined;
    const mount = document.createElement("div");
    const canvas = document.createElement("canvas");
    canvas.setAttribute("aria-hidden", "true");
    canvas.dir = "ltr";
    let widget, opened;
    try {
      widget = new glue.Widget(canvas, data, this.#language());
    } catch (error) {
      throw error === "data" ? await refused(data) : error;
    }
    try {
      await breath();
      if (isDead(glue) || !wanted()) return letGo(glue, widget);
      widget.open(opened = query());
      unroll(mount, null, widget.say(), canvas);
      unroll(mount, null, widget.hush());
    } catch (error) {
      widget.__destroy_into_raw();
      throw error;
    }
    await breath();
    return wanted() ? { widget, mount, canvas, opened } : letGo(glue, widget);
  }

  /** Puts what was made in the place of what is shown, when its first picture is drawn. */
  #swap(glue, { widget, mount, canvas, opened }, data, query) {
    const isPlaced = !this.#width && this.#columnWidth();
    const root = this.#root();
    const before = [this.#glue, this.#widget, this.#mount, this.#canvas, this.#good];
    try {
      // What was asked for meanwhile.
      if (query !== opened) widget.open(query);
      style(root);
      mount.hidden = true;
      root.append(mount);
      [this.#glue, this.#widget, this.#mount, this.#canvas] = [glue, widget, mount, canvas];
      this.#good = { data };
      this.#loading = false;
      this.#frames.now();
    } catch (error) {
      mount.remove();
      if (known(error)) widget.free();
      else widget.__destroy_into_raw();
      [this.#glue, this.#widget, this.#mount, this.#canvas, this.#good] = before;
      this.#fallBack();
      throw error;
    }
    mount.hidden = false;
    const [oldGlue, oldWidget, oldMount] = before;
    letGo(oldGlue, oldWidget);
    oldMount?.remove();
    root.querySelector("slot")?.remove();
    this.#asked = undefined;
    this.#listen();
    // To measure is to lay out, which the next frame does in any case: only where nothing told the width, it is done now.
    if (!isPlaced) this.#guard(() => this.#measure(true));
    this.#hush();
    this.#resolve(this);
    this.#tell("ready");
  }

  /** The shadow root, from when it is needed: with it, a browser lays out anew what stands inside. */
  #root() {
    return this.shadowRoot ?? this.attachShadow({ mode: "open" });
  }

  /** Shows what stands inside, where no picture was drawn yet. */
  #fallBack() {
    const root = this.#root();
    if (!this.#mount && !root.querySelector("slot")) root.prepend(document.createElement("slot"));
  }

  /** A first guess of the picture's width; returns whether it is that of a picture which stands inside. */
  #columnWidth() {
    const plot = this.querySelector(".rf [data-part=plot]");
    if (plot) this.#text = textScale(plot);
    this.#width = plot?.clientWidth || this.clientWidth || 320;
    return plot?.clientWidth > 0;
  }

  #language() {
    return this.getAttribute("lang") || this.closest("[lang]")?.getAttribute("lang") || navigator.language || "zh";
  }

  #open() {
    this.#guard(() => {
      this.#widget.open(asked(this));
      this.#later();
      this.#live.say();
    });
  }

  #listen() {
    this.#listening?.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const root = this.shadowRoot;
    const plot = root.querySelector("[data-part=plot]");
    const on = (target, type, handle) =>
      target.addEventListener(type, (event) => this.#guard(() => handle(event)), { signal });
    on(root, "change", (event) => {
      const { name } = event.target;
      if (VIEW.includes(name)) this.#changed(this.#widget.set(name, this.#chosen(event.target)));
    });
    point(on, plot, this.#canvas, this.#widget, {
      focused: () => this.#focused(),
      changed: (has) => this.#pinned(has),
      went: (to) => this.#go(to),
    });
    press(on, plot, this.#widget, {
      met: () => this.#live.say(),
      focused: () => { this.#focused(); this.#live.say(); },
      changed: () => this.#pinned(true),
      help: () => help(this.#widget, this.#mount, plot),
    });
    scroll(on, root, this.#widget, {
      moved: () => this.#later(),
      jumped: () => { this.#focused(); this.#live.say(); },
    });
    rovingTabindex(on, root);
    const menu = new Menu(root, {
      text: (what) => this.#give((widget) => widget.take(what)),
      png: (scale) => this.#give((widget) => png(widget, scale)),
      link: () => home(this, this.#widget.query()),
    });
    on(root, "click", (event) => {
      menu.clicked(event);
      const { dataset, name, value } = event.target;
      if (dataset?.part === "keys") help(this.#widget, this.#mount, event.target);
      else if (name === "go") this.#go(value);
      else if (name === "reset") this.#reset(plot);
    });
    on(this.#canvas, "contextrestored", () => this.#later());
    this.#sizes.disconnect();
    this.#sizes.observe(plot);
    // Its height follows the size of text.
    this.#sizes.observe(this.#mount.firstChild);
  }

  /** Sets what a button in the page says. */
  #go(parameters) {
    for (const [name, value] of new URLSearchParams(parameters)) this.#widget.set(name, value);
    this.#changed(true);
  }

  /** Back to the start. The button is gone then: the focus moves to the picture. */
  #reset(plot) {
    this.#widget.open(back(attributes(this), this.#widget.query()));
    plot.focus({ preventScroll: true });
    this.#changed(true);
  }

  /** What a control says; what several of one name say is one list. */
  #chosen(control) {
    if (control.name === "hold") return control.checked ? "on" : "off";
    if (control.name !== "units") return control.value;
    const all = [...this.shadowRoot.querySelectorAll("[name=units]")];
    const on = all.filter((one) => one.type !== "checkbox" || one.checked);
    return on.map((one) => one.value).filter(Boolean).join(",");
  }

  #focused() {
    this.#later();
    this.#tell("figurefocus", this.#widget.focus());
  }

  #changed(changed) {
    this.#later();
    if (!changed) return;
    this.#live.say();
    if (this.getAttribute("linked") === "") link(this.#widget.query());
    this.#tell("viewchange", this.view);
    this.#tell("figurefocus", this.#widget.focus());
  }

  /** A reader pinned a mark, or let go: where the evidence stands below the picture, it comes into view. */
  #pinned(changed) {
    this.#changed(changed);
    this.#revealing = changed && this.#widget.pinned();
  }

  #reveal() {
    this.#revealing = false;
    const [plot, evidence] = ["plot", "evidence"].map((part) => this.shadowRoot.querySelector(`[data-part=${part}]`));
    if (!evidence || evidence.getBoundingClientRect().top < plot.getBoundingClientRect().bottom) return;
    evidence.scrollIntoView({ block: "nearest", behavior: still.matches ? "auto" : "smooth" });
  }

  #measure(now) {
    const width = this.shadowRoot.querySelector("[data-part=plot]")?.clientWidth ?? 0;
    const text = textScale(this.#mount.firstChild);
    if (!width) return;
    if (width === this.#width && text === this.#text) {
      this.#guard(() => appear(this.#canvas, this.#widget) && this.#later());
      return;
    }
    this.#width = width;
    this.#text = text;
    if (now) this.#frames.now();
    else this.#later();
  }

  /** Shows what was set in the next frame. */
  #later() {
    if (this.#widget) this.#frames.later();
  }

  /** Paints what was set, or the next frame of a journey; returns whether there is another. */
  #paint(now, changed) {
    if (!changed) return this.#widget.travel(now);
    this.#ratio = devicePixelRatio;
    const print = this.#printing;
    const ratio = print ? FINEST : Math.min(this.#ratio, FINEST);
    this.#widget.place(this.#width, this.#text, ratio, dark.matches, still.matches || print, print);
    const inks = this.#glue.Widget.inks().split(" ");
    this.#widget.force(forced.matches && !print ? systemColours(this.#mount.firstChild, inks) : []);
    // The canvas asks for the style of a page that has just changed anew: it goes first.
    const moving = this.#widget.show(now);
    this.#say("root", this.#widget.say());
    this.#say("evidence", this.#widget.evidence());
    this.#canvas.style.aspectRatio = this.#widget.aspect();
    roll(this.shadowRoot, this.#canvas, this.#widget);
    this.#good.query = this.#widget.query();
    const reset = this.shadowRoot.querySelector("[name=reset]");
    if (reset) reset.disabled = bare(this.#good.query) === bare(this.#widget.canonical(attributes(this).toString()));
    if (this.#revealing) this.#reveal();
    return moving;
  }

  /** Says something else in a part of the page, where there is something else to say. */
  #say(part, tape) {
    const at = tape && this.#mount.querySelector(`[data-part=${part}]`);
    if (at) unroll(at.parentNode, at, tape, this.#canvas);
  }

  /** Paper is white, still and finer than a screen; what is printed must be drawn before the event ends. */
  #print(on) {
    this.#printing = on;
    const table = this.#mount?.querySelector("[data-part=table]");
    if (table && on) this.#folded = !table.open;
    if (table && this.#folded) table.open = on;
    this.#guard(() => this.#frames.now());
  }

  /** Calls into the WebAssembly; whatever leaves it is a failure of the widget, never of the page. */
  #guard(work) {
    if (!this.#widget) return;
    try {
      work();
    } catch (error) {
      this.#fail(error, this.#glue);
    }
  }

  /** Stays at the last good rung, tells the page, and says one line unless a fresh instance takes over. */
  #fail(error, glue) {
    const failure = known(error) ?? new Failure("trap", String(error));
    const recovers = failure.reason === "trap" && this.#trap(glue);
    this.#tell("error", { reason: failure.reason, detail: failure.detail, recovers });
    if (recovers) return;
    this.#loading = false;
    this.#frames.settle();
    const root = this.#root();
    style(root);
    this.#fallBack();
    this.#hush();
    const good = failure.reason.includes("data") ? undefined : this.#good;
    const theme = this.getAttribute("theme") || "auto";
    this.#line = notice(failure, this.#language(), theme, () => this.#begin(good));
    root.append(this.#line);
  }

  /** Takes the line away; a reader who stood on its button is put where the button led. */
  #hush() {
    const stood = this.#line?.contains(this.shadowRoot.activeElement);
    this.#line?.remove();
    this.#line = undefined;
    if (stood) this.shadowRoot.querySelector("[data-part=plot]")?.focus();
  }

  /** All that lived in an instance that trapped move to a fresh one; this element only if it was calm before. */
  #trap(glue) {
    bury(glue);
    const now = performance.now();
    const calm = now - this.#trapped > CALM;
    this.#trapped = now;
    for (const other of living) {
      if (other !== this && other.#glue !== glue) continue;
      other.#rest();
      if (isDead(other.#glue)) other.#free();
      if (other !== this || calm) other.#begin(other.#good);
      else for (const control of this.#mount?.querySelectorAll("input, select, button") ?? []) control.disabled = true;
    }
    return calm;
  }

  /** Lets go of the widget; data, view and picture stay. */
  #free() {
    if (this.#widget && !isDead(this.#glue)) this.#good.query = this.#widget.query();
    letGo(this.#glue, this.#widget);
    this.#widget = undefined;
  }

  /** Nothing here reacts or moves any more. */
  #rest() {
    this.#listening?.abort();
    this.#sizes.disconnect();
    this.#frames.stop();
    this.#live.stop();
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

reflect(ReportedFigures.prototype);
if (!customElements.get("reported-figures")) customElements.define("reported-figures", ReportedFigures);
