import { boxGap, longest } from './measures.ts';
import type { SceneGeometry } from './SceneGeometry.ts';

/** Things of a kind stand in one row or group when the next is no farther than this, metres, or than their size. */
const LINK_METRES = 0.6;
const LINK_SIZES = 0.8;
/** Peers lighter than this are not counted. */
const COUNTED = 0.25;

const cache = new WeakMap<Float64Array, Int32Array>();
const links = new WeakMap<SceneGeometry, Uint8Array>();

/** 1 at i * count + j where two things are near enough to stand in one group, if they are of one kind. */
const linksOf = (f: SceneGeometry): Uint8Array => {
  const known = links.get(f);
  if (known) return known;
  const linked = new Uint8Array(f.count * f.count);
  for (let i = 0; i < f.count; i++) {
    for (let j = 0; j < i; j++) {
      const reach = Math.max(LINK_METRES, (LINK_SIZES * (longest(f, i) + longest(f, j))) / 2);
      if (boxGap(f, i, j) > reach) continue;
      linked[i * f.count + j] = 1;
      linked[j * f.count + i] = 1;
    }
  }
  links.set(f, linked);
  return linked;
};

/**
 * Which group of its kin each object stands in: a number by object, the same for all that are linked by short gaps;
 * -1 for what is no kin. `kin` are weights 0..1 by object; groups are cached by that very array.
 */
export const clustersOf = (f: SceneGeometry, kin: Float64Array): Int32Array => {
  const known = cache.get(kin);
  if (known) return known;
  const group = new Int32Array(f.count).fill(-1);
  const counted: number[] = [];
  for (let i = 0; i < f.count; i++) if (kin[i]! > COUNTED) counted.push(i);
  const linked = linksOf(f);
  const spread = (seed: number, number: number): void => {
    group[seed] = number;
    for (const j of counted) if (group[j] === -1 && linked[seed * f.count + j] === 1) spread(j, number);
  };
  let next = 0;
  for (const seed of counted) if (group[seed] === -1) spread(seed, next++);
  cache.set(kin, group);
  return group;
};
