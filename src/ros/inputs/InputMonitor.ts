import type { Failure } from '../../core/result.ts';

/** One input as diagnostics see it. */
export interface InputState {
  readonly topic: string;
  readonly received: number;
  readonly refused: number;
  /** Messages a second over the last few seconds. */
  readonly rateHz: number;
  /** Milliseconds since the last message; undefined when none ever came. */
  readonly silentMs: number | undefined;
  readonly lastRefusal: Failure | undefined;
  /** Whether the last message stays valid however long nothing comes: it was sent once and kept for us. */
  readonly isLatched: boolean;
  /** What is odd about the last message, although it was taken. */
  readonly hint: string | undefined;
}

const WINDOW_MS = 5000;

/** Counts the messages of one topic, good and refused. */
export class InputMonitor {
  readonly topic: string;
  readonly #now: () => number;
  readonly #times: number[] = [];
  #received = 0;
  #refused = 0;
  #last: number | undefined;
  #lastRefusal: Failure | undefined;
  isLatched = false;
  hint: string | undefined;

  constructor(topic: string, now: () => number) {
    this.topic = topic;
    this.#now = now;
  }

  count(refusal?: Failure): void {
    const now = this.#now();
    this.#received++;
    this.#last = now;
    this.#times.push(now);
    while (this.#times[0]! < now - WINDOW_MS) this.#times.shift();
    if (refusal) this.#refused++;
    this.#lastRefusal = refusal ?? this.#lastRefusal;
  }

  /** When the last message came, good or refused, monotonic milliseconds; undefined when none ever did. */
  get heardMs(): number | undefined {
    return this.#last;
  }

  state(): InputState {
    const now = this.#now();
    while (this.#times.length > 0 && this.#times[0]! < now - WINDOW_MS) this.#times.shift();
    const span = this.#times.length > 1 ? now - this.#times[0]! : 0;
    return {
      topic: this.topic,
      received: this.#received,
      refused: this.#refused,
      rateHz: span > 0 ? (1000 * (this.#times.length - 1)) / span : 0,
      silentMs: this.#last === undefined ? undefined : now - this.#last,
      lastRefusal: this.#lastRefusal,
      isLatched: this.isLatched,
      hint: this.hint,
    };
  }
}
