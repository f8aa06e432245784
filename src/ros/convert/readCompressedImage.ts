import type { RawCompressedImage } from '../../core/image/decode/RawImage.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { CdrReader } from './CdrReader.ts';
import { readHeader } from './readHeader.ts';

/** sensor_msgs/CompressedImage from its serialised bytes; the data stay where they are. */
export const readCompressedImage = (cdr: Uint8Array, source: string): Result<RawCompressedImage> => {
  const reader = new CdrReader(cdr);
  const header = readHeader(reader);
  const format = reader.string();
  const data = reader.bytes();
  if (reader.failed)
    return fail('BAD_IMAGE', `${source}: ${cdr.length} bytes that are not a sensor_msgs/CompressedImage`);
  return ok({ source, ...header, format, data });
};
