// One widget on the screen: its part of the shadow root, its canvas, and when both are drawn.

import { refused } from "./complaints.js";
import { followControls } from "./controls.js";
import { exportPng } from "./export.js";
import { Frames } from "./frames.js";
import { showHelp } from "./help.js";
import { followKeys } from "./keyboard.js";
import { LiveRegion } from "./live_region.js";
import { isDead, known } from "./loader.js";
import { dark, forced, reducedMotion, systemColors, textScale } from "./media_preferences.js";
import { followPointer } from "./pointer.js";
import { renderOutline } from "./render.js";
import { rovingTabindex } from "./roving_tabindex.js";
import { followScroll, restoreScroll, showList } from "./scroll.js";

/** More device pixels in a CSS pixel cost memory that a phone does not have. */
const MAX_PIXEL_RATIO = 3;

/** Lets the page answer before what comes next. */
const nextTask = () => globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

/** Frees a widget. In a dead instance nobody may: not the garbage collector either. */
function free(glue, widget) {
  if (isDead(glue)) widget?.__destroy_into_raw();
  else widget?.free();
}

function createCanvas() {
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  canvas.dir = "ltr";
  return canvas;
}

/**
 * Shows one widget. Its `owner` is told what happens: `failed(error, glue)`, `viewKept(query)` with the view to
 * come back to, `viewChanged(query)`, `focusChanged(focus)`; and asked for `startQuery()`, the view of the attributes, and `viewUrl(query)`.
 */
export class Renderer {
  glue;
  #widget;
  #mount;
  #canvas;
  #owner;
  #opened;
  #width = 0;
  #textScale = 1;
  #pixelRatio = 0;
  /** Room for the rows of a long list that are not drawn, where it is one. */
  #listMargin;
  #printing = false;
  /** Whether the table was closed before it was opened for printing. */
  #wasTableClosed = false;
  #revealsEvidence = false;
  /** Aborted when the renderer pauses. */
  #listening;
  #frames = new Frames((now, changed) => this.#paint(now, changed), (work) => this.#guard(work));
  #liveRegion = new LiveRegion(() => this.#guard(() => this.#render("live", this.#widget.announcement())));
  #sizes = new ResizeObserver(() => this.#measure());

  constructor(glue, widget, mount, canvas, owner, opened) {
    Object.assign(this, { glue });
    [this.#widget, this.#mount, this.#canvas, this.#owner, this.#opened] = [widget, mount, canvas, owner, opened];
  }

  /**
   * Makes a widget and its part of the page, not on the screen yet, in steps between which the page can answer. Nothing
   * where it is no longer wanted meanwhile; throws a failure where the dataset is refused.
   */
  static async create(glue, data, language, query, isWanted, owner) {
    if (isDead(glue) || !isWanted()) return undefined;
    const [mount, canvas] = [document.createElement("div"), createCanvas()];
    let widget, opened;
    try {
      widget = new glue.Widget(canvas, data, language);
    } catch (error) {
      throw error.code === "data" ? await refused(data) : error;
    }
    try {
      await nextTask();
      if (isDead(glue) || !isWanted()) return void free(glue, widget);
      opened = query();
      widget.handle({ type: "open", query: opened });
      renderOutline(mount, null, widget.outline(), canvas);
      renderOutline(mount, null, widget.emptyLiveRegion());
    } catch (error) {
      widget.__destroy_into_raw();
      throw error;
    }
    await nextTask();
    return isWanted() ? new Renderer(glue, widget, mount, canvas, owner, opened) : void free(glue, widget);
  }

  /** Whether the widget can be called. */
  get isAlive() {
    return Boolean(this.#widget) && !isDead(this.glue);
  }

  /** Whether a frame has been asked for and not painted yet. */
  get isFrameDue() {
    return this.#frames.isDue;
  }

  /** The view as a query, while it is alive. */
  get query() {
    return this.#widget.query();
  }

  /** Width of the picture in CSS pixels, and how much larger than usual text is. */
  get size() {
    return { width: this.#width, textScale: this.#textScale };
  }

  /** Paints the first picture, still hidden; throws where that fails. */
  start(root, size, query) {
    ({ width: this.#width, textScale: this.#textScale } = size);
    // What was asked for meanwhile.
    if (query !== this.#opened) this.#widget.handle({ type: "open", query });
    this.#mount.hidden = true;
    root.append(this.#mount);
    this.#frames.now();
  }

  /** Shows what was painted; measures it where its size was only guessed. */
  reveal(measures) {
    this.#mount.hidden = false;
    this.#listen();
    if (measures) this.#guard(() => this.#measure(true));
  }

  /** Undoes a start that failed. */
  discard(error) {
    this.#mount.remove();
    if (known(error)) this.#widget.free();
    else this.#widget.__destroy_into_raw();
    this.#widget = undefined;
  }

  /** Leaves the screen for good. */
  remove() {
    this.pause();
    this.release();
    this.settleAll();
    this.#mount.remove();
  }

  /** Reacts to nothing and draws nothing until resumed. */
  pause() {
    this.#listening?.abort();
    this.#sizes.disconnect();
    this.#frames.stop();
    this.#liveRegion.stop();
  }

  /** Reacts again, after a pause. */
  resume() {
    this.#listen();
    this.repaint();
  }

  /** Frees the widget; the picture stays. */
  release() {
    if (this.isAlive) this.#owner.viewKept(this.#widget.query());
    free(this.glue, this.#widget);
    this.#widget = undefined;
  }

  /** Without a widget, controls must not look as if they worked. */
  disableControls() {
    for (const control of this.#mount.querySelectorAll("input, select, button")) control.disabled = true;
  }

  /** Paints in the next frame. */
  repaint() {
    if (this.#widget) this.#frames.later();
  }

  /** Fulfilled when all is on the screen. */
  settled() {
    return this.#frames.settled();
  }

  /** Fulfils all promises of being settled: nothing more will come. */
  settleAll() {
    this.#frames.settleAll();
  }

  /** Shows the view of a query; announces it where the reader asked for it. */
  open(query, announces) {
    this.#guard(() => {
      this.#widget.handle({ type: "open", query });
      this.repaint();
      if (announces) this.#liveRegion.announce();
    });
  }

  /** Changes one parameter of the view. */
  change(name, value) {
    this.#guard(() => {
      this.#widget.handle({ type: "change", query: new URLSearchParams({ [name]: value }).toString() });
      this.repaint();
    });
  }

  /** An export as text. */
  exportText(kind) {
    return this.#rethrowing(() => this.#widget.export(kind));
  }

  /** An export as PNG, as a promise. */
  exportPng(scale) {
    return this.#rethrowing(() => exportPng(this.#widget, scale));
  }

  /** Tells the widget what happened, and does what follows. */
  #dispatch(event) {
    const outcome = this.#widget.handle(event);
    if (outcome.repaint) this.repaint();
    if (outcome.announce) this.#liveRegion.announce();
    if (outcome.viewChanged) this.#owner.viewChanged(this.#widget.query());
    if (outcome.focusChanged) this.#owner.focusChanged(this.#widget.focus());
    if (outcome.revealEvidence) this.#revealsEvidence = true;
    if (outcome.showHelp) this.#help(this.#part("plot"));
    return outcome;
  }

  /** Paints what changed, or the next step of a transition; returns whether there is another. */
  #paint(now, changed) {
    if (!changed) return this.#widget.animate(now);
    this.#widget.adapt(this.#environment());
    // The canvas asks for the style of a page that has just changed anew: it is drawn first.
    const frame = this.#widget.frame(now);
    this.#render("root", frame.outline);
    this.#render("evidence", frame.evidence);
    this.#canvas.style.aspectRatio = frame.aspectRatio;
    this.#listMargin = frame.listMargin;
    showList(this.#root, this.#canvas, this.#widget, this.#listMargin);
    this.#owner.viewKept(frame.query);
    const reset = this.#mount.querySelector("[name=reset]");
    if (reset) reset.disabled = frame.atStart;
    if (this.#revealsEvidence) this.#revealEvidence();
    return frame.moving;
  }

  /** What the page is like, as the widget's `Environment`. */
  #environment() {
    this.#pixelRatio = devicePixelRatio;
    const print = this.#printing;
    const replacesColors = forced.matches && !print;
    return {
      width: this.#width,
      textScale: this.#textScale,
      pixelRatio: print ? MAX_PIXEL_RATIO : Math.min(this.#pixelRatio, MAX_PIXEL_RATIO),
      dark: dark.matches,
      reducedMotion: reducedMotion.matches,
      print,
      forcedColors: replacesColors ? systemColors(this.#mount.firstChild, this.glue.Widget.colorNames().split(" ")) : undefined,
      start: this.#owner.startQuery(),
    };
  }

  #listen() {
    this.#listening?.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const on = (target, type, handle) =>
      target.addEventListener(type, (event) => this.#guard(() => handle(event)), { signal });
    const root = this.#root;
    const plot = this.#part("plot");
    const dispatch = (event) => this.#dispatch(event);
    this.#listenToPage(on);
    followControls(on, root, this.#controlTargets());
    followPointer(on, plot, this.#canvas, dispatch);
    followKeys(on, plot, dispatch, () => this.#liveRegion.announce());
    followScroll(on, root, this.#widget, dispatch);
    rovingTabindex(on, root);
    this.#sizes.disconnect();
    this.#sizes.observe(plot);
    // Its height follows the size of text.
    this.#sizes.observe(this.#mount.firstChild);
  }

  #listenToPage(on) {
    for (const query of [dark, forced]) on(query, "change", () => this.repaint());
    // What the browser threw away while nobody looked is drawn again.
    on(document, "visibilitychange", () => this.repaint());
    on(window, "pageshow", () => this.repaint());
    on(window, "resize", () => { if (devicePixelRatio !== this.#pixelRatio) this.repaint(); });
    this.#watchResolution();
    on(window, "beforeprint", () => this.#print(true));
    on(window, "afterprint", () => this.#print(false));
    on(this.#canvas, "contextrestored", () => this.repaint());
  }

  /** Moved to another monitor, a page may have other pixels and no other size. */
  #watchResolution() {
    const { signal } = this.#listening;
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    const changed = () => {
      this.repaint();
      this.#watchResolution();
    };
    query.addEventListener("change", changed, { once: true, signal });
  }

  /** What controls lead to. */
  #controlTargets() {
    return {
      change: (query) => {
        this.#dispatch({ type: "change", query });
        this.repaint();
      },
      reset: () => {
        this.#dispatch({ type: "reset" });
        // The button is disabled then.
        this.#part("plot").focus({ preventScroll: true });
      },
      help: (opener) => this.#help(opener),
      exports: {
        text: (kind) => this.exportText(kind),
        png: (scale) => this.exportPng(scale),
        link: () => this.#owner.viewUrl(this.#widget.query()),
      },
    };
  }

  #help(opener) {
    showHelp(this.#widget.keyboardHelp(), this.#mount, opener);
  }

  /** Where the evidence stands below the picture, it comes into view. */
  #revealEvidence() {
    this.#revealsEvidence = false;
    const [plot, evidence] = [this.#part("plot"), this.#part("evidence")];
    if (!evidence || evidence.getBoundingClientRect().top < plot.getBoundingClientRect().bottom) return;
    evidence.scrollIntoView({ block: "nearest", behavior: reducedMotion.matches ? "auto" : "smooth" });
  }

  #measure(now) {
    const width = this.#part("plot")?.clientWidth ?? 0;
    const scale = textScale(this.#mount.firstChild);
    if (!width) return;
    if (width === this.#width && scale === this.#textScale) {
      this.#guard(() => { if (restoreScroll(this.#canvas, this.#widget, this.#listMargin)) this.repaint(); });
      return;
    }
    this.#width = width;
    this.#textScale = scale;
    if (now) this.#frames.now();
    else this.repaint();
  }

  /** Paper is white, still and finer than a screen; what is printed must be drawn before the event ends. */
  #print(isPrinting) {
    this.#printing = isPrinting;
    const table = this.#part("table");
    if (table && isPrinting) this.#wasTableClosed = !table.open;
    if (table && this.#wasTableClosed) table.open = isPrinting;
    this.#frames.now();
  }

  /** Renders an outline in a part of the page, where there is one to render. */
  #render(part, outline) {
    const node = outline && this.#part(part);
    if (node) renderOutline(node.parentNode, node, outline, this.#canvas);
  }

  #part(name) {
    return this.#mount.querySelector(`[data-part=${name}]`);
  }

  get #root() {
    return this.#mount.getRootNode();
  }

  /** Calls the widget; whatever it throws is a failure of the widget, never of the page. */
  #guard(work) {
    if (!this.#widget) return;
    try {
      work();
    } catch (error) {
      this.#owner.failed(error, this.glue);
    }
  }

  /** What the widget returns; what it throws is a failure too, and reaches the caller. */
  #rethrowing(work) {
    try {
      return work();
    } catch (error) {
      this.#owner.failed(error, this.glue);
      throw error;
    }
  }
}
