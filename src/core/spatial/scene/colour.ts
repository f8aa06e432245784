import type { ColourShare } from '../../types/landmarks.ts';
import { gaussian, sigmoid } from './membership.ts';
import type { SceneObject } from './Scene.ts';

/** Hue in degrees, chroma and value 0..1 of 8-bit RGB. */
export const hueChromaValue = (rgb: readonly [number, number, number]): readonly [number, number, number] => {
  const [r, g, b] = [rgb[0] / 255, rgb[1] / 255, rgb[2] / 255];
  const value = Math.max(r, g, b);
  const chroma = value - Math.min(r, g, b);
  if (chroma < 1e-6) return [0, 0, value];
  const hue =
    value === r ? ((g - b) / chroma + 6) % 6 : value === g ? (b - r) / chroma + 2 : (r - g) / chroma + 4;
  return [hue * 60, chroma, value];
};

/** 1 within half a `sigma` of the middle, degrees; beyond it falls faster the farther. */
const hueFit = (hue: number, middle: number, sigma: number): number => {
  const off = Math.abs(((hue - middle + 540) % 360) - 180);
  return gaussian(Math.max(0, off - sigma / 2), 0, sigma / 2);
};

const saturated = (chroma: number, value: number): number =>
  sigmoid(chroma / Math.max(0.15, value), 0.3, 0.08);

type Rule = (hue: number, chroma: number, value: number) => number;
const COLOURS: Readonly<Record<string, Rule>> = {
  red: (h, c, v) => hueFit(h, 0, 18) * saturated(c, v),
  orange: (h, c, v) => hueFit(h, 25, 14) * saturated(c, v) * sigmoid(v, 0.45, 0.1),
  yellow: (h, c, v) => hueFit(h, 50, 16) * saturated(c, v) * sigmoid(v, 0.45, 0.1),
  green: (h, c, v) => hueFit(h, 115, 38) * sigmoid(c / Math.max(0.15, v), 0.17, 0.06),
  teal: (h, c, v) => hueFit(h, 180, 22) * sigmoid(c / Math.max(0.15, v), 0.18, 0.06),
  blue: (h, c, v) => hueFit(h, 218, 28) * sigmoid(c / Math.max(0.15, v), 0.17, 0.06),
  purple: (h, c, v) => hueFit(h, 280, 28) * sigmoid(c / Math.max(0.15, v), 0.15, 0.05),
  pink: (h, c, v) => hueFit(h, 335, 26) * sigmoid(c / Math.max(0.15, v), 0.16, 0.06) * sigmoid(v, 0.5, 0.1),
  brown: (h, c, v) =>
    hueFit(h, 26, 16) * sigmoid(c / Math.max(0.15, v), 0.24, 0.08) * (1 - sigmoid(v, 0.7, 0.08)),
  beige: (h, c, v) => hueFit(h, 36, 20) * gaussian(c / Math.max(0.15, v), 0.22, 0.12) * sigmoid(v, 0.5, 0.08),
  black: (_h, _c, v) => 1 - sigmoid(v, 0.3, 0.06),
  white: (_h, c, v) => sigmoid(v, 0.68, 0.06) * (1 - sigmoid(c / Math.max(0.15, v), 0.24, 0.06)),
  grey: (_h, c, v) => gaussian(v, 0.48, 0.2) * (1 - sigmoid(c / Math.max(0.15, v), 0.2, 0.06)),
};

/** Words that several colours answer to. */
const RULES: Readonly<Record<string, Rule>> = {
  ...COLOURS,
  dark: (_h, _c, v) => 1 - sigmoid(v, 0.4, 0.08),
  light: (_h, _c, v) => sigmoid(v, 0.55, 0.08),
  colourful: (_h, c, v) => saturated(c, v),
};

/** Colours that a mean of pixels can be called. */
export const COLOURS_OF_A_MEAN: readonly string[] = Object.keys(COLOURS);

const NAMES: Readonly<Record<string, readonly string[]>> = {
  grey: ['grey', 'gray', 'silver'],
  teal: ['teal', 'cyan', 'turquoise'],
  beige: ['beige', 'tan', 'cream'],
  dark: ['black'],
  light: ['white'],
};

/** The brightest tenth of a scene is taken to be this bright (0..1), however dim its pictures are. */
const BRIGHT = 0.82;
const MAX_EXPOSURE = 1.7;

/** Factor that lifts a dim scene's mean colours to usual brightness; 1 where colours were named from the pixels. */
export const sceneExposure = (objects: readonly SceneObject[]): number => {
  if (objects.some((o) => o.colours !== undefined)) return 1;
  const values = objects
    .flatMap((o) => (o.meanRgb ? [hueChromaValue(o.meanRgb)[2]] : []))
    .sort((a, b) => a - b);
  if (values.length < 8) return 1;
  return Math.min(
    MAX_EXPOSURE,
    Math.max(1, BRIGHT / Math.max(0.1, values[Math.floor(0.9 * values.length)]!)),
  );
};

/** Share 0..1 of a surface that has a colour by its named shares. */
export const colourShare = (colours: readonly ColourShare[], value: string): number => {
  const names = NAMES[value] ?? [value];
  return colours.reduce((sum, { name, share }) => (names.includes(name) ? sum + share : sum), 0);
};

/** Share of an object that must carry a colour for the word to fit fully. */
const FULL_SHARE = 0.35;

/** What a mean colour counts where shares are known: the mean of several colours may be a colour that nothing has. */
const MEAN_BESIDE_SHARES = 0.5;

/**
 * Degree 0..1 to which a colour word fits an object, by named shares where there are some and by the mean colour;
 * undefined when the object's colour is not known. Of `together` colours that are said to be there ("white and orange"),
 * each needs that much less of the surface.
 */
export const colourScore = (
  object: SceneObject,
  value: string,
  exposure = 1,
  together = 1,
): number | undefined => {
  const rule = RULES[value];
  let best: number | undefined;
  if (object.colours && object.colours.length > 0) {
    best = Math.min(1, (colourShare(object.colours, value) * together) / FULL_SHARE);
  }
  if (rule && object.meanRgb) {
    const lit = object.meanRgb.map((c) => Math.min(255, c * exposure)) as unknown as [number, number, number];
    const mean = rule(...hueChromaValue(lit));
    best = best === undefined ? mean : Math.max(best, MEAN_BESIDE_SHARES * mean);
  }
  return best;
};
