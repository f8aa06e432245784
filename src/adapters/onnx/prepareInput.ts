import sharp from 'sharp';
import { fitInput, type InputFit } from '../../core/detect/InputFit.ts';
import type { ColorImage } from '../../core/types/images.ts';
import type { InputCard, InputSize } from './cards/ModelCard.ts';

export interface PreparedInput {
  readonly data: Uint8Array | Float32Array;
  readonly dims: readonly [number, number, number, number];
  readonly width: number;
  readonly height: number;
  readonly fit: InputFit;
}

const sizeFor = (image: ColorImage, size: InputSize): { width: number; height: number } => {
  if ('width' in size) return size;
  const scale = size.longSide / Math.max(image.width, image.height);
  const side = (length: number) =>
    Math.max(1, Math.round((length * scale) / size.multipleOf)) * size.multipleOf;
  return { width: side(image.width), height: side(image.height) };
};

/** The channel that a BGR network wants at each place is the other way round. */
const CHANNEL_ORDER = { RGB: [0, 1, 2], BGR: [2, 1, 0] } as const;

/** Scales, pads and lays out an image as the card of the network asks. */
export const prepareInput = async (image: ColorImage, card: InputCard): Promise<PreparedInput> => {
  const { width, height } = sizeFor(image, card.size);
  const fit = fitInput(image, { width, height }, card.fit, card.anchor);
  const raw = { width: image.width, height: image.height, channels: 3 as const };
  let scaled = sharp(image.data, { raw });
  if (fit.width !== image.width || fit.height !== image.height) {
    scaled = scaled.resize(fit.width, fit.height, { fit: 'fill', kernel: 'linear', fastShrinkOnLoad: false });
  }
  if (fit.width !== width || fit.height !== height) {
    const [left, top] = [fit.offsetX, fit.offsetY];
    const background = { r: card.padding, g: card.padding, b: card.padding };
    scaled = scaled.extend({
      left,
      top,
      right: width - fit.width - left,
      bottom: height - fit.height - top,
      background,
    });
  }
  const pixels = await scaled.raw().toBuffer();
  const common = { width, height, fit };
  const dims = card.layout === 'NHWC' ? ([1, height, width, 3] as const) : ([1, 3, height, width] as const);
  if (card.type === 'uint8' && card.layout === 'NHWC' && card.colours === 'RGB') {
    return { data: pixels, dims, ...common };
  }
  return { data: layOut(pixels, width * height, card), dims, ...common };
};

const layOut = (pixels: Uint8Array, count: number, card: InputCard): Uint8Array | Float32Array => {
  const out = card.type === 'uint8' ? new Uint8Array(count * 3) : new Float32Array(count * 3);
  const [step, plane] = card.layout === 'NHWC' ? [3, 1] : [1, count];
  for (const [to, from] of CHANNEL_ORDER[card.colours].entries()) {
    const mean = card.type === 'uint8' ? 0 : card.mean[to]!;
    const factor = card.type === 'uint8' ? 1 : 1 / card.std[to]!;
    for (let i = 0; i < count; i += 1) out[to * plane + i * step] = (pixels[i * 3 + from]! - mean) * factor;
  }
  return out;
};
