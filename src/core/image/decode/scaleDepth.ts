import type { DepthImage } from '../../types/images.ts';

/** Metres that a unit stands for by REP-118. */
export const NOMINAL_UNIT = { whole: 0.001, real: 1 } as const;

/**
 * Depth of another unit than its encoding says, in metres.
 *
 * @param depth by REP-118; its pixels are changed in place
 * @param unit metres a unit, 0: as the encoding says
 * @param kind whole numbers (16UC1, 16SC1) or real ones (32FC1)
 */
export const scaleDepth = (depth: DepthImage, unit: number, kind: keyof typeof NOMINAL_UNIT): DepthImage => {
  const factor = unit / NOMINAL_UNIT[kind];
  if (unit === 0 || factor === 1) return depth;
  const { data } = depth;
  for (let i = 0; i < data.length; i++) data[i] = data[i]! * factor;
  return depth;
};
