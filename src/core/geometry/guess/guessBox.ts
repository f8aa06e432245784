import type { PixelBox, Vec3 } from '../../types/geometry.ts';
import type { RgbdFrame } from '../../types/images.ts';
import type { Mask } from '../../types/landmarks.ts';

/** Fewer valid pixels around a thing say nothing of where it stands. */
const LEAST_PIXELS = 12;
/** Part of its height below a thing where what it stands on is looked for, and the margin around it that is tried next. */
const BELOW_SHARE = 0.2;
const MARGIN_SHARE = 0.25;
const LEAST_MARGIN = 4;

/** A box in the optical frame: x right, y down, z forward, metres. */
export interface GuessedBox {
  readonly center: Vec3;
  readonly size: Vec3;
}

const medianDepth = (
  { depth }: RgbdFrame,
  { x0, y0, x1, y1 }: PixelBox,
  except: (u: number, v: number) => boolean,
): number | undefined => {
  const seen: number[] = [];
  for (let v = Math.max(0, y0); v < Math.min(depth.height, y1); v++)
    for (let u = Math.max(0, x0); u < Math.min(depth.width, x1); u++) {
      const z = depth.data[v * depth.width + u]!;
      if (z > 0 && !except(u, v)) seen.push(z);
    }
  return seen.length < LEAST_PIXELS ? undefined : seen.sort((a, b) => a - b)[seen.length >> 1];
};

/** How far the thing is, by what was measured under it, else around it, in ever wider margins. */
const depthAround = ({ box, bits }: Mask, frame: RgbdFrame): number | undefined => {
  const [width, height] = [box.x1 - box.x0, box.y1 - box.y0];
  const inMask = (u: number, v: number): boolean =>
    u >= box.x0 && u < box.x1 && v >= box.y0 && v < box.y1 && bits[(v - box.y0) * width + u - box.x0] === 1;
  const below = Math.max(LEAST_MARGIN, Math.round(BELOW_SHARE * height));
  const ground = medianDepth(frame, { ...box, y0: box.y1, y1: box.y1 + below }, inMask);
  if (ground !== undefined) return ground;
  const most = Math.max(frame.depth.width, frame.depth.height);
  for (
    let margin = Math.max(LEAST_MARGIN, Math.round(MARGIN_SHARE * Math.max(width, height)));
    margin < 2 * most;
    margin *= 2
  ) {
    const { x0, y0, x1, y1 } = box;
    const around = { x0: x0 - margin, y0: y0 - margin, x1: x1 + margin, y1: y1 + margin };
    const found = medianDepth(frame, around, inMask);
    if (found !== undefined) return found;
  }
  return undefined;
};

/**
 * Where a thing may be that depth did not measure, as glass and black plastic are not: its bearing is the image's, its
 * distance that of what surrounds it. Good enough to tell what is left of what, and never a pose. Undefined where nothing
 * around it was measured either.
 */
export const guessBox = (mask: Mask, frame: RgbdFrame): GuessedBox | undefined => {
  const z = depthAround(mask, frame);
  if (z === undefined) return undefined;
  const { fx, fy, cx, cy } = frame.camera;
  const { x0, y0, x1, y1 } = mask.box;
  const width = ((x1 - x0) / fx) * z;
  const height = ((y1 - y0) / fy) * z;
  const deep = Math.min(width, height);
  return {
    center: [(((x0 + x1) / 2 - cx) / fx) * z, (((y0 + y1) / 2 - cy) / fy) * z, z + deep / 2],
    size: [width, height, deep],
  };
};
