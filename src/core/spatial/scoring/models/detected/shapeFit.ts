import { shapesOf, usualProportions } from '../../../lexicon/facts.ts';
import { breadth, groundLength, height, width } from '../../../scene/measures.ts';
import { gaussian, sigmoid } from '../../../scene/membership.ts';
import type { SceneGeometry } from '../../../scene/SceneGeometry.ts';

/** Natural logarithm of the proportions by which measured boxes of half-seen things are off. */
const PROPORTION_SIGMA = 0.45;
const LEAST = 0.2;

/** 0..1: does the measured box have the proportions of the noun's things? Hidden parts make this weak evidence. */
export const shapeFit = (f: SceneGeometry, i: number, noun: string): number => {
  const sides = [width(f, i), breadth(f, i), height(f, i)].map((side) => Math.max(0.005, side));
  const upright = Math.log(sides[2]! / Math.max(0.005, groundLength(f, i)));
  const usual = usualProportions(noun);
  let fit = 1;
  if (usual) {
    const off = Math.max(0, Math.log(Math.max(0.01, usual[0])) - upright, upright - Math.log(usual[1]));
    fit = gaussian(off, 0, PROPORTION_SIGMA);
  }
  const shapes = shapesOf(noun);
  sides.sort((a, b) => b - a);
  // The far side is seldom seen, so the middle side tells more than the least one.
  const elongation = sides[0]! / sides[1]!;
  if (shapes.includes('ball')) fit *= 1 - sigmoid(elongation, 1.7, 0.15);
  else if (shapes.includes('box') && !shapes.includes('flat') && !usual)
    fit *= 1 - sigmoid(elongation, 4, 0.5);
  return LEAST + (1 - LEAST) * fit;
};
