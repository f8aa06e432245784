import { fail, ok, type Result } from '../../result.ts';
import type { DepthImage } from '../../types/images.ts';

/** Every n-th pixel along rows and columns is looked at. */
const STRIDE = 8;
/** Fewer valid pixels say nothing of the unit. */
const LEAST_PIXELS = 20;
/** No depth camera's picture lies half beyond or half before these: the unit is another. Metres. */
const ABSURD_FAR = 100;
const ABSURD_NEAR = 0.03;
/** Few rooms are larger; where the unit is a quarter of a millimetre, most rooms seem so. */
const ODD_FAR = 7.5;

/** What the range of depths lets one suspect; undefined when nothing. */
export type DepthHint = string | undefined;

/** Half of the valid depths lie before it, metres; undefined where there are too few. */
const medianOf = ({ width, height, data }: DepthImage): number | undefined => {
  const seen: number[] = [];
  for (let v = 0; v < height; v += STRIDE)
    for (let u = 0; u < width; u += STRIDE) {
      const z = data[v * width + u]!;
      if (z > 0) seen.push(z);
    }
  return seen.length < LEAST_PIXELS ? undefined : seen.sort((a, b) => a - b)[seen.length >> 1];
};

/**
 * Whether the depths can be metres. Fails with NO_DEPTH where they cannot, so that no pose is off by a factor of a thousand;
 * where they are only odd, says so.
 *
 * @param scaled whether a depth_scale was given
 */
export const checkDepthRange = (depth: DepthImage, source: string, scaled: boolean): Result<DepthHint> => {
  const median = medianOf(depth);
  if (median === undefined) return ok(undefined);
  const found = `${source}: half of the depths are beyond ${median.toPrecision(3)} m`;
  if (median > ABSURD_FAR)
    return fail(
      'NO_DEPTH',
      `${found}, which no depth camera sees: if they are millimetres, set depth_scale to 0.001 (metres a unit)`,
    );
  if (median < ABSURD_NEAR)
    return fail(
      'NO_DEPTH',
      `${source}: half of the depths are within ${median.toPrecision(3)} m, which no depth camera sees: set depth_scale to the metres a unit stands for`,
    );
  return median > ODD_FAR && !scaled
    ? ok(
        `${found}: if the room is smaller, set depth_scale to the camera's unit in metres (0.00025 or 0.0001 for some)`,
      )
    : ok(undefined);
};
