import { boxIou } from '../../../../core/geometry/boxOverlap.ts';
import type { CutMask } from '../../../../core/segment/refine/MaskCutter.ts';
import type { PixelBox } from '../../../../core/types/geometry.ts';

/** One proposal of a SAM kind: logits over its input, coarser than it, and what it says of its fit. */
export interface MaskPlane {
  readonly width: number;
  readonly height: number;
  readonly logits: Float32Array;
  readonly score: number;
}

type Size = { readonly width: number; readonly height: number };
/** Share of the input's width and height that one pixel of the image is. */
type Place = { readonly x: number; readonly y: number };

/** A SAM kind proposes the part, the thing and the whole: the one that fits the box best, and the model believes in. */
export const bestMask = (
  planes: readonly MaskPlane[],
  box: PixelBox,
  place: Place,
  image: Size,
): CutMask | undefined => {
  let best: { plane: MaskPlane; found: PixelBox; worth: number } | undefined;
  for (const plane of planes) {
    const found = boxOf(plane, place);
    const worth = found ? boxIou(found, box) * Math.max(0, plane.score) : 0;
    if (found && worth > (best?.worth ?? 0)) best = { plane, found, worth };
  }
  return best && drawn(best.plane, around(best.found, best.plane, place, image), place);
};

/** Box of the cells that are positive, in pixels of the image. */
const boxOf = ({ width, height, logits }: MaskPlane, place: Place): PixelBox | undefined => {
  let [x0, y0, x1, y1] = [width, height, -1, -1];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (!(logits[i]! > 0)) continue;
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x);
      y0 = Math.min(y0, y);
      y1 = Math.max(y1, y);
    }
  }
  if (x1 < 0) return undefined;
  const column = (x: number) => x / width / place.x;
  const row = (y: number) => y / height / place.y;
  return { x0: column(x0), y0: row(y0), x1: column(x1 + 1), y1: row(y1 + 1) };
};

/** Whole pixels of the image about it, a cell wider: between two cells the sign may change. */
const around = (box: PixelBox, plane: MaskPlane, place: Place, image: Size): PixelBox => {
  const [wide, tall] = [1 / plane.width / place.x, 1 / plane.height / place.y];
  return {
    x0: Math.max(0, Math.floor(box.x0 - wide)),
    y0: Math.max(0, Math.floor(box.y0 - tall)),
    x1: Math.min(image.width, Math.ceil(box.x1 + wide)),
    y1: Math.min(image.height, Math.ceil(box.y1 + tall)),
  };
};

/** The plane at the pixels of a box, bilinear; the mask's own box is as tight as its pixels. */
const drawn = (plane: MaskPlane, { x0, y0, x1, y1 }: PixelBox, place: Place): CutMask | undefined => {
  const inside: (readonly [u: number, v: number])[] = [];
  for (let v = y0; v < y1; v++) {
    for (let u = x0; u < x1; u++)
      if (sample(plane, (u + 0.5) * place.x, (v + 0.5) * place.y) > 0) inside.push([u, v]);
  }
  if (inside.length === 0) return undefined;
  const box = { x0: x1, y0: y1, x1: x0, y1: y0 };
  for (const [u, v] of inside) {
    box.x0 = Math.min(box.x0, u);
    box.x1 = Math.max(box.x1, u + 1);
    box.y0 = Math.min(box.y0, v);
    box.y1 = Math.max(box.y1, v + 1);
  }
  const stride = box.x1 - box.x0;
  const bits = new Uint8Array(stride * (box.y1 - box.y0));
  for (const [u, v] of inside) bits[(v - box.y0) * stride + u - box.x0] = 1;
  return { mask: { box, bits, pixelCount: inside.length }, score: Math.min(1, Math.max(0, plane.score)) };
};

const sample = ({ width, height, logits }: MaskPlane, shareX: number, shareY: number): number => {
  const x = Math.min(width - 1, Math.max(0, shareX * width - 0.5));
  const y = Math.min(height - 1, Math.max(0, shareY * height - 0.5));
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const [fx, fy] = [x - left, y - top];
  const at = (column: number, row: number) => logits[row * width + column]!;
  const upper = at(left, top) * (1 - fx) + at(right, top) * fx;
  const lower = at(left, bottom) * (1 - fx) + at(right, bottom) * fx;
  return upper * (1 - fy) + lower * fy;
};
