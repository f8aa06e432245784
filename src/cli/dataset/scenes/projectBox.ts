import type { PixelBox, Vec3 } from '../../../core/types/geometry.ts';

/** A level camera at the origin of the scene frame, pitched down. Pixels, radians. */
export interface Camera {
  readonly width: number;
  readonly height: number;
  readonly focal: number;
  readonly pitch: number;
}

const NEAREST_METRES = 0.15;
/** A thing is seen when at least this share of its box lies in the picture. */
const LEAST_SEEN = 0.35;

/** Pixel box of an upright box, turned by `yaw` about its middle, cut at the picture; undefined where it is not seen. */
export const projectBox = (
  center: Vec3,
  size: Vec3,
  { width, height, focal, pitch }: Camera,
  yaw = 0,
): { readonly box: PixelBox; readonly truncated: boolean } | undefined => {
  const [cos, sin] = [Math.cos(pitch), Math.sin(pitch)];
  const [turnCos, turnSin] = [Math.cos(yaw), Math.sin(yaw)];
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let corner = 0; corner < 8; corner++) {
    const [a, b, c] = size.map((side, axis) => (((corner >> axis) & 1) - 0.5) * side) as [
      number,
      number,
      number,
    ];
    const x = center[0] + a * turnCos - b * turnSin;
    const y = center[1] + a * turnSin + b * turnCos;
    const z = center[2] + c;
    const depth = Math.max(NEAREST_METRES, x * cos - z * sin);
    const u = width / 2 - (focal * y) / depth;
    const v = height / 2 - (focal * (x * sin + z * cos)) / depth;
    [x0, y0, x1, y1] = [Math.min(x0, u), Math.min(y0, v), Math.max(x1, u), Math.max(y1, v)];
  }
  if (center[0] * cos - center[2] * sin < 2 * NEAREST_METRES) return undefined;
  const box = {
    x0: Math.max(0, x0),
    y0: Math.max(0, y0),
    x1: Math.min(width, x1),
    y1: Math.min(height, y1),
  };
  if (box.x1 - box.x0 < 3 || box.y1 - box.y0 < 3) return undefined;
  const seen = ((box.x1 - box.x0) * (box.y1 - box.y0)) / ((x1 - x0) * (y1 - y0));
  if (seen < LEAST_SEEN) return undefined;
  return { box, truncated: seen < 0.98 };
};
