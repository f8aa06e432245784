import { nameColour } from './nameColour.ts';

const BITS = 6;
const WEIGHT_STEPS = 127;
/** Names already worked out, by 6 bits a channel: 0 is none yet, else 1 + first, second and weight packed. */
const known = new Uint16Array(1 << (3 * BITS));

/** Adds one pixel (sRGB bytes, may exceed 255) to the shares of the names that it carries, by index in COLOUR_NAMES. */
export const addColour = (shares: Float64Array, red: number, green: number, blue: number): void => {
  const r = Math.min(255, red) >> 2;
  const g = Math.min(255, green) >> 2;
  const b = Math.min(255, blue) >> 2;
  const key = (r << (2 * BITS)) | (g << BITS) | b;
  let packed = known[key]!;
  if (packed === 0) {
    const { first, second, weight } = nameColour(r * 4 + 2, g * 4 + 2, b * 4 + 2);
    packed = 1 + ((first << 11) | (second << 7) | Math.round(weight * WEIGHT_STEPS));
    known[key] = packed;
  }
  packed--;
  const weight = (packed & 127) / WEIGHT_STEPS;
  shares[packed >> 11]! += weight;
  shares[(packed >> 7) & 15]! += 1 - weight;
};
