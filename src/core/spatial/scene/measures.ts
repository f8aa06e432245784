import type { SceneGeometry } from './SceneGeometry.ts';
import type { View } from './View.ts';

/** Measured quantities of one object or of a pair, by index. Metres, square metres, or ratios 0..1. */

export const centreX = (f: SceneGeometry, i: number): number => (f.x0[i]! + f.x1[i]!) / 2;
export const centreY = (f: SceneGeometry, i: number): number => (f.y0[i]! + f.y1[i]!) / 2;
export const centreZ = (f: SceneGeometry, i: number): number => (f.z0[i]! + f.z1[i]!) / 2;
export const width = (f: SceneGeometry, i: number): number => f.x1[i]! - f.x0[i]!;
export const breadth = (f: SceneGeometry, i: number): number => f.y1[i]! - f.y0[i]!;
export const height = (f: SceneGeometry, i: number): number => f.z1[i]! - f.z0[i]!;

const axisGap = (a0: number, a1: number, b0: number, b1: number): number => Math.max(0, b0 - a1, a0 - b1);

/** Distance of the ground footprints, 0 when they meet. */
export const groundGap = (f: SceneGeometry, a: number, b: number): number =>
  Math.hypot(
    axisGap(f.x0[a]!, f.x1[a]!, f.x0[b]!, f.x1[b]!),
    axisGap(f.y0[a]!, f.y1[a]!, f.y0[b]!, f.y1[b]!),
  );

const verticalGap = (f: SceneGeometry, a: number, b: number): number =>
  axisGap(f.z0[a]!, f.z1[a]!, f.z0[b]!, f.z1[b]!);

/** Distance of the boxes, 0 when they meet. */
export const boxGap = (f: SceneGeometry, a: number, b: number): number =>
  Math.hypot(groundGap(f, a, b), verticalGap(f, a, b));

export const centreDistance = (f: SceneGeometry, a: number, b: number): number =>
  Math.hypot(centreX(f, a) - centreX(f, b), centreY(f, a) - centreY(f, b), centreZ(f, a) - centreZ(f, b));

const axisOverlap = (a0: number, a1: number, b0: number, b1: number): number =>
  Math.max(0, Math.min(a1, b1) - Math.max(a0, b0));

/** Extents thinner than this count as this thick, so that a flat picture has a share to overlap with. */
const LEAST_EXTENT_METRES = 0.02;

/** Share (0..1) of the footprint of `a` that lies on the footprint of `b`. */
export const footprintShare = (f: SceneGeometry, a: number, b: number): number => {
  const pad = LEAST_EXTENT_METRES / 2;
  const shareX =
    axisOverlap(f.x0[a]! - pad, f.x1[a]! + pad, f.x0[b]! - pad, f.x1[b]! + pad) / (width(f, a) + 2 * pad);
  if (f.planar) return Math.min(1, shareX);
  const shareY =
    axisOverlap(f.y0[a]! - pad, f.y1[a]! + pad, f.y0[b]! - pad, f.y1[b]! + pad) / (breadth(f, a) + 2 * pad);
  return Math.min(1, shareX) * Math.min(1, shareY);
};

/** Share (0..1) of the height of `a` within the height of `b`. */
export const heightShare = (f: SceneGeometry, a: number, b: number): number =>
  axisOverlap(f.z0[a]!, f.z1[a]!, f.z0[b]!, f.z1[b]!) / Math.max(LEAST_EXTENT_METRES, height(f, a));

export const volume = (f: SceneGeometry, i: number): number =>
  Math.max(LEAST_EXTENT_METRES, width(f, i)) *
  (f.planar ? 1 : Math.max(LEAST_EXTENT_METRES, breadth(f, i))) *
  Math.max(LEAST_EXTENT_METRES, height(f, i));

/** Longest side of the box. */
export const longest = (f: SceneGeometry, i: number): number =>
  Math.max(width(f, i), breadth(f, i), height(f, i));

/** Longest side on the ground. */
export const groundLength = (f: SceneGeometry, i: number): number => Math.max(width(f, i), breadth(f, i));

/** Half extent of the footprint along a horizontal direction. */
export const halfAlong = (f: SceneGeometry, i: number, direction: readonly [number, number]): number =>
  (Math.abs(direction[0]) * width(f, i) + Math.abs(direction[1]) * breadth(f, i)) / 2;

/** How far `i` lies to the viewer's right of the view's axis, metres. */
export const rightness = (f: SceneGeometry, i: number, view: View): number =>
  centreX(f, i) * view.right[0] + centreY(f, i) * view.right[1];

/** How far `i` lies ahead of the origin along the view, metres; planar: by the lower edge, as on a ground plane. */
export const aheadness = (f: SceneGeometry, i: number, view: View): number =>
  f.planar ? f.z0[i]! : centreX(f, i) * view.forward[0] + centreY(f, i) * view.forward[1];

/** Nearest a viewer is taken to be to anything, metres; keeps the perspective finite. */
const LEAST_VIEW_DEPTH_METRES = 0.3;

/** Whether a thing lies behind a known standpoint: it has no place in that view. False where no standpoint is known. */
export const isBehindViewer = (f: SceneGeometry, i: number, view: View): boolean =>
  view.position !== undefined &&
  !f.planar &&
  (centreX(f, i) - view.position[0]) * view.forward[0] +
    (centreY(f, i) - view.position[1]) * view.forward[1] <
    0;

/**
 * Offset of `a` from `b` to the viewer's right, metres at the distance of `b`. From a known standpoint it is the image
 * order that people speak of, so the bearing decides; without one the offset along the right axis.
 */
export const rightOffset = (f: SceneGeometry, a: number, b: number, view: View): number => {
  const metric = rightness(f, a, view) - rightness(f, b, view);
  if (!view.position || f.planar) return metric;
  const lateral = (i: number): number =>
    (centreX(f, i) - view.position![0]) * view.right[0] + (centreY(f, i) - view.position![1]) * view.right[1];
  const depth = (i: number): number =>
    Math.max(
      LEAST_VIEW_DEPTH_METRES,
      (centreX(f, i) - view.position![0]) * view.forward[0] +
        (centreY(f, i) - view.position![1]) * view.forward[1],
    );
  // What is beside or behind the viewer has no place in the view.
  if (depth(a) <= LEAST_VIEW_DEPTH_METRES || depth(b) <= LEAST_VIEW_DEPTH_METRES) return metric;
  return (lateral(a) / depth(a) - lateral(b) / depth(b)) * depth(b);
};

/** Offset of `a` from `b` away from the viewer, metres. */
export const aheadOffset = (f: SceneGeometry, a: number, b: number, view: View): number =>
  aheadness(f, a, view) - aheadness(f, b, view);
