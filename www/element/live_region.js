// When to announce: a screen reader that is given everything reads nothing to its end.

/** Milliseconds between two announcements; of several that come in between, only the last is made. */
const PAUSE = 250;

/** Announces a change at once, but of a run of changes only the first and the last. */
export class LiveRegion {
  #render;
  #timer = 0;
  #due = false;

  constructor(render) {
    this.#render = render;
  }

  /** Something worth announcing changed. */
  announce() {
    this.#due = this.#timer !== 0;
    if (!this.#due) this.#render();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#pause(), PAUSE);
  }

  /** Announces nothing more until asked again. */
  stop() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  #pause() {
    this.#timer = 0;
    if (this.#due) this.#render();
  }
}
