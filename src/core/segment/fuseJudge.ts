import { boxArea, boxIntersection, boxIou } from '../detect/boxOverlap.ts';
import type { PixelBox } from '../types/geometry.ts';
import type { RgbdFrame } from '../types/images.ts';
import { isJointedLabel, isSurfaceLabel } from './fuseLabels.ts';
import { isPartOfBetter, isPot } from './fuseNested.ts';
import { overlapsOf } from './fuseOverlaps.ts';
import type { FuseMap } from './fuseSegments.ts';
import type { FuseOverlap, FuseProposal, FuseSegment, FuseVerdict } from './fuseTypes.ts';

/** IoU of boxes from which a segment, or a union of them, is what the detector saw. */
const SAME_IOU = 0.5;
/** A segment with so much of itself in the box is a part of the object; a support must be so all but wholly. */
const PART_INSIDE = 0.6;
const SUPPORT_INSIDE = 0.8;
/** Parts lie no farther apart in depth than the object is wide, or this (m). */
const LEAST_DEPTH_REACH = 0.08;
/** Parts of ordinary things touch: so near, as a share of the box's longer side. */
const TOUCH = 0.04;
/** What crosses more than this share of the box's outline goes on outside: ground, not a part. */
const MOST_EDGE = 0.08;
/** A support takes a label when so much of it, or so much of the box, is shared. */
const SURFACE_SHARE = 0.4;

/** A segment with less of itself in a box may be two things; so much of it in another box, so far apart, and it is. */
const ALL_BUT_WHOLE = 0.75;
const SECOND_SHARE = 0.2;
const APART = 0.35;
/** Weaker boxes only name what depth has cut out. */
const FIGURE_SCORE = 0.15;
/** Share of a segment's box inside the main part's from which it is a thing of its own. */
const WITHIN = 0.6;

interface Claim {
  readonly detection: FuseProposal;
  readonly overlap: FuseOverlap;
  readonly strength: number;
}

const grown = (box: PixelBox, by: number): PixelBox => ({
  x0: box.x0 - by,
  y0: box.y0 - by,
  x1: box.x1 + by,
  y1: box.y1 + by,
});

export const unionBox = (boxes: readonly PixelBox[]): PixelBox => ({
  x0: Math.min(...boxes.map((b) => b.x0)),
  y0: Math.min(...boxes.map((b) => b.y0)),
  x1: Math.max(...boxes.map((b) => b.x1)),
  y1: Math.max(...boxes.map((b) => b.y1)),
});

/** What lies within the main part's own box adds nothing to it: fruit in a bowl, a pen on a book. */
const liesWithin = (box: PixelBox, main: PixelBox): boolean =>
  boxIntersection(box, main) >= WITHIN * boxArea(box);

/** Whether a segment may be a part of what the detection names, next to its main part. */
const fits = (
  detection: FuseProposal,
  { segment, inside, edge }: FuseOverlap,
  main: FuseSegment,
  fx: number,
): boolean => {
  if (inside < PART_INSIDE || edge > MOST_EDGE) return false;
  const jointed = isJointedLabel(detection.name);
  if (!jointed && liesWithin(segment.box, main.box)) return false;
  if (segment.role !== 'object' && !(jointed && segment.role === 'support' && inside >= SUPPORT_INSIDE))
    return false;
  const { box } = detection;
  const side = Math.max(box.x1 - box.x0, box.y1 - box.y0);
  if (!jointed && boxIntersection(grown(segment.box, 2 + side * TOUCH), main.box) === 0) return false;
  if (Number.isNaN(segment.depthMetres) || Number.isNaN(main.depthMetres)) return true;
  const reach = Math.max(LEAST_DEPTH_REACH, (side * main.depthMetres) / fx);
  return Math.abs(segment.depthMetres - main.depthMetres) <= (jointed ? reach : reach / 2);
};

/** Whether much of the segment lies outside the box, in that of another detection: two boxes divide it. */
const isShared = (
  detection: FuseProposal,
  { segment, inside }: FuseOverlap,
  all: ReadonlyMap<FuseProposal, readonly FuseOverlap[]>,
): boolean =>
  inside < ALL_BUT_WHOLE &&
  [...all].some(
    ([other, overlaps]) =>
      other !== detection &&
      boxIntersection(other.box, detection.box) < APART * boxArea(other.box) &&
      overlaps.some((o) => o.segment === segment && o.inside >= SECOND_SHARE),
  );

/** Claims of one detection on segments: the one that has its very box, or those that are its parts. */
const claimsOf = (
  detection: FuseProposal,
  overlaps: readonly FuseOverlap[],
  others: ReadonlyMap<FuseProposal, readonly FuseOverlap[]>,
  frame: RgbdFrame,
): readonly Claim[] => {
  const objects = overlaps.filter((o) => o.segment.role === 'object');
  const main = objects.find((o) => o.inside >= PART_INSIDE || o.boxIou >= SAME_IOU);
  if (!main) return [];
  const image = frame.color.width * frame.color.height;
  return overlaps.flatMap((overlap): Claim[] => {
    const isMain = overlap === main;
    const same = isMain && overlap.boxIou >= SAME_IOU;
    const part = isMain
      ? overlap.inside >= PART_INSIDE
      : fits(detection, overlap, main.segment, frame.camera.fx);
    if (isMain && isShared(detection, overlap, others)) return [];
    if (!same && !part) return [];
    // Its very box beats being a part; of boxes that hold a part the smallest has it.
    const strength = same ? 1 + overlap.boxIou + 0.3 * detection.score : 1 - boxArea(detection.box) / image;
    return [{ detection, overlap, strength }];
  });
};

/** Decides what each detection is. Every segment belongs to at most one detection. */
export const judgeDetections = (
  detections: readonly FuseProposal[],
  map: FuseMap,
  frame: RgbdFrame,
): ReadonlyMap<FuseProposal, FuseVerdict> => {
  const verdicts = new Map<FuseProposal, FuseVerdict>();
  const best = new Map<FuseSegment, Claim>();
  const things = new Map<FuseProposal, readonly FuseOverlap[]>();
  for (const detection of detections) {
    const found = overlapsOf(map, detection.box, frame.color);
    if (!isSurfaceLabel(detection.name)) {
      if (isPot(detection, detections)) verdicts.set(detection, { kind: 'none' });
      else things.set(detection, found);
      continue;
    }
    const top = found.find(
      (o) => o.segment.role === 'support' && Math.max(o.inside, o.covers) >= SURFACE_SHARE,
    );
    verdicts.set(detection, top ? { kind: 'surface', segment: top.segment } : { kind: 'none' });
  }
  for (const [detection, found] of things) {
    for (const claim of claimsOf(detection, found, things, frame)) {
      const rival = best.get(claim.overlap.segment);
      if (!rival || claim.strength > rival.strength) best.set(claim.overlap.segment, claim);
    }
  }
  for (const [detection, found] of things) {
    const segments = [...best.values()]
      .filter((c) => c.detection === detection)
      .map((c) => c.overlap.segment);
    if (segments.length > 0 && boxIou(unionBox(segments.map((s) => s.box)), detection.box) >= SAME_IOU) {
      verdicts.set(detection, { kind: 'whole', segments });
      continue;
    }
    const winner = found
      .filter((o) => o.boxIou >= SAME_IOU)
      .map((o) => best.get(o.segment)?.detection)
      .find((other) => other && other !== detection && boxIou(other.box, detection.box) >= SAME_IOU);
    if (winner) verdicts.set(detection, { kind: 'alternative', of: winner });
    else {
      const hopeless = detection.score < FIGURE_SCORE || isPartOfBetter(detection, detections);
      verdicts.set(detection, { kind: hopeless ? 'none' : 'figure' });
    }
  }
  return verdicts;
};
