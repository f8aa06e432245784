/**
 * One row of packed YUV 4:2:2 to RGB, by ITU-R BT.601 in studio range (Y 16..235), as cameras and OpenCV use it.
 *
 * @param lumaOffset 1 for U Y V Y (ROS `yuv422`, `uyvy`), 0 for Y U Y V (`yuv422_yuy2`, `yuyv`)
 */
export const yuv422ToRgb = (row: Uint8Array, out: Uint8Array, at: number, lumaOffset: 0 | 1): void => {
  const chroma = 1 - lumaOffset;
  for (let i = 0, o = at; i < row.length; i += 4, o += 6) {
    const d = row[i + chroma]! - 128;
    const e = row[i + chroma + 2]! - 128;
    const red = 409 * e + 128;
    const green = -100 * d - 208 * e + 128;
    const blue = 516 * d + 128;
    for (let k = 0; k < 2; k++) {
      const c = 298 * (row[i + lumaOffset + 2 * k]! - 16);
      out[o + 3 * k] = clamp((c + red) >> 8);
      out[o + 3 * k + 1] = clamp((c + green) >> 8);
      out[o + 3 * k + 2] = clamp((c + blue) >> 8);
    }
  }
};

const clamp = (value: number): number => Math.max(0, Math.min(255, value));
