import type Sharp from 'sharp';
import { decodeRvl } from '../../core/image/decode/decodeRvl.ts';
import type { DepthEncoding, ImageCodec, ImageLimits } from '../../core/image/ImageCodec.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { ColorImage, DepthImage } from '../../core/types/images.ts';
import { checkEncoded, type EncodedHeader } from './checkEncoded.ts';
import { splitCompressedDepth } from './splitCompressedDepth.ts';

let loading: Promise<typeof Sharp> | undefined;

/** Loaded when the first image needs it: a node with raw topics that nobody looks at saves its ten megabytes. */
const libvips = (): Promise<typeof Sharp> => {
  loading ??= import('sharp').then(({ default: sharp }) => {
    // Frames never repeat, so a cache only holds memory; one thread an image leaves the other core to the model.
    sharp.cache(false);
    sharp.concurrency(1);
    return sharp;
  });
  return loading;
};

/**
 * Image codec over libvips, which works outside the event loop. Every input passes `checkEncoded` first: what is no whole
 * JPEG or PNG within the limits never reaches the decoder. Nothing throws: a decoder's complaint is a BAD_IMAGE.
 */
export class SharpImageCodec implements ImageCodec {
  async decodeColor(bytes: Uint8Array, limits: ImageLimits): Promise<Result<ColorImage>> {
    const header = checkEncoded(bytes, limits, 'colour image');
    if (!header.ok) return header;
    const { width, height } = header.value;
    return guarded('colour image', async () => {
      const { data, info } = await (await openWhole(bytes, header.value, limits))
        .toColourspace('srgb')
        .removeAlpha()
        .raw({ depth: 'uchar' })
        .toBuffer({ resolveWithObject: true });
      if (info.channels === 1) return ok({ width, height, data: greyToRgb(data) });
      if (data.length !== width * height * 3)
        return fail('BAD_IMAGE', `colour image: decoded to ${data.length} bytes of ${width}x${height}`);
      return ok({ width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.length) });
    });
  }

  /**
   * `encoding` is what the format of the CompressedImage names; without it the pixels are millimetres, also behind a
   * compressedDepth header (REP-118: 16UC1).
   */
  async decodeDepth(
    bytes: Uint8Array,
    limits: ImageLimits,
    encoding: DepthEncoding = '16UC1',
  ): Promise<Result<DepthImage>> {
    const payload = splitCompressedDepth(bytes, encoding);
    if (!payload.ok) return payload;
    const { coding, code, size, toMetres } = payload.value;
    const pixels = coding === 'rvl' && size ? rvlPixels(code, size, limits) : await pngPixels(code, limits);
    if (!pixels.ok) return pixels;
    const { width, height, data } = pixels.value;
    return ok({ width, height, data: toMetres(data) });
  }

  async encodeJpeg(image: ColorImage, quality: number): Promise<Uint8Array> {
    return (await openRaw(image)).jpeg({ quality }).toBuffer();
  }

  /** Light compression: a photograph shrinks little more at five times the cost. */
  async encodePng(image: ColorImage): Promise<Uint8Array> {
    return (await openRaw(image)).png({ compressionLevel: 2 }).toBuffer();
  }
}

interface Pixels16 {
  readonly width: number;
  readonly height: number;
  readonly data: Uint16Array;
}

const rvlPixels = (
  code: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  { maxPixels }: ImageLimits,
): Result<Pixels16> => {
  if (width * height > maxPixels)
    return fail(
      'BAD_IMAGE',
      `depth image: RVL claims ${width}x${height} pixels, at most ${maxPixels} accepted`,
    );
  const data = decodeRvl(code, width * height);
  return data
    ? ok({ width, height, data })
    : fail('BAD_IMAGE', `depth image: ${code.length} bytes are no RVL of ${width}x${height} pixels`);
};

const pngPixels = async (png: Uint8Array, limits: ImageLimits): Promise<Result<Pixels16>> => {
  const header = checkEncoded(png, limits, 'depth image');
  if (!header.ok) return header;
  const { width, height, format, bitsPerSample, channels } = header.value;
  if (format !== 'png' || bitsPerSample !== 16 || channels !== 1)
    return fail(
      'BAD_IMAGE',
      `depth image: ${format} of ${channels} channels and ${bitsPerSample} bits, expected a grey 16-bit PNG`,
    );
  return guarded('depth image', async () => {
    const image = await open(png, limits);
    const raw = await image.toColourspace('grey16').raw({ depth: 'ushort' }).toBuffer();
    if (raw.length !== width * height * 2)
      return fail('BAD_IMAGE', `depth image: decoded to ${raw.length} bytes of ${width}x${height}`);
    return ok({ width, height, data: new Uint16Array(raw.buffer, raw.byteOffset, width * height) });
  });
};

const JPEG_END = [0xff, 0xd9] as const;

/**
 * Without what stands behind the image. A JPEG without its end gets one, and must then decode without a warning: data that
 * were cut are missed by the decoder, an end marker alone is not.
 */
const openWhole = async (bytes: Uint8Array, { length, ends }: EncodedHeader, limits: ImageLimits) => {
  if (ends) return open(bytes.subarray(0, length), limits);
  return open(Buffer.concat([bytes, Uint8Array.from(JPEG_END)]), limits, 'warning');
};

const open = async (bytes: Uint8Array, limits: ImageLimits, failOn: 'error' | 'warning' = 'error') =>
  (await libvips())(bytes, {
    failOn,
    limitInputPixels: limits.maxPixels,
    pages: 1,
    ignoreIcc: true,
  });

const openRaw = async ({ width, height, data }: ColorImage) =>
  (await libvips())(data, { raw: { width, height, channels: 3 } });

const guarded = async <T>(whose: string, decode: () => Promise<Result<T>>): Promise<Result<T>> => {
  try {
    return await decode();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail('BAD_IMAGE', `${whose}: ${reason.replaceAll(/\s+/g, ' ').trim()}`);
  }
};

const greyToRgb = (grey: Uint8Array): Uint8Array => {
  const rgb = new Uint8Array(grey.length * 3);
  for (let i = 0, o = 0; i < grey.length; i++, o += 3) rgb[o] = rgb[o + 1] = rgb[o + 2] = grey[i]!;
  return rgb;
};
