import type { RgbdFrame } from '../types/images.ts';

/** Every n-th pixel along rows and columns is looked at. */
const STRIDE = 4;
/** Below this share of valid pixels nothing can be measured. */
const LEAST_VALID_SHARE = 0.001;

/** Why nothing in the frame can have a pose, for a person; undefined where depth measured anything at all. */
export const depthLoss = ({ depth, frameId, stampNs, withoutDepth }: RgbdFrame): string | undefined => {
  if (withoutDepth !== undefined) return withoutDepth;
  let seen = 0;
  let valid = 0;
  for (let v = 0; v < depth.height; v += STRIDE)
    for (let u = 0; u < depth.width; u += STRIDE) {
      seen++;
      if (depth.data[v * depth.width + u]! > 0) valid++;
    }
  return valid < LEAST_VALID_SHARE * seen
    ? `the depth image of ${frameId} at ${stampNs} ns has ${((100 * valid) / Math.max(1, seen)).toFixed(2)} % valid pixels`
    : undefined;
};
