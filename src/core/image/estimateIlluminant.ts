import type { ColorImage } from '../types/images.ts';
import { oklab } from './oklab.ts';

/** What multiplies sRGB bytes so that a white thing comes out neutral, and light enough to be called white. */
export interface Illuminant {
  readonly gains: readonly [number, number, number];
}

const GRID_SAMPLES = 3000;
/** Chroma below which a bright pixel may be a white thing under coloured light. */
const MAX_CAST_CHROMA = 0.075;
/** Share of the image, brightest near-neutral pixels first, taken for the light's colour. */
const WHITE_SHARE = 0.03;
const MIN_GAIN = 0.75;
const MAX_GAIN = 1.45;
/** A white thing under the frame's light should reach this byte value. */
const WHITE_LEVEL = 235;

/**
 * The light's colour by the white-patch assumption, made robust: the brightest 3 % of the image among pixels of little
 * chroma are taken for white things. Gains act on gamma-coded bytes (a power law turns a factor into a factor) and are
 * clamped, so a scene without anything white is changed little.
 */
export const estimateIlluminant = ({ width, height, data }: ColorImage): Illuminant => {
  const pixels = width * height;
  const step = Math.max(1, Math.floor(pixels / GRID_SAMPLES)) | 1;
  const bright: { lightness: number; at: number }[] = [];
  for (let i = 0; i < pixels; i += step) {
    const at = i * 3;
    const [l, a, b] = oklab(data[at]!, data[at + 1]!, data[at + 2]!);
    if (Math.hypot(a, b) < MAX_CAST_CHROMA) bright.push({ lightness: l, at });
  }
  bright.sort((p, q) => q.lightness - p.lightness || p.at - q.at);
  const count = Math.ceil((pixels / step) * WHITE_SHARE);
  if (bright.length < count) return { gains: [1, 1, 1] };
  const sum = [0, 0, 0];
  for (const { at } of bright.slice(0, count)) for (let c = 0; c < 3; c++) sum[c]! += data[at + c]!;
  const gain = (c: number) => Math.min(MAX_GAIN, Math.max(MIN_GAIN, (WHITE_LEVEL * count) / sum[c]!));
  return { gains: [gain(0), gain(1), gain(2)] };
};
