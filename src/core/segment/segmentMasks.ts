import type { LandmarkCandidate, Mask } from '../types/landmarks.ts';
import type { DepthSegment, DepthSegmentation } from './DepthSegment.ts';

/** The pixels of one segment as a mask over its own box: a copy, good after the segmenter's next frame. */
export function maskOfSegment(segmentation: DepthSegmentation, segment: DepthSegment): Mask {
  const { box, id, pixelCount } = segment;
  const width = box.x1 - box.x0;
  const bits = new Uint8Array(width * (box.y1 - box.y0));
  for (let v = box.y0, to = 0; v < box.y1; v++) {
    const from = v * segmentation.width + box.x0;
    for (let u = 0; u < width; u++, to++) if (segmentation.labels[from + u] === id) bits[to] = 1;
  }
  return { box, bits, pixelCount };
}

/** Every segment as a landmark candidate without a name. */
export const candidatesOf = (segmentation: DepthSegmentation): readonly LandmarkCandidate[] =>
  segmentation.segments.map((segment) => ({
    mask: maskOfSegment(segmentation, segment),
    role: segment.role,
    labels: [],
  }));
