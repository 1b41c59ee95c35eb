// When to speak: a screen reader that is told everything says nothing.

/** How long after a word the next may follow, in milliseconds; of those between, the last. */
const PAUSE = 250;

/** Says at once what changed, but of a run of changes only the first and the last. */
export class Live {
  #say;
  #timer = 0;
  #due = false;

  constructor(say) {
    this.#say = say;
  }

  /** Something worth saying changed. */
  say() {
    this.#due = this.#timer !== 0;
    if (!this.#due) this.#say();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#pause(), PAUSE);
  }

  /** Says nothing more until asked again. */
  stop() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  #pause() {
    this.#timer = 0;
    if (this.#due) this.#say();
  }
}
