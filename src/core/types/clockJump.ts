/**
 * Nanoseconds by which the stamps of a stream fall back when a clock was set: a looped recording or a reset simulation
 * falls back by more, packets out of order by less.
 */
export const CLOCK_JUMP_NS = 1_000_000_000n;
