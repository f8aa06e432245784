import type { PixelBox } from '../../types/geometry.ts';
import type { RgbdFrame } from '../../types/images.ts';
import type { Detection } from '../../types/landmarks.ts';
import type { FuseProposal } from './fuseTypes.ts';
import { labelsOfThisSize } from './rules/fuseSizes.ts';

/** Samples along each side of the middle of a box. */
const SAMPLES = 12;

/** Median depth (m) in the middle half of a box; NaN where there is none. */
const middleDepth = (box: PixelBox, { depth }: RgbdFrame): number => {
  const values: number[] = [];
  for (let i = 0; i < SAMPLES * SAMPLES; i += 1) {
    const across = 0.25 + (0.5 * ((i % SAMPLES) + 0.5)) / SAMPLES;
    const down = 0.25 + (0.5 * (Math.floor(i / SAMPLES) + 0.5)) / SAMPLES;
    const u = Math.floor(box.x0 + across * (box.x1 - box.x0));
    const v = Math.floor(box.y0 + down * (box.y1 - box.y0));
    const z = depth.data[v * depth.width + u]!;
    if (z > 0) values.push(z);
  }
  values.sort((a, b) => a - b);
  return values.length > 0 ? values[values.length >> 1]! : Number.NaN;
};

/** Detections with the labels that fit their size in metres. */
export const proposalsOf = (detections: readonly Detection[], frame: RgbdFrame): readonly FuseProposal[] =>
  detections.map((detection) => {
    const labels = labelsOfThisSize(detection, middleDepth(detection.box, frame), frame);
    const { box, mask } = detection;
    return { box, mask, labels, name: labels[0]?.label ?? '', score: detection.labels[0]?.score ?? 0 };
  });
