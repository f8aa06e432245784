import type { Weights } from './weights.ts';

/** Learnt weights by kind of scene; written by scripts/language/fit.ts. */
export const LEARNT: { readonly metric: Weights; readonly planar: Weights } = { metric: {}, planar: {} };
