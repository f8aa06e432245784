import type { RgbdFrame } from '../core/types/images.ts';

const WIDTH = 640;
const HEIGHT = 480;
const FOCAL = 600;
const CAMERA_HEIGHT = 0.6;
const WALL_AT = 3;
/** Boxes on the floor: left edge, width and height (metres), distance, grey level. */
const BOXES: readonly (readonly [number, number, number, number, number])[] = [
  [-1, 0.4, 0.5, 2.2, 200],
  [-0.3, 0.3, 0.3, 1.9, 90],
  [0.2, 0.5, 0.8, 2.5, 150],
  [0.9, 0.2, 0.25, 2, 60],
];

/** A made-up room with boxes on its floor, as a camera sees it that looks ahead: something to get into practice on. */
export const practiceFrame = (stampNs: bigint): RgbdFrame => {
  const color = new Uint8Array(WIDTH * HEIGHT * 3);
  const depth = new Float32Array(WIDTH * HEIGHT);
  for (let v = 0, at = 0; v < HEIGHT; v++) {
    for (let u = 0; u < WIDTH; u++, at++) {
      const { z, shade } = surfaceAt((u - WIDTH / 2) / FOCAL, (v - HEIGHT / 2) / FOCAL);
      depth[at] = z;
      // Texture, without which every surface is one region.
      color.fill(Math.max(0, Math.min(255, shade + ((u * 7 + v * 13) % 12))), 3 * at, 3 * at + 3);
    }
  }
  return {
    stampNs,
    frameId: 'practice',
    color: { width: WIDTH, height: HEIGHT, data: color },
    depth: { width: WIDTH, height: HEIGHT, data: depth },
    camera: {
      ...{ width: WIDTH, height: HEIGHT, fx: FOCAL, fy: FOCAL, cx: WIDTH / 2, cy: HEIGHT / 2 },
      distortionModel: 'plumb_bob',
      distortion: [],
    },
  };
};

/** The nearest of boxes, floor and wall along a ray (x, y, 1). */
const surfaceAt = (x: number, y: number): { readonly z: number; readonly shade: number } => {
  for (const [left, width, height, z, shade] of [...BOXES].sort((a, b) => a[3] - b[3])) {
    const across = x * z - left;
    const up = CAMERA_HEIGHT - y * z;
    if (across >= 0 && across <= width && up >= 0 && up <= height) return { z, shade };
  }
  const floor = y > 0 ? CAMERA_HEIGHT / y : Infinity;
  return floor < WALL_AT ? { z: floor, shade: 120 } : { z: WALL_AT, shade: 230 };
};
