/** Monotonic milliseconds, for measuring stages. */
export type MonotonicClock = () => number;
