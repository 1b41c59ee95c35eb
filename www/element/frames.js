// When to paint: several changes are one frame, and nobody paints while nothing changes.

/**
 * Calls `paint(now, changed)` in the next frame, and on while it says that marks still move. What changed is not painted
 * before `isReady()`; whoever makes it ready calls `later()`.
 */
export class Frames {
  #isReady;
  #paint;
  #guard;
  #frame = 0;
  #changed = true;
  /** Whether what changed waits until it can be painted. */
  #isHeld = false;
  #waiting = [];

  constructor(isReady, paint, guard) {
    this.#isReady = isReady;
    this.#paint = paint;
    this.#guard = guard;
  }

  /** Whether a frame is due. */
  get isDue() {
    return this.#frame !== 0 || this.#isHeld;
  }

  /** Something changed: paints it in the next frame. */
  later() {
    this.#changed = true;
    this.#frame ||= this.#request();
  }

  /** Something changed: paints it before this returns, and throws what painting throws. */
  now() {
    this.#changed = true;
    cancelAnimationFrame(this.#frame);
    this.#run(performance.now());
  }

  /** Paints nothing more until asked again. */
  stop() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Leaves what is on the screen: what changed cannot be painted. */
  drop() {
    this.stop();
    this.#isHeld = false;
    this.settleAll();
  }

  /** A promise for when all is on the screen. */
  settled() {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Fulfils the promises of all who wait. */
  settleAll() {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #request() {
    return requestAnimationFrame((now) => this.#guard(() => this.#run(now)));
  }

  #run(now) {
    const changed = this.#changed;
    this.#frame = 0;
    this.#isHeld = changed && !this.#isReady();
    if (this.#isHeld) return;
    this.#changed = false;
    if (this.#paint(now, changed)) this.#frame ||= this.#request();
    else this.settleAll();
  }
}
