import { fail, ok, type Result } from '../../result.ts';
import type { ColorImage } from '../../types/images.ts';
import { checkRawImage } from './checkRawImage.ts';
import type { RawImage } from './RawImage.ts';
import { yuv422ToRgb } from './yuv422ToRgb.ts';

/** sensor_msgs/image_encodings that a colour topic may carry, with bytes a pixel. */
const COLOR_ENCODINGS = {
  rgb8: 3,
  bgr8: 3,
  rgba8: 4,
  bgra8: 4,
  mono8: 1,
  yuv422: 2,
  uyvy: 2,
  yuv422_yuy2: 2,
  yuyv: 2,
} as const;

/** Whether the header of a colour image and the count of its bytes fit each other; looks at no pixel. */
export const checkColor = (raw: RawImage): Result<keyof typeof COLOR_ENCODINGS> =>
  checkRawImage(raw, COLOR_ENCODINGS);

/** Raw colour image to RGB. Rows are read by `step`. An unpadded rgb8 image is not copied: the result views it. */
export function decodeColor(raw: RawImage): Result<ColorImage> {
  const checked = checkColor(raw);
  if (!checked.ok) return checked;
  const encoding = checked.value;
  const { width, height, step } = raw;
  if (encoding === 'rgb8' && step === width * 3) return ok({ width, height, data: raw.data });
  if (COLOR_ENCODINGS[encoding] === 2 && width % 2 !== 0)
    return fail('BAD_IMAGE', `${raw.source}: ${encoding} shares chroma by pairs, but the width is ${width}`);
  const data = new Uint8Array(width * height * 3);
  for (let v = 0; v < height; v++) {
    const row = raw.data.subarray(v * step, v * step + width * COLOR_ENCODINGS[encoding]);
    DECODE_ROW[encoding](row, data, v * width * 3);
  }
  return ok({ width, height, data });
}

type RowDecoder = (row: Uint8Array, out: Uint8Array, at: number) => void;

/** Picks the channels at the given offsets of each pixel. */
const channels =
  (bytes: number, red: number, green: number, blue: number): RowDecoder =>
  (row, out, at) => {
    for (let i = 0, o = at; i < row.length; i += bytes, o += 3) {
      out[o] = row[i + red]!;
      out[o + 1] = row[i + green]!;
      out[o + 2] = row[i + blue]!;
    }
  };

const DECODE_ROW: Readonly<Record<keyof typeof COLOR_ENCODINGS, RowDecoder>> = {
  rgb8: channels(3, 0, 1, 2),
  bgr8: channels(3, 2, 1, 0),
  rgba8: channels(4, 0, 1, 2),
  bgra8: channels(4, 2, 1, 0),
  mono8: channels(1, 0, 0, 0),
  yuv422: (row, out, at) => yuv422ToRgb(row, out, at, 1),
  uyvy: (row, out, at) => yuv422ToRgb(row, out, at, 1),
  yuv422_yuy2: (row, out, at) => yuv422ToRgb(row, out, at, 0),
  yuyv: (row, out, at) => yuv422ToRgb(row, out, at, 0),
};
