import type { LandmarkCandidate, Mask } from '../types/landmarks.ts';
import type { DepthSegment, DepthSegmentation } from './DepthSegment.ts';

/** The pixels of one segment as a mask over its own box: a copy, good after the segmenter's next frame. */
export const maskOfSegment = (segmentation: DepthSegmentation, segment: DepthSegment): Mask => {
  const { box, id, pixelCount } = segment;
  const width = box.x1 - box.x0;
  const bits = new Uint8Array(width * (box.y1 - box.y0));
  for (let v = box.y0, to = 0; v < box.y1; v++) {
    const from = v * segmentation.width + box.x0;
    for (let u = 0; u < width; u++, to++) if (segmentation.labels[from + u] === id) bits[to] = 1;
  }
  return { box, bits, pixelCount };
};

/** Every segment as a landmark candidate without a name; masks are filled run by run in one pass over the image. */
export const candidatesOf = ({
  width,
  height,
  labels,
  segments,
}: DepthSegmentation): readonly LandmarkCandidate[] => {
  const masks: Mask[] = [];
  const byId: Mask[] = [];
  for (const { id, box, pixelCount } of segments) {
    const mask = { box, bits: new Uint8Array((box.x1 - box.x0) * (box.y1 - box.y0)), pixelCount };
    masks.push(mask);
    byId[id] = mask;
  }
  for (let v = 0; v < height; v++) {
    const stop = (v + 1) * width;
    for (let at = v * width; at < stop; ) {
      const id = labels[at]!;
      let end = at + 1;
      while (end < stop && labels[end] === id) end++;
      const mask = byId[id];
      if (mask) {
        const { box, bits } = mask;
        const row = (v - box.y0) * (box.x1 - box.x0) - box.x0 - v * width;
        bits.fill(1, row + at, row + end);
      }
      at = end;
    }
  }
  return segments.map(({ role }, index) => ({ mask: masks[index]!, role, labels: [] }));
};
