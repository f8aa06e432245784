import type { PixelBox } from '../types/geometry.ts';

/** How an image is brought to a network's input size. */
export type FitKind = 'stretch' | 'letterbox';

/** Where the image lies in the input: `input = image * scale + offset`, pixels. */
export interface InputFit {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly offsetX: number;
  readonly offsetY: number;
  /** Size of the scaled image inside the input, whole pixels. */
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Letterboxing keeps the aspect ratio and puts the image at the top left (YOLOX) or in the middle. */
export const fitInput = (
  image: Size,
  input: Size,
  kind: FitKind,
  anchor: 'corner' | 'centre' = 'corner',
): InputFit => {
  if (kind === 'stretch') {
    return {
      scaleX: input.width / image.width,
      scaleY: input.height / image.height,
      offsetX: 0,
      offsetY: 0,
      width: input.width,
      height: input.height,
    };
  }
  const scale = Math.min(input.width / image.width, input.height / image.height);
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  return {
    scaleX: width / image.width,
    scaleY: height / image.height,
    offsetX: anchor === 'centre' ? Math.floor((input.width - width) / 2) : 0,
    offsetY: anchor === 'centre' ? Math.floor((input.height - height) / 2) : 0,
    width,
    height,
  };
};

/** A box of the input as whole pixels of the image, clipped to it; undefined when nothing of it is inside. */
export const toImageBox = (
  box: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number },
  fit: InputFit,
  image: Size,
): PixelBox | undefined => {
  const clip = (value: number, limit: number) => Math.min(limit, Math.max(0, Math.round(value)));
  const x0 = clip((box.x0 - fit.offsetX) / fit.scaleX, image.width);
  const y0 = clip((box.y0 - fit.offsetY) / fit.scaleY, image.height);
  const x1 = clip((box.x1 - fit.offsetX) / fit.scaleX, image.width);
  const y1 = clip((box.y1 - fit.offsetY) / fit.scaleY, image.height);
  return x1 > x0 && y1 > y0 ? { x0, y0, x1, y1 } : undefined;
};
