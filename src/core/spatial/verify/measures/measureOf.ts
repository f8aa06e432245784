import type { Quantity } from '../../grammar/statement/Statement.ts';
import {
  aheadOffset,
  boxGap,
  breadth,
  centreZ,
  groundLength,
  height,
  longest,
  rightOffset,
  width,
} from '../../scene/measures.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import type { View } from '../../scene/View.ts';
import { distanceFrom } from './distanceFrom.ts';

/**
 * A quantity of one object, or of it and another, metres. Distances are between the nearest faces of the boxes;
 * offsets are from centre to centre along the viewer's axes, or up. Undefined where it needs a viewer or another
 * object and has none, or where the scene has no metres.
 */
export const measureOf = (
  f: SceneGeometry,
  quantity: Quantity,
  index: number,
  anchor?: number,
  view?: View,
): number | undefined => {
  if (f.planar) return undefined;
  switch (quantity) {
    case 'height':
      return height(f, index);
    case 'length':
      return groundLength(f, index);
    case 'width':
      return widthSeen(f, index, view);
    case 'depth':
      return Math.min(width(f, index), breadth(f, index));
    case 'size':
      return longest(f, index);
    default:
      if (anchor !== undefined) return offsetOf(f, quantity, [index, anchor], view);
      return quantity === 'distance' && view?.position ? distanceFrom(f, index, view.position) : undefined;
  }
};

type PairQuantity = Exclude<Quantity, 'height' | 'length' | 'width' | 'depth' | 'size'>;

/** A quantity of two objects. */
const offsetOf = (
  f: SceneGeometry,
  quantity: PairQuantity,
  [index, anchor]: readonly [number, number],
  view: View | undefined,
): number | undefined => {
  if (quantity === 'distance') return boxGap(f, index, anchor);
  const rise = centreZ(f, index) - centreZ(f, anchor);
  if (quantity === 'above') return rise;
  if (quantity === 'below') return -rise;
  if (!view) return undefined;
  const right = rightOffset(f, index, anchor, view);
  const ahead = aheadOffset(f, index, anchor, view);
  return { left: -right, right, front: -ahead, behind: ahead }[quantity];
};

/** Extent across the line of sight; without one, the longer side on the ground. */
const widthSeen = (f: SceneGeometry, i: number, view: View | undefined): number =>
  view && Math.max(Math.abs(view.right[0]), Math.abs(view.right[1])) > 0.9
    ? Math.abs(view.right[0]) > Math.abs(view.right[1])
      ? width(f, i)
      : breadth(f, i)
    : groundLength(f, i);
