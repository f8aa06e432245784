import type { Mask } from '../../types/landmarks.ts';

/** The mask of every id above 0 in an owner map, in one pass for the boxes and one for the bits. */
export const collectMasks = (owner: Int32Array, width: number, height: number): ReadonlyMap<number, Mask> => {
  const boxes = new Map<number, { x0: number; y0: number; x1: number; y1: number; pixelCount: number }>();
  eachRun(owner, width, height, (id, v, u, end) => {
    const box = boxes.get(id);
    if (!box) boxes.set(id, { x0: u, y0: v, x1: end, y1: v + 1, pixelCount: end - u });
    else {
      box.x0 = Math.min(box.x0, u);
      box.x1 = Math.max(box.x1, end);
      box.y1 = v + 1;
      box.pixelCount += end - u;
    }
  });
  const masks = new Map<number, Mask>();
  for (const [id, { pixelCount, ...box }] of boxes) {
    masks.set(id, { box, pixelCount, bits: new Uint8Array((box.x1 - box.x0) * (box.y1 - box.y0)) });
  }
  eachRun(owner, width, height, (id, v, u, end) => {
    const { box, bits } = masks.get(id)!;
    const row = (v - box.y0) * (box.x1 - box.x0) - box.x0;
    bits.fill(1, row + u, row + end);
  });
  return masks;
};

/** Calls back for every horizontal run of one id: row v, columns u to end - 1. */
const eachRun = (
  owner: Int32Array,
  width: number,
  height: number,
  onRun: (id: number, v: number, u: number, end: number) => void,
): void => {
  for (let v = 0; v < height; v += 1) {
    const row = v * width;
    for (let u = 0; u < width; ) {
      const id = owner[row + u]!;
      let end = u + 1;
      while (end < width && owner[row + end] === id) end += 1;
      if (id !== 0) onRun(id, v, u, end);
      u = end;
    }
  }
};
