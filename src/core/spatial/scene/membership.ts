/** Smallest score that any relation gives: no single relation may veto. */
export const LEAST_SCORE = 1e-4;

export const clampScore = (score: number): number => (score > LEAST_SCORE ? Math.min(1, score) : LEAST_SCORE);

/** 0.5 at `middle`, rising over about `width` on either side. Same unit for all three. */
export const sigmoid = (value: number, middle: number, width: number): number =>
  1 / (1 + Math.exp(-(value - middle) / width));

/** 1 at 0 and below, falling to 1/e at `scale`. */
export const expDecay = (value: number, scale: number): number => (value <= 0 ? 1 : Math.exp(-value / scale));

/** 1 at `middle`, 0.61 one `sigma` away on either side. */
export const gaussian = (value: number, middle: number, sigma: number): number =>
  Math.exp(-0.5 * ((value - middle) / sigma) ** 2);
