import type { Mask } from '../../types/landmarks.ts';

/** The mask with what it encloses: every cell of its box that cannot be reached from the box's border without crossing it. */
export const fillHoles = ({ box, bits }: Mask): Mask => {
  const width = box.x1 - box.x0;
  const height = box.y1 - box.y0;
  const outside = new Uint8Array(bits.length);
  const stack = new Int32Array(bits.length);
  let top = 0;
  const visit = (at: number): void => {
    if (bits[at] === 1 || outside[at] === 1) return;
    outside[at] = 1;
    stack[top++] = at;
  };
  for (let u = 0; u < width; u++) {
    visit(u);
    visit((height - 1) * width + u);
  }
  for (let v = 0; v < height; v++) {
    visit(v * width);
    visit(v * width + width - 1);
  }
  while (top > 0) {
    const at = stack[--top]!;
    const u = at % width;
    if (u > 0) visit(at - 1);
    if (u + 1 < width) visit(at + 1);
    if (at >= width) visit(at - width);
    if (at + width < bits.length) visit(at + width);
  }
  let pixelCount = 0;
  const filled = outside.map((is) => {
    pixelCount += 1 - is;
    return 1 - is;
  });
  return { box, bits: filled, pixelCount };
};
