import type { RgbdFrame } from '../../types/images.ts';

/** Every so many pixels, each way. */
const STEP = 8;

/** A frame's depth with few of its pixels: enough to see whether a place is empty, and little to keep. */
export const thinDepth = ({
  depth,
  camera,
}: Pick<RgbdFrame, 'depth' | 'camera'>): Pick<RgbdFrame, 'depth' | 'camera'> => {
  const [width, height] = [Math.floor(depth.width / STEP), Math.floor(depth.height / STEP)];
  const data = new Float32Array(width * height);
  for (let v = 0; v < height; v++)
    for (let u = 0; u < width; u++) data[v * width + u] = depth.data[v * STEP * depth.width + u * STEP]!;
  const { fx, fy, cx, cy } = camera;
  const of = { ...camera, width, height, fx: fx / STEP, fy: fy / STEP, cx: cx / STEP, cy: cy / STEP };
  return { depth: { width, height, data }, camera: of };
};
