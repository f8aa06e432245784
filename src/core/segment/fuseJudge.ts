import { boxArea, boxIntersection, boxIou } from '../detect/boxOverlap.ts';
import type { PixelBox } from '../types/geometry.ts';
import type { RgbdFrame } from '../types/images.ts';
import type { Detection } from '../types/landmarks.ts';
import { joinedSegments } from './fuseJoined.ts';
import { isJointedLabel, isSurfaceLabel } from './fuseLabels.ts';
import { overlapsOf } from './fuseOverlaps.ts';
import type { FuseMap } from './fuseSegments.ts';
import type { FuseOverlap, FuseSegment, FuseVerdict } from './fuseTypes.ts';

/** IoU of boxes from which a segment, or a union of them, is what the detector saw. */
const SAME_IOU = 0.5;
/** A segment with so much of itself in the box is a part of the object; a support must be so all but wholly. */
const PART_INSIDE = 0.6;
const SUPPORT_INSIDE = 0.8;
/** Parts lie no farther apart in depth than the object is wide, or this (m). */
const LEAST_DEPTH_REACH = 0.08;
/** Parts of ordinary things touch: so near, as a share of the box's longer side. */
const TOUCH = 0.04;
/** Parts of jointed things this much smaller than the main one need not be seen to hang on it. */
const LOOSE = 0.15;
/** A support takes a label when so much of it, or so much of the box, is shared. */
const SURFACE_SHARE = 0.4;

interface Claim {
  readonly detection: Detection;
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

/** Whether a segment may be a part of what the detection names, next to its main part. */
const fits = (
  detection: Detection,
  { segment, inside }: FuseOverlap,
  main: FuseSegment,
  fx: number,
): boolean => {
  const jointed = isJointedLabel(detection.labels[0]!.label);
  if (segment.role !== 'object' && !(jointed && segment.role === 'support' && inside >= SUPPORT_INSIDE))
    return false;
  const { box } = detection;
  const side = Math.max(box.x1 - box.x0, box.y1 - box.y0);
  if (!jointed && boxIntersection(grown(segment.box, 2 + side * TOUCH), main.box) === 0) return false;
  if (Number.isNaN(segment.depthMetres) || Number.isNaN(main.depthMetres)) return true;
  const reach = Math.max(LEAST_DEPTH_REACH, (side * main.depthMetres) / fx);
  return Math.abs(segment.depthMetres - main.depthMetres) <= (jointed ? reach : reach / 2);
};

/** Claims of one detection on segments: the one that has its very box, or those that are its parts. */
const claimsOf = (
  detection: Detection,
  overlaps: readonly FuseOverlap[],
  map: FuseMap,
  frame: RgbdFrame,
): readonly Claim[] => {
  const objects = overlaps.filter((o) => o.segment.role === 'object');
  const main = objects.find((o) => o.inside >= PART_INSIDE || o.boxIou >= SAME_IOU)?.segment;
  if (!main) return [];
  const image = frame.color.width * frame.color.height;
  const joined = isJointedLabel(detection.labels[0]!.label)
    ? joinedSegments(map, frame, detection.box, main)
    : undefined;
  return overlaps.flatMap((overlap): Claim[] => {
    const loose =
      joined && !joined.has(overlap.segment.id) && overlap.segment.pixelCount > LOOSE * main.pixelCount;
    const same = overlap.segment.role === 'object' && overlap.boxIou >= SAME_IOU;
    if (!same && (loose || overlap.inside < PART_INSIDE || !fits(detection, overlap, main, frame.camera.fx)))
      return [];
    // Its very box beats being a part; of boxes that hold a part the smallest has it.
    const strength = same
      ? 1 + overlap.boxIou + 0.3 * detection.labels[0]!.score
      : 1 - boxArea(detection.box) / image;
    return [{ detection, overlap, strength }];
  });
};

/** Decides what each detection is. Every segment belongs to at most one detection. */
export const judgeDetections = (
  detections: readonly Detection[],
  map: FuseMap,
  frame: RgbdFrame,
): ReadonlyMap<Detection, FuseVerdict> => {
  const verdicts = new Map<Detection, FuseVerdict>();
  const best = new Map<FuseSegment, Claim>();
  const overlaps = new Map<Detection, readonly FuseOverlap[]>();
  for (const detection of detections) {
    const found = overlapsOf(map, detection.box, frame.color.width);
    overlaps.set(detection, found);
    if (isSurfaceLabel(detection.labels[0]!.label)) {
      const top = found.find(
        (o) => o.segment.role === 'support' && Math.max(o.inside, o.covers) >= SURFACE_SHARE,
      );
      verdicts.set(detection, top ? { kind: 'surface', segment: top.segment } : { kind: 'none' });
      continue;
    }
    for (const claim of claimsOf(detection, found, map, frame)) {
      const rival = best.get(claim.overlap.segment);
      if (!rival || claim.strength > rival.strength) best.set(claim.overlap.segment, claim);
    }
  }
  for (const detection of detections) {
    if (verdicts.has(detection)) continue;
    const segments = [...best.values()]
      .filter((c) => c.detection === detection)
      .map((c) => c.overlap.segment);
    if (segments.length > 0 && boxIou(unionBox(segments.map((s) => s.box)), detection.box) >= SAME_IOU) {
      verdicts.set(detection, { kind: 'whole', segments });
      continue;
    }
    const winner = overlaps
      .get(detection)!
      .filter((o) => o.boxIou >= SAME_IOU)
      .map((o) => best.get(o.segment)?.detection)
      .find((other) => other && other !== detection && boxIou(other.box, detection.box) >= SAME_IOU);
    verdicts.set(detection, winner ? { kind: 'alternative', of: winner } : { kind: 'figure' });
  }
  return verdicts;
};
