import { fail, ok, type Result } from '../../result.ts';
import { canonicalEncoding } from './canonicalEncoding.ts';
import type { RawImage } from './RawImage.ts';

/** 8192 x 4096: no depth camera makes more, and memory stays bounded. */
const MAX_PIXELS = 2 ** 25;

/** How the pixels of an encoding lie in memory. */
export type Layout =
  /** Row after row, so many bytes a pixel. */
  | { readonly kind: 'packed'; readonly bytes: number }
  /** A full plane of luma, then chroma of half the rows (YUV 4:2:0). */
  | { readonly kind: 'yuv420' };

/** An image message whose header and byte count fit each other. */
export interface CheckedImage<E extends string> {
  readonly encoding: E;
  readonly width: number;
  readonly height: number;
  /** Bytes a row, padding included. */
  readonly step: number;
}

/**
 * Holds size, step, encoding and byte count of an image message against each other, cheapest first. Sizes are doubles
 * here, so that height * step beyond 2^32 does not wrap.
 *
 * @param layouts of each encoding that is accepted
 */
export const checkRawImage = <E extends string>(
  raw: RawImage,
  layouts: Readonly<Record<E, Layout>>,
): Result<CheckedImage<E>> => {
  const refuse = (found: string) =>
    fail('BAD_IMAGE', `${raw.source} (frame '${raw.frameId}', stamp ${raw.stampNs}): ${found}`);
  const { width, height, step, data } = raw;
  const known = Object.keys(layouts) as E[];
  const encoding = canonicalEncoding(raw.encoding, known);
  if (encoding === undefined)
    return refuse(`encoding '${printable(raw.encoding)}' is not one of ${known.join(', ')}`);
  if (!(width > 0 && height > 0)) return refuse(`the size is ${width}x${height}`);
  if (width * height > MAX_PIXELS)
    return refuse(`the size ${width}x${height} is over the limit of ${MAX_PIXELS} pixels`);
  const layout: Layout = layouts[encoding];
  if (layout.kind === 'yuv420') {
    const planar = planesOf(raw);
    return planar
      ? ok({ encoding, ...planar })
      : refuse(`${data.length} bytes are no ${encoding} image of ${width}x${height} with step ${step}`);
  }
  const rowBytes = width * layout.bytes;
  if (step < rowBytes) return refuse(`step ${step} is less than the ${rowBytes} bytes of a row`);
  if (data.length !== height * step)
    return refuse(`${data.length} bytes of data, but height * step = ${height} * ${step} = ${height * step}`);
  return ok({ encoding, width, height, step });
};

/**
 * Size and row length of a YUV 4:2:0 image: drivers give as height that of the picture or of all planes, and as step a row
 * of luma or a picture's bytes by its height.
 */
const planesOf = ({ width, height, step, data }: RawImage) => {
  const bytes = data.length;
  const isWhole = (rows: number, row: number) => row >= width && rows % 2 === 0 && bytes === rows * 1.5 * row;
  if (width % 2 !== 0) return undefined;
  for (const row of [width, step]) {
    if (isWhole(height, row)) return { width, height, step: row };
    if (isWhole((height * 2) / 3, row)) return { width, height: (height * 2) / 3, step: row };
  }
  return undefined;
};

/** Text from outside, safe for a log line. */
const printable = (text: string): string => text.slice(0, 40).replace(/[^\x20-\x7e]/g, '?');
