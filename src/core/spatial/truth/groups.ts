import { boxGap, centreX, centreY, centreZ, footprintShare } from '../scene/measures.ts';
import { sigmoid } from '../scene/membership.ts';
import { near } from './distances.ts';
import type { Truth } from './TruthInput.ts';

/** Share of the way from one anchor to the other that belongs to the anchors. */
const ENDS = 0.12;
/** Off the line by this share of its length, and by this many metres, is as much between as not. */
const OFF_SHARE = 0.3;
const OFF_METRES = 0.12;

/** On the way from one anchor to the other, and not far off it. */
export const between: Truth = ({ frame: f, subject, anchors }) => {
  const [a, b] = anchors;
  if (a === undefined || b === undefined || a === b) return undefined;
  if (subject === a || subject === b) return 0;
  const at = (i: number) => [centreX(f, i), centreY(f, i), centreZ(f, i) * 0.5] as const;
  const [from, to, me] = [at(a), at(b), at(subject)];
  const way = to.map((v, k) => v - from[k]!);
  const mine = me.map((v, k) => v - from[k]!);
  const length2 = way.reduce((sum, v) => sum + v * v, 0);
  if (length2 < 1e-6) return undefined;
  const share = mine.reduce((sum, v, k) => sum + v * way[k]!, 0) / length2;
  const length = Math.sqrt(length2);
  const off = Math.hypot(...mine.map((v, k) => v - share * way[k]!));
  // A table is not between the things that stand on it.
  const carries = Math.max(footprintShare(f, a, subject), footprintShare(f, b, subject)) > 0.6;
  const limit = OFF_METRES + OFF_SHARE * length;
  const onTheWay = sigmoid(share, ENDS, 0.04) * sigmoid(1 - share, ENDS, 0.04);
  return (carries ? 0.4 : 1) * onTheWay * (1 - sigmoid(off, limit, 0.15 * limit));
};

/** Near two of the group, or near its only member. */
export const among: Truth = (input) => {
  const anchors = input.anchors.filter((anchor) => anchor !== input.subject);
  if (anchors.length < 2) return undefined;
  const gaps = anchors
    .map((anchor) => ({ anchor, gap: boxGap(input.frame, input.subject, anchor) }))
    .sort((p, q) => p.gap - q.gap);
  return near({ ...input, anchors: [gaps[1]!.anchor] });
};
