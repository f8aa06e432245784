import { boxArea } from '../detect/boxOverlap.ts';
import type { PixelBox } from '../types/geometry.ts';
import type { RgbdFrame } from '../types/images.ts';
import type { Detection, LabelScore, LandmarkCandidate, Mask } from '../types/landmarks.ts';
import { findFigure } from './fuseFigure.ts';
import { fillHoles } from './fuseHoles.ts';
import { judgeDetections, unionBox } from './fuseJudge.ts';
import { isJointedLabel, mergeLabels } from './fuseLabels.ts';
import { collectMasks } from './fuseMasks.ts';
import { type FuseMap, paintSegments } from './fuseSegments.ts';
import { solidPieces } from './fuseSolidPieces.ts';
import type { FuseVerdict } from './fuseTypes.ts';

export interface FuseInput {
  readonly detections: readonly Detection[];
  /** Depth segments, not overlapping. */
  readonly candidates: readonly LandmarkCandidate[];
  readonly frame: RgbdFrame;
}

/** Best label's score from which a figure is cut out of a segment that is already what another detection saw. */
const CUT_SCORE = 0.3;
/** Shares of the box that a figure may fill: less is a speck, no shape. */
const LEAST_FILL = 0.15;
const LEAST_PIXELS = 40;

/**
 * Joins named boxes and depth segments into one candidate an object: a box that segments fill names and merges them; a
 * box that cuts through a segment, or lies where depth saw nothing, gets its own pixels; a table's box names the top and
 * leaves alone what stands on it; a segment without a box stays as it is. Deterministic; masks do not overlap.
 */
export const fuse = ({ detections, candidates, frame }: FuseInput): readonly LandmarkCandidate[] => {
  const map = paintSegments(candidates, frame);
  const verdicts = judgeDetections(detections, map, frame);
  const names = namesOf(detections, verdicts);
  // Large boxes first: what lies in front of them, or on them, takes its pixels back.
  const painted = detections
    .map((detection, index) => ({ detection, id: map.segments.length + 1 + index }))
    .filter(({ detection }) => ['whole', 'figure'].includes(verdicts.get(detection)!.kind))
    .sort((a, b) => boxArea(b.detection.box) - boxArea(a.detection.box) || a.id - b.id);
  const original = map.owner.slice();
  const taken = takenSegments(verdicts);
  for (const { detection, id } of painted) {
    const verdict = verdicts.get(detection)!;
    if (verdict.kind === 'whole')
      paintWhole(
        map,
        original,
        detection,
        verdict.segments.map((s) => s.id),
        id,
        frame,
      );
    else {
      paintFigure(map, original, detection, id, frame, (segment) => {
        const holder = taken.get(segment);
        return !holder || detection.labels[0]!.score >= CUT_SCORE;
      });
    }
  }
  const masks = collectMasks(map.owner, frame.color.width, frame.color.height);
  const rest = candidates.flatMap((candidate, index): LandmarkCandidate[] => {
    const left = masks.get(index + 1);
    if (!left) return [];
    const labels = mergeLabels(candidate.labels, names.surfaces.get(index + 1) ?? []);
    if (left.pixelCount === candidate.mask.pixelCount || candidate.role !== 'object') {
      return [{ ...candidate, mask: left, labels }];
    }
    return solidPieces(left, candidate.mask.pixelCount).map((mask) => ({ ...candidate, mask, labels }));
  });
  const named = painted.flatMap(({ detection, id }): LandmarkCandidate[] => {
    const mask = masks.get(id);
    if (!mask || mask.pixelCount < LEAST_PIXELS) return [];
    return [{ mask, role: 'object', labels: names.objects.get(detection) ?? detection.labels }];
  });
  return [...rest, ...named];
};

/** Labels of detections and of surfaces (by segment id), with those of the detections that are the same thing. */
const namesOf = (detections: readonly Detection[], verdicts: ReadonlyMap<Detection, FuseVerdict>) => {
  const objects = new Map<Detection, readonly LabelScore[]>();
  const surfaces = new Map<number, readonly LabelScore[]>();
  for (const detection of detections) {
    const verdict = verdicts.get(detection)!;
    if (verdict.kind === 'surface') {
      const id = verdict.segment.id;
      surfaces.set(id, mergeLabels(surfaces.get(id) ?? [], detection.labels));
    } else if (verdict.kind === 'alternative') {
      objects.set(verdict.of, mergeLabels(objects.get(verdict.of) ?? verdict.of.labels, detection.labels));
    }
  }
  return { objects, surfaces };
};

/** Which segments are wholly what some detection saw, by segment id. */
const takenSegments = (verdicts: ReadonlyMap<Detection, FuseVerdict>): ReadonlyMap<number, Detection> =>
  new Map(
    [...verdicts].flatMap(([detection, verdict]) =>
      verdict.kind === 'whole' ? verdict.segments.map(({ id }): [number, Detection] => [id, detection]) : [],
    ),
  );

const paintWhole = (
  { owner, segments }: FuseMap,
  original: Int32Array,
  { mask, labels }: Detection,
  ids: readonly number[],
  id: number,
  frame: RgbdFrame,
): void => {
  const { width } = frame.color;
  const mine = new Uint8Array(segments.length + 1);
  for (const i of ids) mine[i] = 1;
  const box = unionBox([...ids.map((i) => segments[i - 1]!.box), ...(mask ? [mask.box] : [])]);
  const columns = box.x1 - box.x0;
  const rows = box.y1 - box.y0;
  const pixel = (at: number) => (box.y0 + Math.floor(at / columns)) * width + box.x0 + (at % columns);
  const bits = new Uint8Array(columns * rows);
  for (let row = 0, at = 0; row < rows; row += 1) {
    const from = (box.y0 + row) * width + box.x0;
    for (let column = 0; column < columns; column += 1, at += 1) bits[at] = mine[original[from + column]!]!;
  }
  // A bowl's bottom lies in the plane of the table.
  const { height } = frame.color;
  const cut = { right: box.x1 === width, bottom: box.y1 === height, left: box.x0 === 0, top: box.y0 === 0 };
  const closed = isJointedLabel(labels[0]!.label) ? undefined : cut;
  fillHoles({ bits, columns, rows, closed }, (at) => segments[original[pixel(at)]! - 1]?.role !== 'object');
  paint(owner, bits, box, id, width);
};

const paintFigure = (
  { owner, segments }: FuseMap,
  original: Int32Array,
  { box, mask }: Detection,
  id: number,
  frame: RgbdFrame,
  mayCut: (segment: number) => boolean,
): void => {
  const { width } = frame.color;
  const figure: Pick<Mask, 'box' | 'bits'> & { fill: number } = mask
    ? { ...mask, fill: mask.pixelCount / boxArea(box) }
    : { box, ...findFigure(frame, original, box) };
  if (figure.fill < LEAST_FILL) return;
  const columns = figure.box.x1 - figure.box.x0;
  const bits = figure.bits.map((bit, at) => {
    const pixel = (figure.box.y0 + Math.floor(at / columns)) * width + figure.box.x0 + (at % columns);
    const segment = original[pixel]!;
    return bit === 1 && (segment === 0 || segments[segment - 1]!.role !== 'object' || mayCut(segment))
      ? 1
      : 0;
  });
  paint(owner, bits, figure.box, id, width);
};

const paint = (owner: Int32Array, bits: Uint8Array, box: PixelBox, id: number, width: number): void => {
  for (let v = box.y0, at = 0; v < box.y1; v += 1) {
    for (let u = box.x0; u < box.x1; u += 1, at += 1) if (bits[at] === 1) owner[v * width + u] = id;
  }
};
