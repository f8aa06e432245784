import { boxArea, boxIou } from '../detect/boxOverlap.ts';
import type { PixelBox } from '../types/geometry.ts';
import type { FuseMap } from './fuseSegments.ts';
import type { FuseOverlap } from './fuseTypes.ts';

/** Rows and columns are skipped in boxes of more pixels than this. */
const MAX_SAMPLES = 8_000;

/** The segments in a box, the one that covers most first. */
export const overlapsOf = (
  { owner, segments }: FuseMap,
  box: PixelBox,
  width: number,
): readonly FuseOverlap[] => {
  const step = Math.max(1, Math.ceil(Math.sqrt(boxArea(box) / MAX_SAMPLES)));
  const counts = new Map<number, number>();
  let samples = 0;
  for (let v = box.y0 + (step >> 1); v < box.y1; v += step) {
    for (let u = box.x0 + (step >> 1); u < box.x1; u += step, samples += 1) {
      const id = owner[v * width + u]!;
      if (id !== 0) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([id, count]): FuseOverlap => {
      const segment = segments[id - 1]!;
      return {
        segment,
        inside: Math.min(1, (count * step * step) / segment.pixelCount),
        covers: count / Math.max(1, samples),
        boxIou: boxIou(segment.box, box),
      };
    })
    .sort((a, b) => b.covers - a.covers);
};
