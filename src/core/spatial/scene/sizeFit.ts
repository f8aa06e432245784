import { usualLengthMetres } from '../lexicon/nouns.ts';
import { longest } from './measures.ts';
import type { SceneGeometry } from './SceneGeometry.ts';

/** Size plausibility 0..1 of an object for a noun; 1 where nothing is known. Planar scenes have no metres. */
export const sizeFit = (f: SceneGeometry, i: number, noun: string): number => {
  const range = f.planar || f.objects[i]!.unmeasured ? undefined : usualLengthMetres(noun);
  if (!range) return 1;
  const length = longest(f, i);
  if (!(length > 0)) return 1;
  const off =
    length < range[0] ? Math.log(range[0] / length) : length > range[1] ? Math.log(length / range[1]) : 0;
  // A hidden part makes things look smaller, so too small is forgiven more.
  return Math.exp(-off * off * (length < range[0] ? 2 : 8));
};
