import { fail, ok, type Result } from '../../result.ts';
import type { RawImage } from './RawImage.ts';

/** 8192 x 4096: no depth camera makes more, and memory stays bounded. */
const MAX_PIXELS = 2 ** 25;

/**
 * Holds size, step, encoding and byte count of an image message against each other, cheapest first. Sizes are doubles
 * here, so that height * step beyond 2^32 does not wrap.
 *
 * @param bytesPerPixel of each encoding that is accepted
 */
export function checkRawImage<E extends string>(
  raw: RawImage,
  bytesPerPixel: Readonly<Record<E, number>>,
): Result<E> {
  const refuse = (found: string) =>
    fail('BAD_IMAGE', `${raw.source} (frame '${raw.frameId}', stamp ${raw.stampNs}): ${found}`);
  const { width, height, step, data } = raw;
  if (!Object.hasOwn(bytesPerPixel, raw.encoding)) {
    const known = Object.keys(bytesPerPixel).join(', ');
    return refuse(`encoding '${printable(raw.encoding)}' is not one of ${known}`);
  }
  const encoding = raw.encoding as E;
  if (!(width > 0 && height > 0)) return refuse(`the size is ${width}x${height}`);
  if (width * height > MAX_PIXELS)
    return refuse(`the size ${width}x${height} is over the limit of ${MAX_PIXELS} pixels`);
  const rowBytes = width * bytesPerPixel[encoding];
  if (step < rowBytes) return refuse(`step ${step} is less than the ${rowBytes} bytes of a row`);
  if (data.length !== height * step)
    return refuse(`${data.length} bytes of data, but height * step = ${height} * ${step} = ${height * step}`);
  return ok(encoding);
}

/** Text from outside, safe for a log line. */
const printable = (text: string): string => text.slice(0, 40).replace(/[^\x20-\x7e]/g, '?');
