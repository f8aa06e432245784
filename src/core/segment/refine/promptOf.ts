import { poleOfInaccessibility } from '../../marks/poleOfInaccessibility.ts';
import type { Mask } from '../../types/landmarks.ts';
import type { MaskPrompt } from './MaskCutter.ts';

/** The part of a mask between two columns (or rows) of its box. */
const half = (mask: Mask, across: boolean, first: boolean): Mask => {
  const { x0, y0, x1, y1 } = mask.box;
  const stride = x1 - x0;
  const middle = across ? stride >> 1 : (y1 - y0) >> 1;
  const bits = mask.bits.map((bit, i) => {
    const at = across ? i % stride : Math.floor(i / stride);
    return at < middle === first ? bit : 0;
  });
  return { box: mask.box, bits, pixelCount: bits.reduce((sum, bit) => sum + bit, 0) };
};

/** A mask as what a cutter is asked for: its box, its deepest pixel, and the deepest of each half of its longer side. */
export const promptOf = (mask: Mask): MaskPrompt | undefined => {
  const pole = poleOfInaccessibility(mask);
  if (!pole) return undefined;
  const { box } = mask;
  const across = box.x1 - box.x0 >= box.y1 - box.y0;
  const halves = [true, false].map((first) => poleOfInaccessibility(half(mask, across, first)) ?? pole);
  return { box, points: [pole, ...halves].map(({ u, v }) => [u, v] as const) };
};
