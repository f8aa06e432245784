import type { RgbdFrame } from '../types/images.ts';
import type { LandmarkCandidate, Mask } from '../types/landmarks.ts';
import type { FuseSegment } from './fuseTypes.ts';

/** Depth samples taken of a segment for its median. */
const SAMPLES = 60;

/** Segments and the map that says which one each pixel belongs to (0: none), row-major at the frame's size. */
export interface FuseMap {
  readonly owner: Int32Array;
  readonly segments: readonly FuseSegment[];
}

const medianDepth = (mask: Mask, frame: RgbdFrame): number => {
  const { width, data } = frame.depth;
  const columns = mask.box.x1 - mask.box.x0;
  const step = Math.max(1, Math.floor(mask.bits.length / (4 * SAMPLES)));
  const values = new Float32Array(8 * SAMPLES);
  let count = 0;
  for (let at = 0; at < mask.bits.length && count < values.length; at += step) {
    if (mask.bits[at] !== 1) continue;
    const v = mask.box.y0 + Math.floor(at / columns);
    const depth = data[v * width + mask.box.x0 + (at % columns)]!;
    if (depth > 0) values[count++] = depth;
  }
  const known = values.subarray(0, count).sort();
  return count > 0 ? known[count >> 1]! : Number.NaN;
};

/** Paints the candidates into one map. Where masks overlap the later one wins. */
export const paintSegments = (candidates: readonly LandmarkCandidate[], frame: RgbdFrame): FuseMap => {
  const { width, height } = frame.color;
  const owner = new Int32Array(width * height);
  const segments = candidates.map(({ mask, role }, index): FuseSegment => {
    const { x0, x1, y0, y1 } = mask.box;
    for (let v = y0, from = 0; v < y1; v += 1) {
      const row = v * width;
      for (let u = x0; u < x1; u += 1, from += 1) if (mask.bits[from] === 1) owner[row + u] = index + 1;
    }
    const { box, pixelCount } = mask;
    return { id: index + 1, role, box, pixelCount, depthMetres: medianDepth(mask, frame) };
  });
  return { owner, segments };
};
