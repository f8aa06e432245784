import { boxGap, breadth, centreX, centreY, width } from '../scene/measures.ts';
import { sigmoid } from '../scene/membership.ts';
import type { SceneGeometry } from '../scene/SceneGeometry.ts';
import { swapped, type Truth } from './TruthInput.ts';

/** Long side over short side from which a thing has a direction. */
const LONG_RATIO = 1.4;
/** Angles that count as one direction, radians. */
const ALIGNED_RADIANS = 0.35;

/** Cosine between the given front of `of` and the way to `to`; fronts are never guessed for a verdict. */
const frontCosine = (f: SceneGeometry, of: number, to: number): number | undefined => {
  const front = f.objects[of]!.front;
  const [x, y] = [centreX(f, to) - centreX(f, of), centreY(f, to) - centreY(f, of)];
  const length = Math.hypot(x, y) * Math.hypot(front?.[0] ?? 0, front?.[1] ?? 0);
  return front && length > 1e-6 ? (front[0] * x + front[1] * y) / length : undefined;
};

export const facing: Truth = ({ frame, subject, anchors }) => {
  const cosine = frontCosine(frame, subject, anchors[0]!);
  return cosine === undefined ? undefined : sigmoid(cosine, 0.65, 0.08);
};

export const facingAway: Truth = ({ frame, subject, anchors }) => {
  const cosine = frontCosine(frame, subject, anchors[0]!);
  return cosine === undefined ? undefined : sigmoid(-cosine, 0.4, 0.1);
};

/** Opposite: some way apart, each before the other's front where fronts are given. */
export const across: Truth = (input) => {
  const { frame, subject, anchors } = input;
  if (boxGap(frame, subject, anchors[0]!) < 0.1) return 0.25;
  const own = facing(input);
  const other = facing(swapped(input));
  return own === undefined || other === undefined ? undefined : own * other;
};

/** Direction of the long side, radians about z, modulo pi; undefined for things as broad as long. */
const directionOf = (f: SceneGeometry, i: number): number | undefined => {
  const [w, b] = [width(f, i), breadth(f, i)];
  if (Math.max(w, b) < LONG_RATIO * Math.min(w, b)) return undefined;
  const along = w >= b ? 0 : Math.PI / 2;
  const yaw = f.objects[i]!.yaw;
  if (yaw === undefined) return along;
  // The box's own axis that is nearest to the long side of its extents.
  const quarter = Math.PI / 2;
  return yaw + Math.round((along - yaw) / quarter) * quarter;
};

const angleBetween: Truth = ({ frame, subject, anchors }) => {
  const [a, b] = [directionOf(frame, subject), directionOf(frame, anchors[0]!)];
  if (a === undefined || b === undefined || frame.planar) return undefined;
  return Math.acos(Math.min(1, Math.abs(Math.cos(a - b))));
};

export const parallel: Truth = (input) => {
  const angle = angleBetween(input);
  return angle === undefined ? undefined : 1 - sigmoid(angle, ALIGNED_RADIANS, 0.08);
};

export const perpendicular: Truth = (input) => {
  const angle = angleBetween(input);
  return angle === undefined ? undefined : sigmoid(angle, Math.PI / 2 - ALIGNED_RADIANS, 0.08);
};
