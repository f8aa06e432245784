/** Depth interval, metres, both ends included. */
export interface DepthRange {
  readonly near: number;
  readonly far: number;
}

/**
 * Gap between neighbours in sorted depth that separates two things: metres, at 1 m; grows with the square of depth as
 * stereo and structured-light noise does.
 */
const GAP_METRES = 0.06;
const GAP_PER_SQUARE_METRE = 0.015;

/**
 * The depth interval of the surface that most of the mask shows. A mask may hold pixels of an occluder in front or of
 * the background seen through it; sorted by depth, a gap separates them. Undefined without depths.
 */
export const dominantDepth = (depths: Float64Array): DepthRange | undefined => {
  if (depths.length === 0) return undefined;
  const sorted = Float64Array.from(depths).sort();
  let best: DepthRange = { near: sorted[0]!, far: sorted[0]! };
  let bestCount = 0;
  let start = 0;
  for (let i = 1; i <= sorted.length; i++) {
    const previous = sorted[i - 1]!;
    const apart =
      i === sorted.length || sorted[i]! - previous > GAP_METRES + GAP_PER_SQUARE_METRE * previous * previous;
    if (!apart) continue;
    if (i - start > bestCount) {
      bestCount = i - start;
      best = { near: sorted[start]!, far: previous };
    }
    start = i;
  }
  return best;
};
