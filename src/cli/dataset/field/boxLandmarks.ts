import type { Landmark } from '../../../core/types/landmarks.ts';
import type { DatasetMark } from '../DatasetRow.ts';

/** Marks of which only boxes are known, to be drawn on their picture: each box is its own mask. */
export const boxLandmarks = (
  marks: readonly DatasetMark[],
  { width, height }: { readonly width: number; readonly height: number },
): readonly Landmark[] =>
  marks.map(({ mark, label, box }): Landmark => {
    const [x0, y0, x1, y1] = box.map(Math.round) as [number, number, number, number];
    const within = {
      x0: Math.max(0, Math.min(width - 1, x0)),
      y0: Math.max(0, Math.min(height - 1, y0)),
      x1: Math.min(width, Math.max(x0 + 1, x1)),
      y1: Math.min(height, Math.max(y0 + 1, y1)),
    };
    const count = (within.x1 - within.x0) * (within.y1 - within.y0);
    return {
      mark,
      trackId: mark,
      role: 'object',
      labels: label === '' ? [] : [{ label, score: 1 }],
      mask: { box: within, bits: new Uint8Array(count).fill(1), pixelCount: count },
      colours: [],
      meanRgb: [0, 0, 0],
      anchor: [(within.x0 + within.x1) / 2, (within.y0 + within.y1) / 2],
      validDepthRatio: 0,
    };
  });
