import type { RgbdFrame } from '../../src/core/types/images.ts';

const [WIDTH, HEIGHT] = [160, 120];

/** A red slab half a metre before a white wall. */
export function slabScene(stampNs: bigint): RgbdFrame {
  const color = new Uint8Array(WIDTH * HEIGHT * 3).fill(230);
  const depth = new Float32Array(WIDTH * HEIGHT).fill(2);
  for (let v = 40; v < 80; v++)
    for (let u = 60; u < 100; u++) {
      color.set([200, 20, 20], 3 * (v * WIDTH + u));
      depth[v * WIDTH + u] = 1.5;
    }
  const camera = {
    width: WIDTH,
    height: HEIGHT,
    fx: 130,
    fy: 130,
    cx: 80,
    cy: 60,
    distortionModel: '',
    distortion: [],
  };
  return {
    stampNs,
    frameId: 'camera',
    color: { width: WIDTH, height: HEIGHT, data: color },
    depth: { width: WIDTH, height: HEIGHT, data: depth },
    camera,
  };
}
