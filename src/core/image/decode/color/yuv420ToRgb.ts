/** Where the chroma of a YUV 4:2:0 image lies: samples of one colour in turns with the other's, or in planes of their own. */
export type ChromaOrder = 'nv12' | 'nv21' | 'i420' | 'yv12';

interface Chroma {
  readonly u: number;
  readonly v: number;
  /** Bytes from one sample to the next of its colour, and from row to row. */
  readonly next: number;
  readonly row: number;
}

const chromaOf = (order: ChromaOrder, step: number, height: number): Chroma => {
  const start = step * height;
  if (order === 'nv12') return { u: start, v: start + 1, next: 2, row: step };
  if (order === 'nv21') return { u: start + 1, v: start, next: 2, row: step };
  const second = start + (step / 2) * (height / 2);
  const [u, v] = order === 'i420' ? [start, second] : [second, start];
  return { u, v, next: 1, row: step / 2 };
};

/**
 * YUV 4:2:0 to RGB, by ITU-R BT.601 in studio range, as for 4:2:2. Chroma is repeated, not blended.
 *
 * @param size even width and height; `step` bytes a row of luma
 */
export const yuv420ToRgb = (
  data: Uint8Array,
  { width, height, step }: { readonly width: number; readonly height: number; readonly step: number },
  order: ChromaOrder,
): Uint8Array => {
  const out = new Uint8Array(width * height * 3);
  const chroma = chromaOf(order, step, height);
  for (let y = 0, o = 0; y < height; y++) {
    const chromaRow = (y >> 1) * chroma.row;
    for (let x = 0; x < width; x++, o += 3) {
      const at = chromaRow + (x >> 1) * chroma.next;
      const d = data[chroma.u + at]! - 128;
      const e = data[chroma.v + at]! - 128;
      const c = 298 * (data[y * step + x]! - 16);
      out[o] = clamp((c + 409 * e + 128) >> 8);
      out[o + 1] = clamp((c - 100 * d - 208 * e + 128) >> 8);
      out[o + 2] = clamp((c + 516 * d + 128) >> 8);
    }
  }
  return out;
};

const clamp = (value: number): number => Math.max(0, Math.min(255, value));
