import type { Mask } from '../../../src/core/types/landmarks.ts';

/** A mask with its top left corner at (x0, y0) from lines of text, `#` inside. */
export const maskOf = (x0: number, y0: number, lines: readonly string[]): Mask => {
  const bits = Uint8Array.from([...lines.join('')].map((c) => (c === '#' ? 1 : 0)));
  const box = { x0, y0, x1: x0 + lines[0]!.length, y1: y0 + lines.length };
  return { box, bits, pixelCount: bits.reduce((sum, bit) => sum + bit, 0) };
};

/** A mask of the pixels of a box for which `inside` (image pixels) holds. */
export const maskWhere = (box: Mask['box'], inside: (u: number, v: number) => boolean): Mask => {
  const width = box.x1 - box.x0;
  const bits = Uint8Array.from({ length: width * (box.y1 - box.y0) }, (_, i) =>
    inside(box.x0 + (i % width), box.y0 + Math.floor(i / width)) ? 1 : 0,
  );
  return { box, bits, pixelCount: bits.reduce((sum, bit) => sum + bit, 0) };
};

export const disc = (u: number, v: number, radius: number): Mask =>
  maskWhere(
    { x0: u - radius, y0: v - radius, x1: u + radius + 1, y1: v + radius + 1 },
    (x, y) => (x - u) ** 2 + (y - v) ** 2 <= radius * radius,
  );
