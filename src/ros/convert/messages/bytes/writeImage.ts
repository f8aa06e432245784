import type { ColorImage } from '../../../../core/types/images.ts';
import { CdrWriter } from '../../CdrWriter.ts';
import { toTime } from '../../time.ts';

/** Everything but the pixels: header, sizes, texts, their padding. */
const SPARE_BYTES = 256;

/**
 * sensor_msgs/Image (rgb8), serialised. Publishing bytes spares the walk through message objects, which for an image
 * costs more than drawing it.
 */
export const writeImage = (stampNs: bigint, frameId: string, image: ColorImage): Buffer => {
  const { sec, nanosec } = toTime(stampNs);
  return new CdrWriter(image.data.length + frameId.length * 4 + SPARE_BYTES)
    .int32(sec)
    .uint32(nanosec)
    .string(frameId)
    .uint32(image.height)
    .uint32(image.width)
    .string('rgb8')
    .uint8(0)
    .uint32(image.width * 3)
    .bytes(image.data)
    .finish();
};

/** sensor_msgs/CompressedImage (jpeg), serialised. */
export const writeJpeg = (stampNs: bigint, frameId: string, jpeg: Uint8Array): Buffer => {
  const { sec, nanosec } = toTime(stampNs);
  return new CdrWriter(jpeg.length + frameId.length * 4 + SPARE_BYTES)
    .int32(sec)
    .uint32(nanosec)
    .string(frameId)
    .string('rgb8; jpeg compressed bgr8')
    .bytes(jpeg)
    .finish();
};
