import type { Vec3 } from '../types/geometry.ts';

/** sRGB byte to linear light, 0..1 (IEC 61966-2-1). */
const LINEAR = Float64Array.from({ length: 256 }, (_, byte) => {
  const c = byte / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
});

/**
 * sRGB bytes (rounded and clamped to 0..255) to OKLab: lightness L 0..1 and two opponent axes, in which equal distances
 * look about equally different (B. Ottosson, "A perceptual color space for image processing", 2020).
 */
export const oklab = (red: number, green: number, blue: number): Vec3 => {
  const r = LINEAR[clampByte(red)]!;
  const g = LINEAR[clampByte(green)]!;
  const b = LINEAR[clampByte(blue)]!;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
};

const clampByte = (value: number): number => (value <= 0 ? 0 : value >= 255 ? 255 : Math.round(value));
