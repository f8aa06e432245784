export interface BackoffOptions {
  readonly firstMs: number;
  readonly factor: number;
  readonly maxMs: number;
  /** Failures in a row after which the model counts as gone. */
  readonly giveUpAfter: number;
  /** Pause between attempts once given up; Infinity: never again. */
  readonly givenUpMs: number;
}

export const DEFAULT_BACKOFF: BackoffOptions = {
  firstMs: 100,
  factor: 2,
  maxMs: 10_000,
  giveUpAfter: 5,
  givenUpMs: 60_000,
};

/** How long to wait before the next start, by failures in a row. */
export class Backoff {
  readonly #options: BackoffOptions;
  #failures = 0;

  constructor(options: BackoffOptions) {
    this.#options = options;
  }

  get failures(): number {
    return this.#failures;
  }

  get givenUp(): boolean {
    return this.#failures >= this.#options.giveUpAfter;
  }

  /** Counts a failure and answers the milliseconds to wait. */
  fail(): number {
    const { firstMs, factor, maxMs, givenUpMs } = this.#options;
    this.#failures += 1;
    return this.givenUp ? givenUpMs : Math.min(maxMs, firstMs * factor ** (this.#failures - 1));
  }

  succeed(): void {
    this.#failures = 0;
  }
}
