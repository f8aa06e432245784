import { boxArea, boxIou } from '../../../geometry/boxOverlap.ts';
import type { PixelBox } from '../../../types/geometry.ts';
import type { FuseMap } from '../fuseSegments.ts';
import type { FuseOverlap } from '../fuseTypes.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Rows and columns are skipped in boxes of more pixels than this. */
const MAX_SAMPLES = 8_000;

/** How often each segment lies on the outline of a box, and the outline's length; sides on the image's border are left out. */
const outlineOf = (
  { owner }: FuseMap,
  box: PixelBox,
  size: Size,
): { counts: Map<number, number>; length: number } => {
  const counts = new Map<number, number>();
  let length = 0;
  const look = (u: number, v: number) => {
    const id = owner[v * size.width + u]!;
    counts.set(id, (counts.get(id) ?? 0) + 1);
    length += 1;
  };
  for (let u = box.x0; u < box.x1; u += 1) {
    if (box.y0 > 0) look(u, box.y0);
    if (box.y1 < size.height) look(u, box.y1 - 1);
  }
  for (let v = box.y0; v < box.y1; v += 1) {
    if (box.x0 > 0) look(box.x0, v);
    if (box.x1 < size.width) look(box.x1 - 1, v);
  }
  return { counts, length };
};

/** The segments in a box, the one that covers most first. */
export const overlapsOf = (map: FuseMap, box: PixelBox, size: Size): readonly FuseOverlap[] => {
  const { owner, segments } = map;
  const step = Math.max(1, Math.ceil(Math.sqrt(boxArea(box) / MAX_SAMPLES)));
  const counts = new Int32Array(segments.length + 1);
  let samples = 0;
  for (let v = box.y0 + (step >> 1); v < box.y1; v += step) {
    for (let u = box.x0 + (step >> 1); u < box.x1; u += step, samples += 1) {
      const id = owner[v * size.width + u]!;
      counts[id] = counts[id]! + 1;
    }
  }
  const outline = outlineOf(map, box, size);
  return segments
    .filter(({ id }) => counts[id]! > 0)
    .map((segment): FuseOverlap => {
      const count = counts[segment.id]!;
      return {
        segment,
        inside: Math.min(1, (count * step * step) / segment.pixelCount),
        covers: count / Math.max(1, samples),
        edge: (outline.counts.get(segment.id) ?? 0) / Math.max(1, outline.length),
        boxIou: boxIou(segment.box, box),
      };
    })
    .sort((a, b) => b.covers - a.covers);
};
