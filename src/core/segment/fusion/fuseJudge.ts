import { boxArea, boxIntersection, boxIou } from '../../geometry/boxOverlap.ts';
import type { RgbdFrame } from '../../types/images.ts';
import { isSurfaceLabel, SURE_SCORE } from './fuseLabels.ts';
import type { FuseMap } from './fuseSegments.ts';
import type { FuseOverlap, FuseProposal, FuseSegment, FuseVerdict } from './fuseTypes.ts';
import { unionBox } from './fuseUnion.ts';
import { isPartOfBetter, isPot } from './rules/fuseNested.ts';
import { overlapsOf } from './rules/fuseOverlaps.ts';
import { isHeap, PART_INSIDE, partsOf } from './rules/fuseParts.ts';

/** IoU of boxes from which a segment, or a union of them, is what the detector saw. */
const SAME_IOU = 0.5;
/** A support takes a label when so much of it, or so much of the box, is shared. */
const SURFACE_SHARE = 0.4;

/** A segment with less of itself in a box may be two things; so much of it in another box, so far apart, and it is. */
const ALL_BUT_WHOLE = 0.75;
const SECOND_SHARE = 0.2;
const APART = 0.35;
/** Weaker boxes only name what depth has cut out: their outlines are as doubtful as their names. */
const FIGURE_SCORE = 0.2;
/** A box over so much of the image says nothing about what lies in it. */
const MOST_OF_IMAGE = 0.6;

interface Claim {
  readonly detection: FuseProposal;
  readonly overlap: FuseOverlap;
  readonly strength: number;
}

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
  // What has the very box comes before a larger thing behind it, of which most is in the box.
  const twins = objects.filter((o) => o.boxIou >= SAME_IOU).sort((a, b) => b.boxIou - a.boxIou);
  const main = twins[0] ?? objects.find((o) => o.inside >= PART_INSIDE);
  if (!main) return [];
  const image = frame.color.width * frame.color.height;
  const own = partsOf(detection, main, overlaps, frame.camera.fx);
  return own.flatMap((overlap): Claim[] => {
    const isMain = overlap === main;
    const same = isMain && overlap.boxIou >= SAME_IOU;
    if (isMain && isShared(detection, overlap, others)) return [];
    if (!same && overlap.inside < PART_INSIDE) return [];
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
      const share = boxArea(detection.box) / (frame.color.width * frame.color.height);
      if (share > MOST_OF_IMAGE || isPot(detection, detections)) verdicts.set(detection, { kind: 'none' });
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
    const some = segments.some(({ role }) => role === 'object');
    if (some && boxIou(unionBox(segments.map((s) => s.box)), detection.box) >= SAME_IOU) {
      verdicts.set(detection, { kind: 'whole', segments });
      continue;
    }
    const winner = found
      .filter((o) => o.boxIou >= SAME_IOU)
      .map((o) => best.get(o.segment)?.detection)
      .find((other) => other && other !== detection && boxIou(other.box, detection.box) >= SAME_IOU);
    if (winner) verdicts.set(detection, { kind: 'alternative', of: winner });
    else {
      const hopeless =
        detection.score < FIGURE_SCORE ||
        (detection.score < SURE_SCORE && isHeap(found, frame.camera.fx)) ||
        isPartOfBetter(detection, detections);
      verdicts.set(detection, { kind: hopeless ? 'none' : 'figure' });
    }
  }
  return verdicts;
};
