import type { RgbdFrame } from '../../types/images.ts';

type Depth = Pick<RgbdFrame, 'depth' | 'camera'>;

/** A frame's depth by every so many pixels each way: enough to see whether a place is empty, and little to keep. */
export const thinDepth = ({ depth, camera }: Depth, step: number): Depth => {
  const [width, height] = [Math.floor(depth.width / step), Math.floor(depth.height / step)];
  const data = new Float32Array(width * height);
  for (let v = 0; v < height; v++)
    for (let u = 0; u < width; u++) data[v * width + u] = depth.data[v * step * depth.width + u * step]!;
  const { fx, fy, cx, cy } = camera;
  const of = { ...camera, width, height, fx: fx / step, fy: fy / step, cx: cx / step, cy: cy / step };
  return { depth: { width, height, data }, camera: of };
};
