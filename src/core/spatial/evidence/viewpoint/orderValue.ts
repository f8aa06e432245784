import type { OrderAxis } from '../../lexicon/orders.ts';
import { nearness } from '../../relations/families/distance.ts';
import { aheadness, centreX, centreY, centreZ, isBehindViewer, rightness } from '../../scene/measures.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import { sizeValue } from '../../scene/sizeValue.ts';
import type { View } from '../../scene/View.ts';

/** Differences of the value that count as clear: metres, or natural logarithm of a size ratio. */
const CLEAR: Readonly<Record<OrderAxis, number>> = {
  left: 0.3,
  right: 0.3,
  front: 0.4,
  back: 0.4,
  top: 0.12,
  bottom: 0.12,
  middle: 0.3,
  near: 0.35,
  far: 0.5,
  large: 0.15,
  small: 0.15,
  tall: 0.12,
  short: 0.12,
  long: 0.15,
  narrow: 0.15,
  thick: 0.15,
  dark: 0.08,
  light: 0.08,
};

export const clearDifference = (axis: OrderAxis): number => CLEAR[axis];

/** Axes whose order needs a line of sight. */
export const viewOrdered = (axis: OrderAxis): boolean =>
  axis === 'left' || axis === 'right' || axis === 'front' || axis === 'back';

/** Below every bearing: what is behind the viewer comes last from either side. */
const UNSEEN = -Math.PI;

const bearing = (f: SceneGeometry, i: number, view: View): number => {
  if (!view.position || f.planar) return rightness(f, i, view);
  const x = centreX(f, i) - view.position[0];
  const y = centreY(f, i) - view.position[1];
  return Math.atan2(
    x * view.right[0] + y * view.right[1],
    Math.max(0.2, x * view.forward[0] + y * view.forward[1]),
  );
};

const distanceFromViewer = (f: SceneGeometry, i: number, view: View): number =>
  view.position && !f.planar
    ? Math.hypot(centreX(f, i) - view.position[0], centreY(f, i) - view.position[1])
    : aheadness(f, i, view);

type Weighted = readonly { readonly index: number; readonly weight: number }[];

/** Metres to the nearest of what the anchor may be, unlikely ones farther off; infinite where it is the only one itself. */
const distanceFromAnchors = (f: SceneGeometry, i: number, anchors: Weighted): number =>
  anchors.reduce(
    (nearest, { index, weight }) =>
      index === i
        ? nearest
        : Math.min(nearest, nearness(f, i, index) - f.measurement.anchorDoubtMetres * Math.log(weight)),
    Infinity,
  );

/** How much of the distance of centres counts beside that of the nearest surfaces: of two as near, the smaller is nearer. */
const CENTRE_SHARE = 0.1;

/** From the viewer to the nearest part of an object, over the ground: a long table that begins at one's feet is near. */
const surfaceDistance = (f: SceneGeometry, i: number, view: View): number => {
  const { position } = view;
  const centre = distanceFromViewer(f, i, view);
  if (!position || f.planar) return centre;
  const beyond = (at: number, low: number, high: number): number => Math.max(low - at, 0, at - high);
  const surface = Math.hypot(
    beyond(position[0], f.x0[i]!, f.x1[i]!),
    beyond(position[1], f.y0[i]!, f.y1[i]!),
  );
  return (1 - CENTRE_SHARE) * surface + CENTRE_SHARE * centre;
};

/**
 * How much an object has of an axis. Larger is more: the value of "left" grows to the left. `anchors` are what
 * nearness is counted from, with their weights (best 1); none means the viewer.
 */
export const orderValue = (
  f: SceneGeometry,
  i: number,
  axis: OrderAxis,
  view: View,
  anchors: Weighted,
): number => {
  switch (axis) {
    case 'left':
      return isBehindViewer(f, i, view) ? UNSEEN : -bearing(f, i, view);
    case 'right':
      return isBehindViewer(f, i, view) ? UNSEEN : bearing(f, i, view);
    case 'front':
      return -distanceFromViewer(f, i, view);
    case 'back':
      return distanceFromViewer(f, i, view);
    case 'top':
      return centreZ(f, i);
    case 'bottom':
      return -centreZ(f, i);
    case 'middle':
      return 0;
    case 'near':
    case 'far': {
      const distance =
        anchors.length === 0 ? surfaceDistance(f, i, view) : distanceFromAnchors(f, i, anchors);
      if (!Number.isFinite(distance)) return -10;
      return axis === 'near' ? -distance : distance;
    }
    default:
      return sizeValue(f, i, axis);
  }
};
