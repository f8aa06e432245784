import type Sharp from 'sharp';
import type { DepthEncoding, ImageCodec, ImageLimits } from '../../core/image/ImageCodec.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { ColorImage, DepthImage } from '../../core/types/images.ts';
import { checkEncoded } from './checkEncoded.ts';
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
      const { data, info } = await (await open(bytes, limits))
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
   * `encoding` is the part of CompressedImage.format before the semicolon; without it the pixels are millimetres, also
   * behind a compressedDepth header (REP-118: 16UC1).
   */
  async decodeDepth(
    bytes: Uint8Array,
    limits: ImageLimits,
    encoding: DepthEncoding = '16UC1',
  ): Promise<Result<DepthImage>> {
    const payload = splitCompressedDepth(bytes, encoding);
    if (!payload.ok) return payload;
    const { png, toMetres } = payload.value;
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
      return ok({
        width,
        height,
        data: toMetres(new Uint16Array(raw.buffer, raw.byteOffset, width * height)),
      });
    });
  }

  async encodeJpeg(image: ColorImage, quality: number): Promise<Uint8Array> {
    return (await openRaw(image)).jpeg({ quality }).toBuffer();
  }

  /** Light compression: a photograph shrinks little more at five times the cost. */
  async encodePng(image: ColorImage): Promise<Uint8Array> {
    return (await openRaw(image)).png({ compressionLevel: 2 }).toBuffer();
  }
}

const open = async (bytes: Uint8Array, limits: ImageLimits) =>
  (await libvips())(bytes, {
    failOn: 'error',
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
