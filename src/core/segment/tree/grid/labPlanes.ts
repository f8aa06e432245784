const STEPS = 4096;
/** Linear light of a byte with fractions, and cube roots of linear light: both looked up, as 80,000 cells are many. */
const LINEAR = Float32Array.from({ length: 1024 }, (_, i) => {
  const c = i / 1020;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
});
const ROOT = Float32Array.from({ length: STEPS + 2 }, (_, i) => Math.cbrt(i / STEPS));

const rootOf = (value: number): number => {
  const at = value * STEPS;
  if (at < 32) return Math.cbrt(value);
  const low = Math.min(STEPS, at | 0);
  return ROOT[low]! + (ROOT[low + 1]! - ROOT[low]!) * (at - low);
};

/** RGB (0..255, fractions allowed, interleaved) to three planes of OKLab (image/oklab.ts has the reference). */
export const labPlanes = (rgb: Float32Array): [Float32Array, Float32Array, Float32Array] => {
  const n = rgb.length / 3;
  const planes: [Float32Array, Float32Array, Float32Array] = [
    new Float32Array(n),
    new Float32Array(n),
    new Float32Array(n),
  ];
  for (let at = 0; at < n; at++) {
    const r = LINEAR[(rgb[3 * at]! * 4) | 0]!;
    const g = LINEAR[(rgb[3 * at + 1]! * 4) | 0]!;
    const b = LINEAR[(rgb[3 * at + 2]! * 4) | 0]!;
    const l = rootOf(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const m = rootOf(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const s = rootOf(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    planes[0][at] = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
    planes[1][at] = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
    planes[2][at] = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  }
  return planes;
};
