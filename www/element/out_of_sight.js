// What nobody sees need not be shown with each change: it comes after the reader's pause, or when it comes near.

/** Milliseconds without a change after which it is shown too. */
const LATE = 150;

/** The parts of a widget that may be late, by their names. */
const PARTS = ["evidence", "table"];

/** Knows which parts are out of sight; `part(name)` is the element of one, and `repaint()` shows what is due. */
export class OutOfSight {
  #part;
  #repaint;
  #hidden = new Set();
  /** The elements that are watched, by name. */
  #watched = {};
  #sights = new IntersectionObserver((entries) => this.#see(entries), { rootMargin: "10%" });
  /** Whether the next frame shows even that. */
  #showsAll = false;
  /** The timer after which what is late is shown. */
  #timer = 0;

  constructor(part, repaint) {
    [this.#part, this.#repaint] = [part, repaint];
  }

  /** Whether a part may be late. */
  mayWait(name) {
    return !this.#showsAll && this.#hidden.has(name);
  }

  /** Watches the parts that are in the page now. */
  watch() {
    for (const name of PARTS) {
      const [before, part] = [this.#watched[name], this.#part(name)];
      if (before === part) continue;
      if (before) this.#sights.unobserve(before);
      if (part) this.#sights.observe(part);
      this.#watched[name] = part;
      this.#hidden.delete(name);
    }
  }

  /** Watches nothing more. */
  stop() {
    this.#sights.disconnect();
    this.#watched = {};
    this.#hidden.clear();
    clearTimeout(this.#timer);
  }

  /** A frame was painted that left something out, or nothing. */
  painted(isLate) {
    this.#showsAll = false;
    clearTimeout(this.#timer);
    this.#timer = isLate ? setTimeout(() => this.flush(), LATE) : 0;
  }

  /** Shows what is late in the next frame, if anything is. */
  flush() {
    if (!this.#timer) return;
    this.#showsAll = true;
    this.#repaint();
  }

  #see(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#hidden.delete(target.dataset.part);
      else this.#hidden.add(target.dataset.part);
      if (isIntersecting && this.#timer) this.#repaint();
    }
  }
}
