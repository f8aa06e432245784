import type { OrderAxis } from '../lexicon/orders.ts';
import { hueChromaValue } from './colour.ts';
import { breadth, groundLength, height, width } from './measures.ts';
import type { SceneGeometry } from './SceneGeometry.ts';

const LEAST = 0.01;
const log = (value: number): number => Math.log(Math.max(LEAST, value));

/**
 * How much an object has of a size or brightness that needs no viewer: natural logarithms of metres (a step of 0.1 is
 * 10 %), brightness 0..1. Larger is more of the axis: for "small" the smaller thing has the larger value.
 */
export const sizeValue = (f: SceneGeometry, i: number, axis: OrderAxis): number => {
  const sides = f.planar
    ? [width(f, i), height(f, i)]
    : [width(f, i), breadth(f, i), height(f, i)].sort((a, b) => b - a);
  const face = log(sides[0]!) + log(sides[1]!);
  switch (axis) {
    case 'large':
      return face / 2 + (f.planar ? 0 : log(sides[2]!) / 6);
    case 'small':
      return -(face / 2 + (f.planar ? 0 : log(sides[2]!) / 6));
    case 'tall':
      return log(height(f, i));
    case 'short':
      return -log(height(f, i)) - 0.2 * log(groundLength(f, i));
    case 'long':
      return log(groundLength(f, i));
    case 'narrow':
      return -log(f.planar ? width(f, i) : groundLength(f, i));
    case 'thick':
      return log(sides.at(-1)!);
    case 'dark':
    case 'light': {
      const rgb = f.objects[i]!.meanRgb;
      const value = rgb ? hueChromaValue(rgb)[2] : 0.5;
      return axis === 'light' ? value : -value;
    }
    default:
      return 0;
  }
};
