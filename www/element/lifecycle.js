// The life cycle of an element: what its attributes and properties ask for, when that is loaded, what is shown when
// something fails. What is on the screen is a Renderer's.

import { BUILD } from "virtual:build";
import {
  REFLECTED, VIEW, addressPrefix, askedQuery, attributesQuery, toQuery, viewUrl, withParameter, writeAddress, writesAddress,
} from "./address.js";
import { expectDeferred } from "./deferred.js";
import { Failure, bury, isDead, known, startInstance } from "./loader.js";
import { dispatch, failureNotice, reportFailure } from "./notice.js";
import { Renderer } from "./renderer.js";
import { Source } from "./source.js";
import { applyStyle } from "./style.js";
import { textScale } from "./media_preferences.js";
import { nearScreen } from "./visibility.js";

/** Milliseconds: after a trap that soon after another, no fresh instance is started. */
const TRAP_INTERVAL = 60_000;

/** All elements that are in a page, to be told when their instance has trapped. */
const connected = new Set();

/** The element `<reported-figures>`. */
export class ReportedFigures extends HTMLElement {
  static observedAttributes = ["src", "mapping", "refresh", "data", ...VIEW];

  /** What is on the screen; after a trap or a disconnection only its picture. */
  #renderer;
  #size = { width: 0, textScale: 1 };
  #source = new Source(this, () => [this.#renderer, this.#good]);
  /** An empty attribute `data` is this element's own. */
  #isMarked = false;
  /** The query of a view that was set before there was a widget to show it. */
  #asked;
  #resolveReady;
  /** Aborted when the element leaves the page. */
  #connection;
  /** Counts loads: only the last one may end in a renderer. */
  #turn = 0;
  #loading = false;
  /** Data and view of the last picture. */
  #good;
  /** The query that was written into the page's address last, painted or not. */
  #written = "";
  /** Data and view that are being loaded again; none where the source is asked for its data. */
  #reloaded;
  #trappedAt = -TRAP_INTERVAL;
  #notice;

  constructor() {
    super();
    /** Fulfilled when the first picture is drawn. */
    this.ready = new Promise((resolve) => { this.#resolveReady = resolve; });
    // What was set before the element was defined hides the properties of its class.
    for (const name of ["data", "view", ...REFLECTED]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  connectedCallback() {
    connected.add(this);
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    addEventListener("online", () => { if (this.#notice) this.#load(this.#good); }, { signal });
    this.#checkAddress();
    if (this.hasAttribute("linked")) addEventListener("popstate", () => this.#followAddress(), { signal });
    if (this.#loading) this.#load();
    else if (this.#renderer?.isAlive) {
      this.#renderer.resume();
      this.#source.shown(this.shadowRoot);
    } else this.#load(this.#good);
  }

  disconnectedCallback() {
    connected.delete(this);
    this.#connection.abort();
    this.#renderer?.pause();
    this.#source.pause();
    // An element that is only moved within the page is connected again by then. A widget that nobody freed would hold this element, and it the widget.
    queueMicrotask(() => { if (!this.isConnected) this.#renderer?.release(); });
  }

  /** In another document, a frame's or a template's: style sheets stay behind. */
  adoptedCallback() {
    // Firefox gives what moves to another document the prototype of a plain element.
    if (!(this instanceof ReportedFigures)) Object.setPrototypeOf(this, ReportedFigures.prototype);
    if (this.shadowRoot) applyStyle(this.shadowRoot);
  }

  attributeChangedCallback(name, old, value) {
    if (name === "data") {
      if (!(this.#isMarked && !old && !value) && this.#source.setAttribute(value)) this.#reload();
      return;
    }
    if (old === value || !this.#connection) return;
    if (name === "src") {
      this.#source.addressChanged(value);
      this.#mark();
      this.#reload();
    } else if (name === "mapping" || name === "refresh") {
      if (this.getAttribute("src") && this.#source.text === undefined) this.#reload();
    } else if (this.#renderer?.isAlive && value === null) this.#renderer.open(withParameter(this.#renderer.query, name, null));
    else if (this.#renderer?.isAlive) this.#renderer.change(name, value);
    else if (this.#good) this.#good.query = withParameter(this.#good.query, name, value);
  }

  /** The view as a plain object: what differs from the starting view. */
  get view() {
    const query = this.#renderer?.isAlive ? this.#renderer.query : this.#good?.query ?? this.#asked ?? askedQuery(this);
    return Object.fromEntries(new URLSearchParams(query));
  }

  set view(view) {
    const query = toQuery(view);
    const isAlive = this.#renderer?.isAlive;
    if (!isAlive && this.#good) this.#good.query = query;
    else if (!isAlive || this.#loading) this.#asked = query;
    this.#renderer?.open(query);
  }

  /** The build of this element: changes with every byte of it. */
  static get build() {
    return BUILD;
  }

  /** A dataset as JSON text or as an object; setting it shows it, or fires `error` and keeps what is there. */
  get data() {
    return this.#good ? this.#good.data : this.#source.text;
  }

  set data(data) {
    const isNews = this.#source.set(data);
    this.#mark();
    if (isNews) this.#reload();
  }

  /** A copy has the attributes of this element and not its data: with an empty one of that name, it waits for its own. */
  #mark() {
    if (this.#source.isEmbedded || this.hasAttribute("src") || this.hasAttribute("data")) return;
    this.#isMarked = true;
    this.setAttribute("data", "");
  }

  /** Fulfilled when all that was set is on the screen. */
  get settled() {
    this.#renderer?.flush();
    if (!this.#renderer?.isFrameDue && !this.#loading) return this.ready;
    // A frame of what is still shown may settle while other data loads.
    const shown = () => new Promise((resolve) => this.addEventListener("ready", resolve, { once: true }));
    const frame = this.#renderer ? this.#renderer.settled() : shown();
    return frame.then(() => (this.#loading || this.#renderer?.isFrameDue ? this.settled : this));
  }

  /** The view as an SVG that stands alone, as text. */
  async toSVG() {
    return this.#exported((renderer) => renderer.exportText("svg"));
  }

  /** The view as a PNG with its finding and source; `scale` pixels a CSS pixel, from 1 to 4. */
  async toPNG({ scale = 2 } = {}) {
    return this.#exported((renderer) => renderer.exportPng(scale));
  }

  /** What is shown as CSV, or everything. */
  async toCSV({ all = false } = {}) {
    return this.#exported((renderer) => renderer.exportText(all ? "csv-all" : "csv"));
  }

  /** What is shown as the text of a dataset, or everything. */
  async toData({ all = false } = {}) {
    return this.#exported((renderer) => renderer.exportText(all ? "json-all" : "json"));
  }

  /** Exports when all is on the screen; rejects where there is nothing to wait for. */
  async #exported(take) {
    if (this.isConnected && !this.#notice) await this.settled;
    if (!this.#renderer?.isAlive) throw new Error("reported-figures: there is no chart yet");
    return take(this.#renderer);
  }

  /** Other data from now on; outside a page, from its return on. */
  #reload() {
    this.#loading = true;
    if (!this.#source.isEmbedded && this.#good && this.#good.data === undefined) this.#clear();
    if (this.#connection && this.isConnected) this.#load();
  }

  /** Takes away what is shown, and shows what stands inside the element: the page asked for something else. */
  #clear() {
    this.#renderer?.remove();
    this.#renderer = this.#good = undefined;
    this.#removeNotice();
    if (this.shadowRoot) this.#showFallback();
  }

  /** Of several elements that would share the page's address, only the first is linked to it. */
  #checkAddress() {
    const isSame = (other) => other !== this && writesAddress(other) && addressPrefix(other) === addressPrefix(this);
    if (!writesAddress(this) || ![...connected].some(isSame)) return;
    console.warn("reported-figures: two linked elements share the page's address; give each a prefix, such as linked=\"a\"", this);
    this.removeAttribute("linked");
  }

  /** Loads what is missing and builds a renderer: of `good` data and view, else of what is asked for now. */
  async #load(good) {
    const turn = ++this.#turn;
    const isWanted = () => turn === this.#turn && this.isConnected;
    this.#loading = true;
    this.#reloaded = good;
    let glue;
    try {
      if (this.getAttribute("loading") === "lazy" && !this.#good) await nearScreen(this, this.#connection.signal);
      if (turn !== this.#turn) return;
      if (!good && this.#source.isAwaited) return this.#clear();
      const pending = good ? good.data : this.#source.read();
      expectDeferred(good?.query ?? this.#asked ?? askedQuery(this), this.#source.isEmbedded);
      const loaded = await Promise.all([startInstance(), pending]);
      glue = loaded[0];
      const data = loaded[1];
      const query = () => good?.query ?? this.#asked ?? askedQuery(this);
      const isMeasured = !this.#size.width && this.#guessSize();
      const asked = { query, size: this.#size, isWanted };
      const renderer = await Renderer.create(glue, data, this.#pageLanguage(), asked, this.#owner());
      if (renderer && !isDead(glue)) this.#show(renderer, data, query(), isMeasured);
      else if (isWanted()) this.#load(good);
    } catch (error) {
      if (turn !== this.#turn) return;
      // Data that trapped once would trap again: a fresh instance shows what there was before.
      this.#reloaded ??= this.#good;
      this.#fail(error, glue);
    }
  }

  /** What a renderer tells this element, and asks of it. */
  #owner() {
    return {
      failed: (error, glue) => this.#fail(error, glue),
      deferredFailed: (error, retry) => this.#reportDeferred(error, retry),
      viewKept: (query) => { this.#good.query = query; },
      viewChanged: (query) => {
        if (writesAddress(this)) writeAddress(this, query, [this.#written, this.#good.query]);
        this.#written = query;
        dispatch(this, "viewchange", this.view);
      },
      focusChanged: (focus) => dispatch(this, "figurefocus", focus),
      startQuery: () => attributesQuery(this).toString(),
      viewUrl: (query) => viewUrl(this, query),
    };
  }

  /** Replaces what is shown by a renderer, when its first picture is drawn; its size is a guess unless it `isMeasured`. */
  #show(renderer, data, query, isMeasured) {
    const root = this.#root();
    const before = this.#good;
    try {
      applyStyle(root);
      this.#good = { data };
      renderer.start(root, this.#size, query);
    } catch (error) {
      this.#good = before;
      renderer.discard(error);
      this.#showFallback();
      throw error;
    }
    this.#loading = false;
    this.#renderer?.remove();
    this.#renderer = renderer;
    this.#size = renderer.size;
    root.querySelector("slot")?.remove();
    this.#asked = undefined;
    // To measure is to lay out, which the next frame does in any case: only where nothing told the width, it is done now.
    renderer.reveal(!isMeasured);
    this.#removeNotice();
    this.#source.shown(root);
    this.#resolveReady(this);
    dispatch(this, "ready");
  }

  /** The shadow root, from when it is needed: with it, a browser lays out anew what stands inside the element. */
  #root() {
    return this.shadowRoot ?? this.attachShadow({ mode: "open" });
  }

  /** Shows what stands inside the element, where no picture was drawn yet. */
  #showFallback() {
    const root = this.#root();
    if (!this.#renderer && !root.querySelector("slot")) root.prepend(document.createElement("slot"));
  }

  /** A first guess of the picture's size; returns whether it is that of a picture which stands inside the element. */
  #guessSize() {
    const plot = this.querySelector(".rf [data-part=plot]");
    this.#size = {
      width: plot?.clientWidth || this.clientWidth || 320,
      textScale: plot ? textScale(plot) : this.#size.textScale,
    };
    return plot?.clientWidth > 0;
  }

  /** The language of the view, or where none is asked for, of the page. */
  #language() {
    const asked = new URLSearchParams(this.#good?.query ?? this.#asked ?? askedQuery(this)).get("lang");
    return asked || this.#pageLanguage();
  }

  /** The language of a view that asks for none: the element's own, else that of the page around it. */
  #pageLanguage() {
    const asked = [this.getAttribute("lang"), this.closest("[lang]")?.getAttribute("lang"), navigator.language].filter(Boolean);
    // Around other languages, English is understood by more readers.
    return asked.find((lang) => /^(zh|en)\b/i.test(lang)) ?? (asked.length ? "en" : "zh");
  }

  #followAddress() {
    this.#renderer?.open(askedQuery(this), true);
  }

  /** Keeps the last good picture, tells the page, and shows a notice unless a fresh instance takes over. */
  #fail(error, glue) {
    const failure = known(error) ?? new Failure("trap", String(error));
    const recovers = failure.reason === "trap" && this.#recover(glue);
    reportFailure(failure, this, recovers);
    if (recovers) return;
    this.#loading = false;
    this.#renderer?.settleAll();
    const good = failure.reason.includes("data") ? undefined : this.#good;
    this.#showNotice(failure, () => this.#load(good));
  }

  /** What only some views need did not load: the picture stays, and all that it can do. */
  #reportDeferred(error, retry) {
    const failure = known(error) ?? new Failure("deferred-start", String(error));
    reportFailure(failure, this, false);
    this.#showNotice(failure, () => {
      this.#removeNotice();
      retry();
    });
  }

  #showNotice(failure, retry) {
    const root = this.#root();
    applyStyle(root);
    this.#showFallback();
    this.#removeNotice();
    this.#notice = failureNotice(failure, this.#language(), this.getAttribute("theme") || "auto", retry);
    // Where the reader looks: above the picture, which may be long.
    root.prepend(this.#notice);
  }

  /** Removes the notice; a reader whose focus was on its button is put where the button led. */
  #removeNotice() {
    const hadFocus = this.#notice?.contains(this.shadowRoot.activeElement);
    this.#notice?.remove();
    this.#notice = undefined;
    if (hadFocus) this.shadowRoot.querySelector("[data-part=plot]")?.focus();
  }

  /** Moves all elements of an instance that trapped to a fresh one; this element only if its last trap is long past. */
  #recover(glue) {
    bury(glue);
    const now = performance.now();
    const recovers = now - this.#trappedAt > TRAP_INTERVAL;
    this.#trappedAt = now;
    for (const element of connected) {
      if (element !== this && element.#renderer?.glue !== glue) continue;
      element.#renderer?.pause();
      if (isDead(element.#renderer?.glue)) element.#renderer?.release();
      if (element !== this || recovers) element.#load(element.#loading ? element.#reloaded : element.#good);
      else element.#renderer?.disableControls();
    }
    return recovers;
  }
}
