import type { ColorImage } from '../types/images.ts';
import { oklab } from './oklab.ts';

/** What multiplies sRGB bytes so that a white thing comes out neutral, and light enough to be called white. */
export interface Illuminant {
  readonly gains: readonly [number, number, number];
}

const GRID_SAMPLES = 3000;
/** Chroma below which a bright pixel may be a white thing under coloured light. */
const MAX_CAST_CHROMA = 0.075;
/** Share of the image, brightest near-neutral pixels first, taken for the light. */
const WHITE_SHARE = 0.03;
/** A channel at this byte or above is clipped: the pixel no longer tells the light's colour. */
const CLIPPED = 251;
const MIN_CAST = 0.8;
const MAX_CAST = 1.3;
/** A white thing under the frame's light should reach this byte value. */
const WHITE_LEVEL = 235;
const MIN_LEVEL = 0.9;
const MAX_LEVEL = 1.2;

/**
 * The light by the white-patch assumption, made robust: the brightest 3 % of the image among pixels of little chroma are
 * taken for white things. Their brightness gives the level; its colour comes from those that are not clipped. Gains act on
 * gamma-coded bytes (a power law turns a factor into a factor) and are clamped, so a scene without anything white is
 * changed little.
 */
export const estimateIlluminant = (image: ColorImage): Illuminant => {
  const bright = brightNeutrals(image);
  const count = Math.ceil(bright.looked * WHITE_SHARE);
  if (bright.found.length < count) return { gains: [1, 1, 1] };
  const whole = bright.found.filter(({ rgb }) => Math.max(...rgb) < CLIPPED);
  const [r, g, b] = meanOf(bright.found, count);
  const level = clamp(WHITE_LEVEL / ((r + g + b) / 3), MIN_LEVEL, MAX_LEVEL);
  if (whole.length < count) return { gains: [level, level, level] };
  const light = meanOf(whole, count);
  const neutral = (light[0] + light[1] + light[2]) / 3;
  const gain = (channel: number) => level * clamp(neutral / channel, MIN_CAST, MAX_CAST);
  return { gains: [gain(light[0]), gain(light[1]), gain(light[2])] };
};

interface Neutral {
  readonly lightness: number;
  readonly rgb: readonly [number, number, number];
}

/** Pixels of little chroma on a regular grid, brightest first, and how many pixels were looked at. */
const brightNeutrals = ({ width, height, data }: ColorImage) => {
  const pixels = width * height;
  const step = Math.max(1, Math.floor(pixels / GRID_SAMPLES)) | 1;
  const found: Neutral[] = [];
  for (let i = 0; i < pixels; i += step) {
    const rgb = [data[i * 3]!, data[i * 3 + 1]!, data[i * 3 + 2]!] as const;
    const [lightness, a, b] = oklab(...rgb);
    if (Math.hypot(a, b) < MAX_CAST_CHROMA) found.push({ lightness, rgb });
  }
  found.sort((p, q) => q.lightness - p.lightness);
  return { found, looked: pixels / step };
};

const meanOf = (pixels: readonly Neutral[], count: number): readonly [number, number, number] => {
  const sum: [number, number, number] = [0, 0, 0];
  for (const { rgb } of pixels.slice(0, count)) for (let c = 0; c < 3; c++) sum[c]! += rgb[c]!;
  return [sum[0] / count, sum[1] / count, sum[2] / count];
};

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
