import type { ColorImage } from '../../../core/types/images.ts';
import { header } from './geometryMessages.ts';

/** sensor_msgs/Image (rgb8) as part of a service's answer. */
export const imageMessage = (stampNs: bigint, frameId: string, image: ColorImage) => ({
  header: header(stampNs, frameId),
  height: image.height,
  width: image.width,
  encoding: 'rgb8',
  is_bigendian: 0,
  step: image.width * 3,
  data: image.data,
});

/** An image that was not asked for. */
export const NO_IMAGE = Object.freeze({
  ...imageMessage(0n, '', { width: 0, height: 0, data: new Uint8Array(0) }),
  encoding: '',
});
