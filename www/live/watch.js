// When to look again: after so many seconds, and only while a reader sees the figures or is near them.

/** The fewest seconds between two looks. */
const LEAST = 5;

/** Distance from the screen that counts as near, as for elements that load lazily. */
const MARGIN = "800px";

const told = new WeakMap();

/** The seconds between two looks that an element asks for; nothing where it asks for none. */
export function period(element) {
  const asked = element.refresh;
  if (!asked) return undefined;
  const seconds = Number(asked);
  const isSound = seconds > 0;
  if ((!isSound || seconds < LEAST) && told.get(element) !== asked) {
    told.set(element, asked);
    const remedy = isSound ? `${LEAST} are taken, the fewest there may be` : "the figures are not looked at again";
    console.warn(`reported-figures: refresh="${asked}" is no number of seconds from ${LEAST}; ${remedy}`, element);
  }
  return isSound ? Math.max(seconds, LEAST) : undefined;
}

/** Calls `look` when it is due and the element is seen; the next time is counted from when a look has ended. */
export class Watch {
  #seconds;
  #last;
  #look;
  #timer = 0;
  #isNear = false;
  #isLooking = false;
  #control = new AbortController();
  #nearness;

  /** `last` is when figures were looked at before, in milliseconds. */
  constructor(element, seconds, last, look) {
    [this.#seconds, this.#last, this.#look] = [seconds, last, look];
    const { signal } = this.#control;
    document.addEventListener("visibilitychange", () => this.#plan(), { signal });
    addEventListener("online", () => this.#plan(), { signal });
    this.#nearness = new IntersectionObserver((entries) => {
      this.#isNear = entries.at(-1).isIntersecting;
      this.#plan();
    }, { rootMargin: MARGIN });
    this.#nearness.observe(element);
  }

  /** Looks no more. */
  stop() {
    this.#control.abort();
    this.#nearness.disconnect();
    clearTimeout(this.#timer);
  }

  #plan() {
    clearTimeout(this.#timer);
    const isSeen = this.#isNear && document.visibilityState === "visible" && !this.#control.signal.aborted;
    if (!isSeen || this.#isLooking) return;
    const due = this.#last + this.#seconds * 1000 - Date.now();
    this.#timer = setTimeout(() => this.#now(), Math.max(0, due));
  }

  async #now() {
    this.#isLooking = true;
    await this.#look();
    this.#isLooking = false;
    this.#last = Date.now();
    this.#plan();
  }
}
