import type { RgbdFrame } from '../../../../core/types/images.ts';
import type { Mask } from '../../../../core/types/landmarks.ts';
import type { AnnotatedObject } from '../readFrameSet.ts';

/** Share of its distance, and metres, by which a pixel of a thing may lie nearer or farther than the thing's middle. */
const DEPTH_SHARE = 0.12;
const DEPTH_METRES = 0.08;
/** A mask of less of its box than this is taken for a hole in the depth: the box is all that is known. */
const LEAST_SHARE = 0.2;

/** The pixels of an annotated thing: of its box those near its own depth, where depth knows it. */
export const annotatedMask = (
  { box, median_depth_m: depthMetres }: AnnotatedObject,
  { color: { width, height }, depth }: RgbdFrame,
): Mask | undefined => {
  const x0 = Math.max(0, Math.floor(box[0]));
  const y0 = Math.max(0, Math.floor(box[1]));
  const x1 = Math.min(width, Math.ceil(box[2]));
  const y1 = Math.min(height, Math.ceil(box[3]));
  if (x1 <= x0 || y1 <= y0) return undefined;
  const area = (x1 - x0) * (y1 - y0);
  const bits = new Uint8Array(area);
  let pixelCount = 0;
  if (depthMetres) {
    const reach = DEPTH_METRES + DEPTH_SHARE * depthMetres;
    for (let v = y0, i = 0; v < y1; v++)
      for (let u = x0; u < x1; u++, i++)
        if (Math.abs(depth.data[v * width + u]! - depthMetres) < reach) {
          bits[i] = 1;
          pixelCount++;
        }
  }
  const isKnown = pixelCount >= LEAST_SHARE * area;
  return {
    box: { x0, y0, x1, y1 },
    bits: isKnown ? bits : bits.fill(1),
    pixelCount: isKnown ? pixelCount : area,
  };
};
