import { halveImage } from '../core/image/halveImage.ts';
import type { ImageCodec } from '../core/image/ImageCodec.ts';
import type { ColorImage } from '../core/types/images.ts';

const QUALITIES = [85, 70, 55];
const LEAST_WIDTH = 64;

/** A sensor_msgs/Image of rgb8 as JPEG of at most so many bytes: less fine first, then smaller. Undefined for no picture. */
export const pictureUnder = async (
  codec: ImageCodec,
  image: object,
  maxBytes: number,
): Promise<Uint8Array | undefined> => {
  let picture = asColorImage(image);
  while (picture && picture.width >= LEAST_WIDTH) {
    for (const quality of QUALITIES) {
      const jpeg = await codec.encodeJpeg(picture, quality);
      if (jpeg.length <= maxBytes) return jpeg;
    }
    picture = halveImage(picture);
  }
  return undefined;
};

const asColorImage = (image: object): ColorImage | undefined => {
  const { width, height, encoding, data } = image as Partial<ColorImage & { encoding: string }>;
  if (!width || !height || encoding !== 'rgb8' || !data || data.length !== width * height * 3)
    return undefined;
  return { width, height, data };
};
