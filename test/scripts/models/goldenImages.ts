import { existsSync } from 'node:fs';
import sharp from 'sharp';

const SIZE = 512;

/** Soft discs and bars over a gradient: every value follows from its place. */
const drawn = (): Uint8Array => {
  const image = new Uint8Array(SIZE * SIZE * 3);
  for (let v = 0; v < SIZE; v += 1) {
    for (let u = 0; u < SIZE; u += 1) {
      const disc = Math.hypot(u - 180, v - 300) < 70;
      const bar = u > 330 && u < 380 && v > 150 && v < 400;
      const rgb = disc
        ? [220, 40, 30]
        : bar
          ? [40, 90, 200]
          : [90 + (u >> 3), 100 + (v >> 4), 80 + ((u ^ v) & 15)];
      image.set(rgb, (v * SIZE + u) * 3);
    }
  }
  return image;
};

/** A real image at its own scale, cut to the left 512 columns, with black below: no resampler is involved. */
const desk = async (): Promise<Uint8Array> => {
  const { data, info } = await sharp('../shared/data/frames/tum_desk/color.png')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const image = new Uint8Array(SIZE * SIZE * 3);
  for (let v = 0; v < info.height; v += 1) {
    image.set(data.subarray(v * info.width * 3, (v * info.width + SIZE) * 3), v * SIZE * 3);
  }
  return image;
};

/** 512x512 RGB images of the golden check by name; the real one only where ../shared/data is at hand. */
export const goldenImages = async (): Promise<Record<string, Uint8Array>> => ({
  drawn: drawn(),
  ...(existsSync('../shared/data/frames/tum_desk') ? { desk: await desk() } : {}),
});
