import type { SceneGeometry } from '../scene/SceneGeometry.ts';

/** Names of the features, in the order of `colourFeatures`. */
export const COLOUR_FEATURES = ['l', 'a', 'b', 'll', 'aa', 'bb', 'la', 'lb', 'ab'] as const;

/** Spread of the three opponent axes over things in rooms: brings each to about unit size. */
const LIGHTNESS_SPREAD = 0.5;
const RED_GREEN_SPREAD = 0.05;
const YELLOW_BLUE_SPREAD = 0.15;
/** Beyond this many spreads an axis says no more. */
const LIMIT = 3;

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

const cache = new WeakMap<SceneGeometry, readonly Float64Array[] | null>();

/**
 * Where each object's mean colour lies among those of its scene: logarithm of the lightness, red against green and
 * yellow against blue as shares of the light, less the scene's medians (its own illumination), with their squares and
 * products. No unit, about -3..3; 0 for a thing without a colour. Undefined where colours were named from pixels, which
 * tell more than a mean.
 */
export const colourFeatures = (f: SceneGeometry): readonly Float64Array[] | undefined => {
  const known = cache.get(f);
  if (known !== undefined) return known ?? undefined;
  const made = make(f);
  cache.set(f, made ?? null);
  return made;
};

const make = (f: SceneGeometry): readonly Float64Array[] | undefined => {
  if (f.objects.some((o) => o.colours !== undefined)) return undefined;
  const axes = f.objects.map(({ meanRgb }) => {
    if (!meanRgb) return undefined;
    const [r, g, b] = meanRgb;
    const sum = r + g + b + 30;
    return [Math.log(sum / 3), (r - g) / sum, (r + g - 2 * b) / sum] as const;
  });
  const seen = axes.filter((axis) => axis !== undefined);
  if (seen.length === 0) return undefined;
  const middle = [0, 1, 2].map((k) => median(seen.map((axis) => axis[k]!)));
  const spread = [LIGHTNESS_SPREAD, RED_GREEN_SPREAD, YELLOW_BLUE_SPREAD];
  const features = COLOUR_FEATURES.map(() => new Float64Array(f.count));
  axes.forEach((axis, i) => {
    if (!axis) return;
    const [l, a, b] = axis.map((v, k) =>
      Math.max(-LIMIT, Math.min(LIMIT, (v - middle[k]!) / spread[k]!)),
    ) as [number, number, number];
    const row = [l, a, b, l * l, a * a, b * b, l * a, l * b, a * b];
    row.forEach((value, k) => {
      features[k]![i] = value;
    });
  });
  return features;
};
