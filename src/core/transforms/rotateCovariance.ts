import type { Quaternion } from '../types/geometry.ts';
import { rotate } from './rigid.ts';

/** R C R^T for a 3x3 row-major covariance C and the rotation R of `rotation`. */
export const rotateCovariance = (rotation: Quaternion, covariance: readonly number[]): number[] => {
  const columns = [rotate(rotation, [1, 0, 0]), rotate(rotation, [0, 1, 0]), rotate(rotation, [0, 0, 1])];
  const r = (i: number, j: number) => columns[j]![i]!;
  const out: number[] = [];
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) {
      let sum = 0;
      for (let k = 0; k < 3; k++)
        for (let l = 0; l < 3; l++) sum += r(i, k) * covariance[k * 3 + l]! * r(j, l);
      out.push(sum);
    }
  return out;
};
