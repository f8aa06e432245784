import { COLOUR_NAMES } from './colourPrototypes.ts';

const GREY = COLOUR_NAMES.indexOf('grey');
const WHITE = COLOUR_NAMES.indexOf('white');
/** Quantile of lightness that is taken for the lit side. */
const LIT_QUANTILE = 0.85;
/** Byte lightness at which the lit side of a thing is called white. */
const WHITE_FROM = 195;
/** Darkest shade, as a part of the lit side, that one matt white surface shows. */
const DEEPEST_SHADE = 0.55;

/**
 * A white thing is grey on its shaded side: where the lit side is white, grey pixels no darker than its shade are white
 * as well. Moves that part of the grey share to white. `lights` are white-balanced lightnesses of the samples, 0..255.
 */
export const shadeOfWhite = (shares: Float64Array, lights: readonly number[]): void => {
  if (lights.length === 0 || shares[GREY]! === 0 || shares[WHITE]! < 0.1) return;
  const sorted = [...lights].sort((p, q) => p - q);
  const lit = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * LIT_QUANTILE))]!;
  if (lit < WHITE_FROM) return;
  const between = sorted.filter((l) => l < WHITE_FROM && l > 100);
  if (between.length === 0) return;
  const shaded = between.filter((l) => l >= DEEPEST_SHADE * lit).length / between.length;
  const moved = shares[GREY]! * shaded;
  shares[GREY]! -= moved;
  shares[WHITE]! += moved;
};
