import { aheadOffset, breadth, centreX, centreY, rightOffset, width } from '../scene/measures.ts';
import { sigmoid } from '../scene/membership.ts';
import type { View } from '../scene/View.ts';
import type { Truth, TruthInput } from './TruthInput.ts';

/** An offset is clear beyond this share of the mean extent of the two. */
const CLEAR_SHARE = 0.08;
/** So many times farther across than along, and hardly anybody says left or right of it. */
const CROOKED_RATIO = 4;
/** What is left of the certainty of a crooked direction. */
const CROOKED_TRUST = 0.3;
/** A vertical line of things: no direction on the ground between them, metres. */
const PLUMB_METRES = 0.02;

/** Offset along an axis against the offset across it; falls in doubt when crooked, never into the opposite. */
const along = (input: TruthInput, offset: number, across: number): number => {
  const { frame, subject, anchors } = input;
  const anchor = anchors[0]!;
  const extent =
    (width(frame, subject) + breadth(frame, subject) + width(frame, anchor) + breadth(frame, anchor)) / 4;
  const probability = sigmoid(
    offset,
    0,
    Math.max(frame.measurement.surfaceNoiseMetres, CLEAR_SHARE * extent),
  );
  if (probability <= 0.5 || frame.planar) return probability;
  const ratio = Math.abs(across) / Math.max(1e-6, offset);
  const trust = 1 - (1 - CROOKED_TRUST) * sigmoid(ratio, CROOKED_RATIO, 0.5);
  return 0.5 + (probability - 0.5) * trust;
};

/** Offset to the viewer's right, metres at the mean distance of the two: the same from either end but for its sign. */
const toTheRight = ({ frame, subject, anchors }: TruthInput, view: View): number =>
  (rightOffset(frame, subject, anchors[0]!, view) - rightOffset(frame, anchors[0]!, subject, view)) / 2;

const plumb = ({ frame: f, subject, anchors }: TruthInput): boolean =>
  Math.hypot(centreX(f, subject) - centreX(f, anchors[0]!), centreY(f, subject) - centreY(f, anchors[0]!)) <
  PLUMB_METRES;

const sideways =
  (sign: 1 | -1): Truth =>
  (input) => {
    const { frame, subject, anchors, view } = input;
    if (!view) return undefined;
    if (!frame.planar && plumb(input)) return 0.25;
    const anchor = anchors[0]!;
    return along(input, sign * toTheRight(input, view), aheadOffset(frame, subject, anchor, view));
  };

const lengthways =
  (sign: 1 | -1): Truth =>
  (input) => {
    const { frame, subject, anchors, view } = input;
    if (!view) return undefined;
    if (!frame.planar && plumb(input)) return 0.25;
    const anchor = anchors[0]!;
    return along(input, sign * aheadOffset(frame, subject, anchor, view), toTheRight(input, view));
  };

/** By the viewer's axes: nearer is in front, farther is behind. Unknown without a viewer. */
export const left = sideways(-1);
export const right = sideways(1);
export const front = lengthways(-1);
export const behind = lengthways(1);
