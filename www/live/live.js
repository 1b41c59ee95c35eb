// The figures at an address, for as long as an element shows them: read once, and again where the element asks for it.

import { datasetAt } from "./answer.js";
import { differences } from "./differences.js";
import { Line } from "./line.js";
import { Mapping } from "./mapping.js";
import { figuresOf } from "./table.js";
import { Watch, period } from "./watch.js";
import { described, explained, failure, refusal } from "./words.js";

const isSame = (one, other) => one?.length === other.length && other.every((byte, at) => byte === one[at]);

/** An address as a whole. */
function whole(address) {
  try {
    return new URL(address, document.baseURI);
  } catch {
    throw refusal("data-fetch", "noAddress", address);
  }
}

/**
 * Figures at an address. `page` is what the element lends: itself as `element`, `shown()`, the renderer on the screen with its data
 * and view, and of its modules `Failure`, `fetchAnswer`, `load`, `refused`, `dispatch` and `reportFailure`.
 */
export class Live {
  #page;
  #given;
  #address;
  #mapping;
  /** Aborted when these figures are no longer wanted. */
  #control = new AbortController();
  /** What the address answered with when the figures were read that are shown. */
  #bytes;
  #text;
  #seen = 0;
  #line;
  #watch;
  /** The reason of the last look, where it failed. */
  #failed;

  constructor(page, address) {
    this.#page = page;
    this.#given = address;
    this.#mapping = new Mapping(page.element.mapping, page);
  }

  /** The text of the dataset at the address, or made of the table there; `answer` is what it answered with already. */
  async read(answer) {
    try {
      this.#address = whole(this.#given);
      const { bytes, text } = await this.#look(answer);
      [this.#bytes, this.#text, this.#seen] = [bytes, text, Date.now()];
      return text;
    } catch (error) {
      throw failure(error, this.#page);
    }
  }

  /** The figures are on the screen, in this shadow root: looks again from now on, if the element asks for it. */
  shown(root) {
    this.#watch?.stop();
    const { element } = this.#page;
    const seconds = period(element);
    this.#watch = seconds && new Watch(element, seconds, this.#seen, () => this.#again());
    if (!seconds) return;
    this.#line ??= new Line(element, root, this.#control.signal);
    this.#line.keep();
    if (!this.#line.isTold) this.#line.tell((words, time) => words.asOf(time(this.#seen)));
  }

  /** Looks no more until the figures are shown again. */
  pause() {
    this.#watch?.stop();
    this.#watch = undefined;
  }

  /** Other figures are wanted. */
  end() {
    this.pause();
    this.#control.abort();
    this.#line?.remove();
  }

  async #look(answer) {
    const { signal } = this.#control;
    const found = answer ?? await this.#page.fetchAnswer(this.#address.href, "data", { cache: this.#isRefreshed ? "no-cache" : "default" });
    signal.throwIfAborted();
    if (isSame(this.#bytes, found.bytes) && !this.#failed) return { ...found, text: this.#text };
    const text = datasetAt(this.#address, found) ?? await figuresOf(this.#address, found, this.#mapping, this.#page, signal);
    signal.throwIfAborted();
    return { ...found, text };
  }

  get #isRefreshed() {
    return this.#page.element.refresh !== "";
  }

  /** Looks again; what changed is shown and told, and what failed is told. */
  async #again() {
    const { signal } = this.#control;
    const at = Date.now();
    try {
      const { bytes, text } = await this.#look();
      if (text !== this.#text) await this.#replace(text);
      if (text !== this.#text) this.#tellChange(JSON.parse(this.#text), JSON.parse(text), at);
      else if (this.#failed) this.#line.tell((words, time) => words.asOf(time(at)));
      [this.#bytes, this.#text, this.#seen, this.#failed] = [bytes, text, at, undefined];
    } catch (error) {
      if (!signal.aborted) this.#tellFailure(failure(error, this.#page), at);
    }
  }

  /** Shows other figures in the view on the screen. */
  async #replace(text) {
    const { element, shown, refused, dispatch } = this.#page;
    const [renderer, good] = shown();
    // After a trap, they are shown with the next instance.
    if (renderer.isAlive && !renderer.replace(text)) throw await refused(text);
    good.data = text;
    // Not awaited: in a page that is hidden by now, it is drawn when it is seen again.
    renderer.settled().then(() => dispatch(element, "ready"));
  }

  #tellChange(before, now, at) {
    const change = differences(before, now);
    this.#line.tell((words, time, lang) => words.updated(time(at), described(change, lang)), { isNews: true });
  }

  #tellFailure(found, at) {
    const isNews = this.#failed !== found.reason;
    this.#failed = found.reason;
    // Next time, the mapping may be another too.
    this.#mapping.forget();
    this.#line.tell((words, time, lang) => words.old(time(this.#seen), time(at), explained(found, lang)), { isNews, isWarning: true });
    if (isNews) this.#page.reportFailure(found, this.#page.element, false);
  }
}
