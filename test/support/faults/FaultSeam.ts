import { setTimeout as delay } from 'node:timers/promises';
import { fail } from '../../../src/core/result.ts';

/** How a call goes wrong: as the port promises, as it promises not to, or too late. */
export type FaultManner = 'refuses' | 'throws' | 'is late';

/** As long as "late" takes. */
const LATE_MS = 100;

/**
 * The one seam of the fault walk: every call of every port that is put behind it is counted, and the n-th goes wrong. What
 * is behind it stays the real thing.
 */
export class FaultSeam {
  /** Names of the calls since the last `arm`, in order. */
  calls: string[] = [];
  /** Told when the call that goes wrong begins. */
  onStrike: () => void = () => undefined;
  #nth = 0;
  #manner: FaultManner = 'throws';

  /** Counts anew; the n-th call (from 1) goes wrong, none for 0. */
  arm(nth: number, manner: FaultManner = 'throws'): void {
    this.calls = [];
    this.#nth = nth;
    this.#manner = manner;
  }

  /** Whether the call that was to fail has come. */
  get struck(): boolean {
    return this.#nth > 0 && this.calls.length >= this.#nth;
  }

  /** The port with its methods behind the seam. */
  behind<T extends object>(name: string, port: T): T {
    return new Proxy(port, {
      get: (target, key) => {
        const value = Reflect.get(target, key, target);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) =>
          this.call(`${name}.${String(key)}`, () => Reflect.apply(value, target, args));
      },
    });
  }

  /** One call through the seam. */
  call<T>(name: string, work: () => T): T {
    const n = this.calls.push(name);
    if (n !== this.#nth) return work();
    this.onStrike();
    const why = `fault walk: call ${n}, ${name}, ${this.#manner}`;
    if (this.#manner === 'refuses') return Promise.resolve(fail('MODEL_UNAVAILABLE', why)) as T;
    if (this.#manner === 'is late') return delay(LATE_MS).then(work) as T;
    throw new Error(why);
  }
}
