import type { RgbdFrame } from '../../types/images.ts';
import type { LandmarkCandidate, Mask } from '../../types/landmarks.ts';
import type { FuseSegment } from './fuseTypes.ts';

/** Samples taken of a segment, about. */
const SAMPLES = 150;

/** Segments and the map that says which one each pixel belongs to (0: none), row-major at the frame's size. */
export interface FuseMap {
  readonly owner: Int32Array;
  readonly segments: readonly FuseSegment[];
}

/** Depths and the mean colour of a segment, from samples on a grid. */
const measure = (
  { box, bits, pixelCount }: Mask,
  { color, depth }: RgbdFrame,
): Omit<FuseSegment, 'id' | 'role' | 'box' | 'pixelCount'> => {
  const step = Math.max(1, Math.floor(Math.sqrt(pixelCount / SAMPLES)));
  const columns = box.x1 - box.x0;
  const values = new Float32Array(Math.ceil((box.y1 - box.y0) / step) * Math.ceil(columns / step));
  const sum: [number, number, number] = [0, 0, 0];
  let [known, count] = [0, 0];
  for (let v = box.y0 + (((box.y1 - box.y0 - 1) % step) >> 1); v < box.y1; v += step) {
    const from = (v - box.y0) * columns - box.x0;
    for (let u = box.x0 + (((columns - 1) % step) >> 1); u < box.x1; u += step) {
      if (bits[from + u] !== 1) continue;
      const pixel = v * color.width + u;
      const z = depth.data[pixel]!;
      if (z > 0) values[known++] = z;
      for (let c = 0; c < 3; c += 1) sum[c] = sum[c]! + color.data[pixel * 3 + c]!;
      count += 1;
    }
  }
  const sorted = values.subarray(0, known).sort();
  const quantile = (share: number) => (known > 0 ? sorted[Math.floor(share * (known - 1))]! : Number.NaN);
  const over = Math.max(1, count);
  return {
    depthMetres: quantile(0.5),
    nearMetres: quantile(0.02),
    farMetres: quantile(0.98),
    rgb: [sum[0] / over, sum[1] / over, sum[2] / over],
  };
};

/** Index + 1 of the candidate that each pixel belongs to, 0 none. Where masks overlap the later one wins. */
export const paintOwners = (
  candidates: readonly LandmarkCandidate[],
  { width, height }: { readonly width: number; readonly height: number },
): Int32Array => {
  const owner = new Int32Array(width * height);
  candidates.forEach(({ mask: { box, bits } }, index) => {
    for (let v = box.y0, from = 0; v < box.y1; v += 1) {
      const row = v * width;
      for (let u = box.x0; u < box.x1; u += 1, from += 1) if (bits[from] === 1) owner[row + u] = index + 1;
    }
  });
  return owner;
};

/** The candidates as segments, with the map that says where each is (painted here unless it is known). */
export const paintSegments = (
  candidates: readonly LandmarkCandidate[],
  frame: RgbdFrame,
  owner: Int32Array = paintOwners(candidates, frame.color),
): FuseMap => {
  const segments = candidates.map(({ mask, role }, index): FuseSegment => {
    const { box, pixelCount } = mask;
    return { id: index + 1, role, box, pixelCount, ...measure(mask, frame) };
  });
  return { owner, segments };
};
