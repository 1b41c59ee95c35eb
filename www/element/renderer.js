// One widget on the screen: its part of the shadow root, its canvas, and when both are drawn.

import { followControls } from "./controls.js";
import { createWidget, free } from "./create.js";
import { loadParts, loadView, parts } from "./deferred.js";
import { environment } from "./environment.js";
import { Frames } from "./frames.js";
import { followKeys } from "./keyboard.js";
import { LiveRegion } from "./live_region.js";
import { isDead, known } from "./loader.js";
import { reducedMotion, textScale } from "./media_preferences.js";
import { readFrame, readOutcome } from "./messages.js";
import { OutOfSight } from "./out_of_sight.js";
import { followPage } from "./page_events.js";
import { followPointer } from "./pointer.js";
import { renderOutline, restoreControls } from "./render.js";
import { rovingTabindex } from "./roving_tabindex.js";
import { followScroll, restoreScroll, showList } from "./scroll.js";

/** Events that ask for another view; the others are about the picture. */
const VIEW_EVENTS = new Set(["change", "reset", "figures"]);

/**
 * Shows one widget. Its `owner` is told what happens: `failed(error, glue)`, `deferredFailed(error, retry)`, `viewKept(query)`
 * with the view to come back to, `viewChanged(query)`, `focusChanged(focus)`; and asked for `startQuery()`, the view of the attributes, and `viewUrl(query)`.
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
  /** Room for the rows of a long list that are not drawn, where it is one. */
  #listMargin;
  #printing = false;
  /** Whether the table was closed before it was opened for printing. */
  #wasTableClosed = false;
  /** The event after which the evidence comes into view. */
  #revealsEvidence;
  /** Where the evidence stands after a tap, if it does not fit beside the picture. */
  #sheet;
  /** Aborted when the renderer pauses. */
  #listening;
  /** Width of the picture divided by its height. */
  #aspectRatio;
  /** The chart on the screen. */
  #chart;
  /** The query of the view on the screen. */
  #painted = "";
  #isEmbedded;
  /** Whether the widget has everything that any view needs. */
  #isWhole = false;
  /** What the widget was last told of the page; none where its picture may be lost. */
  #environment;
  #outOfSight = new OutOfSight((name) => this.#part(name), () => this.repaint());
  /** Whether something is to be announced when it can be shown. */
  #announcesLater = false;
  /** Whether the page is to be told of the focus then. */
  #tellsFocusLater = false;
  #frames = new Frames(() => this.#isReady(), (now, changed) => this.#paint(now, changed), (work) => this.#guard(work));
  #liveRegion = new LiveRegion(() => this.#guard(() => this.#announce()));
  #sizes = new ResizeObserver(() => this.#measure());

  constructor(glue, { widget, mount, canvas, opened, isEmbedded, isWhole }, owner) {
    this.glue = glue;
    [this.#widget, this.#mount, this.#canvas, this.#opened, this.#owner] = [widget, mount, canvas, opened, owner];
    [this.#isEmbedded, this.#isWhole] = [isEmbedded, isWhole];
  }

  /** A renderer of a fresh widget that is not on the screen yet; nothing, or a failure, as `createWidget` says. */
  static async create(glue, data, language, asked, owner) {
    const made = await createWidget(glue, data, language, { ...asked, start: owner.startQuery() });
    return made && new Renderer(glue, made, owner);
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
    this.#closeTable();
    this.#outOfSight.watch();
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
    // Chromium never frees what a radio button of a group stood in, once that leaves a shadow tree.
    for (const radio of this.#mount.querySelectorAll("[type=radio]")) radio.name = "";
    this.#mount.remove();
  }

  /** Reacts to nothing and draws nothing until resumed. */
  pause() {
    this.#listening?.abort();
    this.#sizes.disconnect();
    this.#outOfSight.stop();
    this.#frames.stop();
    this.#liveRegion.stop();
    this.#sheet?.close();
  }

  /** Reacts again, after a pause. */
  resume() {
    this.#listen();
    this.#outOfSight.watch();
    this.#repaintAll();
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

  /** Paints all of the picture, because the browser may have lost it, or because the page is another. */
  #repaintAll() {
    this.#environment = undefined;
    this.repaint();
  }

  /** Shows what is late in the next frame, if anything is. */
  flush() {
    this.#outOfSight.flush();
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

  /** Shows other figures in the same view; returns whether their dataset is valid. */
  replace(query) {
    let outcome;
    this.#guard(() => { outcome = this.#dispatch({ type: "figures", query }); });
    return outcome?.handled;
  }

  /** Changes one parameter of the view. */
  change(name, value) {
    this.#guard(() => {
      this.#widget.handle({ type: "change", query: new URLSearchParams({ [name]: value }).toString() });
      this.repaint();
    });
  }

  /** An export as text. */
  async exportText(kind) {
    await this.#loadView();
    return this.#exportedText(kind);
  }

  /** An export as PNG. */
  async exportPng(scale) {
    await this.#loadWhole();
    return this.#exportedPng(scale);
  }

  #exportedText(kind) {
    return this.#rethrowing(() => this.#widget.export(kind));
  }

  #exportedPng(scale) {
    return this.#rethrowing(() => parts.exportPng(this.#widget, scale));
  }

  /** Whether the view needs what is not there yet. */
  #waits() {
    return !this.#isWhole && this.#widget.needsDeferred();
  }

  /** Whether the view can be shown now; where it cannot, what it needs is loaded, and then it is. */
  #isReady() {
    if (this.#isWhole) return true;
    // Whether the view needs more depends on the width and on the size of text, too.
    this.#adapt();
    if (!this.#widget.needsDeferred()) return true;
    const asked = this.#widget.query();
    this.#mount.firstChild.ariaBusy = "true";
    const show = () => this.#showHeld();
    this.#loadView().then(() => this.#guard(show), (error) => this.#guard(() => this.#giveUp(asked, error)));
    return false;
  }

  /** Goes back to the view on the screen: what the view needs that was `asked` for did not load. */
  #giveUp(asked, error) {
    if (!this.#widget.needsDeferred()) return;
    const open = (query) => {
      this.open(query);
      this.#owner.viewChanged(query);
    };
    if (asked !== this.#painted) open(this.#painted);
    restoreControls(this.#mount);
    // In less width, or with larger text, even that view may need it: its picture stays as it is, and nobody asks again unasked.
    if (this.#widget.needsDeferred()) this.#frames.drop();
    this.#showHeld();
    this.#owner.deferredFailed(error, () => open(asked));
  }

  /** Shows what waited. */
  #showHeld() {
    this.#mount.firstChild.ariaBusy = null;
    if (this.#tellsFocusLater) this.#tellFocus();
    if (!this.#frames.isDue) return;
    this.repaint();
    if (this.#announcesLater) this.#liveRegion.announce();
    this.#announcesLater = false;
  }

  #announce() {
    if (this.#isReady()) this.#render("live", this.#widget.announcement());
    else this.#announcesLater = true;
  }

  /** Loads the rest of the instance, and what a reader may do with it. */
  #loadWhole() {
    return Promise.all([this.#loadView(), loadParts()]);
  }

  /** Loads what any view needs. */
  async #loadView() {
    const details = await loadView(this.glue, this.#isEmbedded);
    if (this.#isWhole || !this.isAlive) return;
    this.#guard(() => this.#widget.addDetails(details));
    this.#isWhole = true;
  }

  /** Does work that needs the whole instance: at once if it is there, so that it still counts as the reader's own. */
  #whenWhole(work) {
    if (this.#isWhole && parts) return this.#guard(work);
    const retry = () => this.#whenWhole(work);
    this.#loadWhole().then(() => this.#guard(work), (error) => this.#guard(() => this.#owner.deferredFailed(error, retry)));
  }

  /** Tells the widget what happened, and does what follows; returns what that was. */
  #dispatch(event) {
    // A picture that waits to be replaced no longer answers: what it shows is not the view any more.
    if (!VIEW_EVENTS.has(event.type) && this.#waits()) return {};
    const outcome = readOutcome(this.#widget.handle(event));
    if (outcome.repaint) this.repaint();
    if (outcome.announce) this.#liveRegion.announce();
    if (outcome.viewChanged) this.#owner.viewChanged(this.#widget.query());
    if (outcome.focusChanged) this.#tellFocus();
    if (outcome.revealEvidence) this.#revealsEvidence = event;
    else if (outcome.viewChanged) this.#sheet?.close();
    if (outcome.showHelp) this.#help(this.#part("plot"));
    if (outcome.listen) this.#playSound();
    return outcome;
  }

  /** Tells of the figure in focus; where the view is not ready yet, once it is. */
  #tellFocus() {
    this.#tellsFocusLater = this.#waits();
    if (!this.#tellsFocusLater) this.#owner.focusChanged(this.#widget.focus());
  }

  /** Paints what changed, or the next step of a transition; returns whether there is another. */
  #paint(now, changed) {
    if (!changed) return this.#widget.animate(now);
    this.#adapt();
    // The canvas asks for the style of a page that has just changed anew: it is drawn first.
    const frame = readFrame(this.#widget.frame(now, this.#mayWait("evidence"), this.#mayWait("table")));
    if (frame.outline) this.#showOutline(frame.outline);
    this.#render("evidence", frame.evidence);
    if (frame.aspectRatio !== this.#aspectRatio) this.#canvas.style.aspectRatio = this.#aspectRatio = frame.aspectRatio;
    // Printed, a list has no room around it.
    if (frame.outline || frame.listMargin || this.#listMargin) showList(this.#root, this.#canvas, this.#widget, this.#listMargin = frame.listMargin);
    if (frame.query !== undefined) this.#keepView(frame);
    this.#outOfSight.painted(frame.late);
    if (this.#revealsEvidence) this.#revealEvidence();
    return frame.moving;
  }

  /** Tells the widget what the page is like, where that is another. */
  #adapt() {
    const page = environment(this.glue, this.#mount.firstChild, this.size, this.#owner.startQuery(), this.#printing);
    const before = this.#environment;
    if (before && Object.keys(page).every((name) => page[name] === before[name])) return;
    this.#widget.adapt(this.#environment = page);
  }

  #showOutline(outline) {
    this.#render("root", outline);
    this.#closeTable();
    if (parts) this.#improve();
    this.#outOfSight.watch();
  }

  #keepView({ query, atStart }) {
    this.#painted = query;
    this.#owner.viewKept(query);
    const reset = this.#mount.querySelector("[name=reset]");
    if (reset) reset.disabled = atStart;
  }

  /** Whether a part may come after the reader's pause, or when it comes near. */
  #mayWait(part) {
    const isWanted = this.#printing || (part === "evidence" && this.#revealsEvidence);
    return !isWanted && this.#outOfSight.mayWait(part);
  }

  /** On a phone the table of each chart is closed at first. */
  #closeTable() {
    const { chart } = this.#mount.firstChild.dataset;
    if (chart === this.#chart) return;
    this.#chart = chart;
    if (this.#width < 560) this.#part("table").open = false;
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
    followPage(on, signal, this.#canvas, () => this.#repaintAll(), (begins) => this.#print(begins));
    followControls(on, root, this.#controlTargets());
    followPointer(on, plot, this.#canvas, dispatch);
    followKeys(on, plot, dispatch, () => this.#liveRegion.announce());
    followScroll(on, root, this.#widget, dispatch);
    rovingTabindex(on, root);
    for (const type of ["pointerover", "focusin"]) on(root, type, ({ target }) => this.#expect(target));
    // A fold may be opened by a search in the page, too.
    const opened = ({ target }) => { if (target.open && target.dataset.part !== "table") this.#expect(target); };
    root.addEventListener("toggle", (event) => this.#guard(() => opened(event)), { signal, capture: true });
    this.#sizes.disconnect();
    this.#sizes.observe(plot);
    // Its height follows the size of text.
    this.#sizes.observe(this.#mount.firstChild);
  }

  /** Loads early what a control will need that the reader points at; not below a failure, where trying again would join a load that fails. */
  #expect(control) {
    if (this.#root.querySelector("[data-part=failure]")) return;
    const isOn = (selector) => control.closest?.(selector);
    if (isOn(".tabs, [data-part=take], [data-part=keys], [name=hold], [name=go]")) this.#loadWhole().catch(() => {});
    if (!parts && isOn(".langs, .controls, [data-part=take], [data-part=table]")) this.#improve();
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
      listen: () => this.#playSound(),
      exported: (button) => this.#whenWhole(() => parts.runExport(button, this.#root, {
        text: (kind) => this.#exportedText(kind),
        png: (scale) => this.#exportedPng(scale),
        link: () => this.#owner.viewUrl(this.#widget.query()),
      })),
    };
  }

  /** Adds what is loaded late, once it is there. */
  #improve() {
    return loadParts().then(() => this.#guard(() => parts.improve(this.#root)), () => {});
  }

  /** Plays the chart as tones, from its beginning; or pauses that, or goes on. */
  #playSound() {
    const key = (key, show) => this.#guard(() => (show ? this.#dispatch({ type: "key", key }) : this.#widget.handle({ type: "key", key })));
    loadParts().then(() => parts.listen(this.#root, key, () => this.#widget.focus())).catch(
      (error) => this.#guard(() => this.#owner.deferredFailed(error, () => this.#playSound())),
    );
  }

  #help(opener) {
    this.#whenWhole(() => parts.showHelp(() => renderOutline(this.#mount, null, this.#widget.keyboardHelp()), opener));
  }

  /** Where the evidence stands below the picture, it comes into view: after a tap, where the finger is. */
  #revealEvidence() {
    const { y } = this.#revealsEvidence;
    this.#revealsEvidence = undefined;
    const [plot, evidence] = [this.#part("plot"), this.#part("evidence")];
    const isBeside = () => evidence.getBoundingClientRect().top < plot.getBoundingClientRect().bottom;
    if (!evidence || (!this.#sheet?.isOpen && isBeside())) return;
    const scroll = () => evidence.scrollIntoView({ block: "nearest", behavior: reducedMotion.matches ? "auto" : "smooth" });
    if (y === undefined) return scroll();
    loadParts().then(() => this.#guard(() => {
      this.#sheet ??= new parts.Sheet(this.#root);
      this.#sheet.show(this.#part("evidence"), y, this.#widget.focus());
    }), scroll);
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
    // Not in the observer's own call: what that changes in size, a browser reports as an error of the page.
    setTimeout(() => this.#sheet?.close());
    if (now) this.#frames.now();
    else this.repaint();
  }

  /** Paper is white, still and finer than a screen; what is printed must be drawn before the event ends. */
  #print(isPrinting) {
    this.#printing = isPrinting;
    this.#sheet?.close();
    const table = this.#part("table");
    if (table && isPrinting) this.#wasTableClosed = !table.open;
    if (table && this.#wasTableClosed) table.open = isPrinting;
    this.#frames.now();
    const { width, height } = this.#canvas;
    this.#canvas.parentNode.toggleAttribute("data-tall", height > 2 * width);
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
