import { fail, ok, type Result } from '../../../result.ts';
import type { ColorImage } from '../../../types/images.ts';
import { type CheckedImage, checkRawImage, type Layout } from '../checkRawImage.ts';
import type { RawImage } from '../RawImage.ts';
import { type BayerPattern, bayerToRgb } from './bayerToRgb.ts';
import { to8Bits } from './to8Bits.ts';
import { type ChromaOrder, yuv420ToRgb } from './yuv420ToRgb.ts';
import { yuv422ToRgb } from './yuv422ToRgb.ts';

/** Offsets of red, green and blue within a pixel of so many samples. */
interface Channels {
  readonly of: number;
  readonly rgb: readonly [red: number, green: number, blue: number];
}

/** What the bytes of an encoding mean. */
type ColorKind =
  | { readonly kind: 'channels'; readonly channels: Channels; readonly wide?: boolean }
  | { readonly kind: 'yuv422'; readonly lumaOffset: 0 | 1 }
  | { readonly kind: 'yuv420'; readonly order: ChromaOrder }
  | { readonly kind: 'bayer'; readonly pattern: BayerPattern; readonly wide?: boolean };

const RGB: Channels = { of: 3, rgb: [0, 1, 2] };
const BGR: Channels = { of: 3, rgb: [2, 1, 0] };
const RGBA: Channels = { of: 4, rgb: [0, 1, 2] };
const BGRA: Channels = { of: 4, rgb: [2, 1, 0] };
const MONO: Channels = { of: 1, rgb: [0, 0, 0] };
const narrow = (channels: Channels): ColorKind => ({ kind: 'channels', channels });
const wide = (channels: Channels): ColorKind => ({ kind: 'channels', channels, wide: true });
const bayer8 = (pattern: BayerPattern): ColorKind => ({ kind: 'bayer', pattern });
const bayer16 = (pattern: BayerPattern): ColorKind => ({ kind: 'bayer', pattern, wide: true });

/**
 * sensor_msgs/image_encodings that a colour topic may carry. The nameless ones of OpenCV (8UC3) have OpenCV's order: blue
 * first.
 */
const COLOR_KINDS = {
  rgb8: narrow(RGB),
  bgr8: narrow(BGR),
  rgba8: narrow(RGBA),
  bgra8: narrow(BGRA),
  mono8: narrow(MONO),
  '8UC1': narrow(MONO),
  '8UC3': narrow(BGR),
  '8UC4': narrow(BGRA),
  rgb16: wide(RGB),
  bgr16: wide(BGR),
  rgba16: wide(RGBA),
  bgra16: wide(BGRA),
  mono16: wide(MONO),
  '16UC3': wide(BGR),
  '16UC4': wide(BGRA),
  yuv422: { kind: 'yuv422', lumaOffset: 1 },
  uyvy: { kind: 'yuv422', lumaOffset: 1 },
  yuv422_yuy2: { kind: 'yuv422', lumaOffset: 0 },
  yuyv: { kind: 'yuv422', lumaOffset: 0 },
  nv12: { kind: 'yuv420', order: 'nv12' },
  nv21: { kind: 'yuv420', order: 'nv21' },
  i420: { kind: 'yuv420', order: 'i420' },
  yv12: { kind: 'yuv420', order: 'yv12' },
  bayer_rggb8: bayer8('rggb'),
  bayer_bggr8: bayer8('bggr'),
  bayer_gbrg8: bayer8('gbrg'),
  bayer_grbg8: bayer8('grbg'),
  bayer_rggb16: bayer16('rggb'),
  bayer_bggr16: bayer16('bggr'),
  bayer_gbrg16: bayer16('gbrg'),
  bayer_grbg16: bayer16('grbg'),
} as const satisfies Record<string, ColorKind>;

export type ColorEncoding = keyof typeof COLOR_KINDS;

const layoutOf = (kind: ColorKind): Layout => {
  if (kind.kind === 'yuv420') return kind;
  if (kind.kind === 'yuv422') return { kind: 'packed', bytes: 2 };
  const samples = kind.kind === 'bayer' ? 1 : kind.channels.of;
  return { kind: 'packed', bytes: samples * (kind.wide ? 2 : 1) };
};

const LAYOUTS = Object.fromEntries(
  Object.entries(COLOR_KINDS).map(([name, kind]) => [name, layoutOf(kind)]),
) as Record<ColorEncoding, Layout>;

/** Whether the header of a colour image and the count of its bytes fit each other; looks at no pixel. */
export const checkColor = (raw: RawImage): Result<CheckedImage<ColorEncoding>> => checkRawImage(raw, LAYOUTS);

/** Raw colour image to RGB. Rows are read by `step`. An unpadded rgb8 image is not copied: the result views it. */
export const decodeColor = (raw: RawImage): Result<ColorImage> => {
  const checked = checkColor(raw);
  if (!checked.ok) return checked;
  const { encoding, width, height, step } = checked.value;
  if (encoding === 'rgb8' && step === width * 3) return ok({ width, height, data: raw.data });
  const kind: ColorKind = COLOR_KINDS[encoding];
  switch (kind.kind) {
    case 'channels':
      return ok({
        width,
        height,
        data: pickChannels(narrowed(raw, checked.value, kind), width, height, kind.channels),
      });
    case 'yuv420':
      return ok({ width, height, data: yuv420ToRgb(raw.data, checked.value, kind.order) });
    case 'yuv422':
      if (width % 2 !== 0)
        return fail(
          'BAD_IMAGE',
          `${raw.source}: ${encoding} shares chroma by pairs, but the width is ${width}`,
        );
      return ok({ width, height, data: unpackYuv422(raw.data, checked.value, kind.lumaOffset) });
    case 'bayer': {
      if (width < 2 || height < 2) return fail('BAD_IMAGE', `${raw.source}: ${width}x${height} is no mosaic`);
      const mosaic = narrowed(raw, checked.value, { channels: MONO, ...kind });
      const tight = mosaic.step === width ? mosaic.data : withoutPadding(mosaic, width, height);
      return ok({ width, height, data: bayerToRgb(tight, width, height, kind.pattern) });
    }
  }
};

interface Rows {
  readonly data: Uint8Array;
  readonly step: number;
}

/** The samples as bytes: 16-bit ones lose their lower half and the padding of their rows. */
const narrowed = (
  { data, isBigEndian }: RawImage,
  { width, height, step }: CheckedImage<string>,
  kind: { readonly channels: Channels; readonly wide?: boolean },
): Rows => {
  if (!kind.wide) return { data, step };
  const samples = width * kind.channels.of;
  return { data: to8Bits(data, { samples, height, step }, isBigEndian), step: samples };
};

const withoutPadding = ({ data, step }: Rows, width: number, height: number): Uint8Array => {
  const tight = new Uint8Array(width * height);
  for (let v = 0; v < height; v++) tight.set(data.subarray(v * step, v * step + width), v * width);
  return tight;
};

const pickChannels = (
  { data, step }: Rows,
  width: number,
  height: number,
  { of, rgb }: Channels,
): Uint8Array => {
  const out = new Uint8Array(width * height * 3);
  const [red, green, blue] = rgb;
  for (let v = 0, o = 0; v < height; v++)
    for (let i = v * step, end = i + width * of; i < end; i += of, o += 3) {
      out[o] = data[i + red]!;
      out[o + 1] = data[i + green]!;
      out[o + 2] = data[i + blue]!;
    }
  return out;
};

const unpackYuv422 = (
  data: Uint8Array,
  { width, height, step }: CheckedImage<string>,
  lumaOffset: 0 | 1,
): Uint8Array => {
  const out = new Uint8Array(width * height * 3);
  for (let v = 0; v < height; v++)
    yuv422ToRgb(data.subarray(v * step, v * step + 2 * width), out, v * width * 3, lumaOffset);
  return out;
};
