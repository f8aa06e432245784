/**
 * Starts and stops one after another, however fast they are asked for. A start that was overtaken before its turn came is
 * never done: else a thousand rounds of a lifecycle manager would be worked off for minutes, and questions would wait
 * for them.
 */
export class Transitions {
  #tail: Promise<unknown> = Promise.resolve();
  #newest = 0;

  /** Resolves with what `up` gives, or `overtaken` when something else was asked for meanwhile. */
  start<T>(up: () => Promise<T>, overtaken: T): Promise<T> {
    const own = ++this.#newest;
    return this.#after(() => (own === this.#newest ? up() : Promise.resolve(overtaken)));
  }

  /** `down` is always called; it may find nothing to end. */
  stop(down: () => Promise<void>): Promise<void> {
    this.#newest++;
    return this.#after(down);
  }

  #after<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#tail.then(work);
    this.#tail = done.catch(() => undefined);
    return done;
  }
}
