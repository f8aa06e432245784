import type { RawImage } from '../../core/image/decode/RawImage.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { CdrReader } from './CdrReader.ts';
import { readHeader } from './readHeader.ts';

/** sensor_msgs/Image from its serialised bytes; the pixels stay where they are. */
export const readImage = (cdr: Uint8Array, source: string): Result<RawImage> => {
  const reader = new CdrReader(cdr);
  const header = readHeader(reader);
  const height = reader.uint32();
  const width = reader.uint32();
  const encoding = reader.string();
  const isBigEndian = reader.bool();
  const step = reader.uint32();
  const data = reader.bytes();
  if (reader.failed)
    return fail('BAD_IMAGE', `${source}: ${cdr.length} bytes that are not a sensor_msgs/Image`);
  return ok({ source, ...header, height, width, encoding, isBigEndian, step, data });
};
