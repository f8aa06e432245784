import { fail, ok, type Result } from '../core/result.ts';
import type { RgbdFrame } from '../core/types/images.ts';

/** Every n-th pixel along rows and columns is looked at. */
const STRIDE = 4;
/** Below this share of valid pixels nothing can be measured. */
const LEAST_VALID_SHARE = 0.001;

/** Refuses a frame whose depth image is empty, whatever its colours show: no answer about it could have a pose. */
export const checkDepth = ({ depth, frameId, stampNs }: RgbdFrame): Result<void> => {
  let seen = 0;
  let valid = 0;
  for (let v = 0; v < depth.height; v += STRIDE)
    for (let u = 0; u < depth.width; u += STRIDE) {
      seen++;
      if (depth.data[v * depth.width + u]! > 0) valid++;
    }
  return valid < LEAST_VALID_SHARE * seen
    ? fail(
        'NO_DEPTH',
        `the depth image of ${frameId} at ${stampNs} ns has ${((100 * valid) / Math.max(1, seen)).toFixed(2)} % valid pixels`,
      )
    : ok(undefined);
};
