import { COLOUR_NAMES, COLOUR_PROTOTYPES } from './colourPrototypes.ts';
import { oklab } from './oklab.ts';

/** Two best names of a colour as indices into COLOUR_NAMES, and how much of the pixel the first one gets, 0.5..1. */
export interface NamedColour {
  readonly first: number;
  readonly second: number;
  readonly weight: number;
}

/** Shade changes lightness far more than hue, so lightness counts less than the opponent axes. */
const LIGHTNESS_WEIGHT = 0.4;
/** OKLab distance by which the second name must be farther before the first takes the whole pixel. */
const CERTAIN_MARGIN = 0.035;

/** Chroma up to which a dark pixel is sensor noise, and from which it is a colour; both fade out towards mid lightness. */
const DARK_NOISE_CHROMA = 0.008;
const DARK_COLOUR_CHROMA = 0.036;
const DARK_LIGHTNESS = 0.25;
const MID_LIGHTNESS = 0.5;

const prototypes = COLOUR_NAMES.flatMap((name, i) =>
  COLOUR_PROTOTYPES[name].map(([r, g, b]) => ({ name: i, lab: oklab(r, g, b) })),
);
/** Name, weighted lightness, a, b of each prototype in one row. */
const table = Float64Array.from(
  prototypes.flatMap(({ name, lab }) => [name, LIGHTNESS_WEIGHT * lab[0], lab[1], lab[2]]),
);

/**
 * Names one sRGB colour (bytes, neutral light): the nearest prototype in OKLab names it, and near the border between two
 * names both share it.
 */
export const nameColour = (red: number, green: number, blue: number): NamedColour => {
  const [lightness, rawA, rawB] = oklab(red, green, blue);
  const trust = chromaTrust(lightness, Math.sqrt(rawA * rawA + rawB * rawB));
  const l = LIGHTNESS_WEIGHT * lightness;
  const a = rawA * trust;
  const b = rawB * trust;
  const nearest = new Float64Array(COLOUR_NAMES.length).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < table.length; i += 4) {
    const dl = l - table[i + 1]!;
    const da = a - table[i + 2]!;
    const db = b - table[i + 3]!;
    const squared = dl * dl + da * da + db * db;
    if (squared < nearest[table[i]!]!) nearest[table[i]!] = squared;
  }
  let first = 0;
  let second = 1;
  if (nearest[1]! < nearest[0]!) [first, second] = [1, 0];
  for (let name = 2; name < nearest.length; name++)
    if (nearest[name]! < nearest[first]!) [first, second] = [name, first];
    else if (nearest[name]! < nearest[second]!) second = name;
  const margin = Math.sqrt(nearest[second]!) - Math.sqrt(nearest[first]!);
  return { first, second, weight: Math.min(1, 0.5 + (0.5 * margin) / CERTAIN_MARGIN) };
};

/** Factor 0..1 on the chroma of dark pixels, where a few counts of noise look like a strong colour. */
const chromaTrust = (lightness: number, chroma: number): number => {
  const certain = smoothStep(DARK_NOISE_CHROMA, DARK_COLOUR_CHROMA, chroma);
  const dark = 1 - smoothStep(DARK_LIGHTNESS, MID_LIGHTNESS, lightness);
  return 1 - dark * (1 - certain);
};

const smoothStep = (from: number, to: number, value: number): number => {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
};
