import type { Vec3 } from '../../core/types/geometry.ts';

/** Four decimals: a tenth of a millimetre, and no more in a file than was measured. */
export const round4 = (value: number): number => Math.round(value * 1e4) / 1e4;

export const rounded3 = ([x, y, z]: Vec3): Vec3 => [round4(x), round4(y), round4(z)];
