import { boxArea } from '../../geometry/boxOverlap.ts';
import type { RgbdFrame } from '../../types/images.ts';
import type { Detection, LabelScore, LandmarkCandidate } from '../../types/landmarks.ts';
import { judgeDetections } from './fuseJudge.ts';
import { mergeLabels } from './fuseLabels.ts';
import { collectMasks } from './fuseMasks.ts';
import { FusePainter } from './fusePainter.ts';
import { proposalsOf } from './fuseProposals.ts';
import { paintSegments } from './fuseSegments.ts';
import type { FuseProposal, FuseVerdict } from './fuseTypes.ts';
import { joinAlike } from './rules/fuseAlike.ts';
import { solidPieces } from './rules/fuseSolidPieces.ts';
import { underparts } from './rules/fuseUnder.ts';

export interface FuseInput {
  readonly detections: readonly Detection[];
  /** Depth segments, not overlapping. */
  readonly candidates: readonly LandmarkCandidate[];
  readonly frame: RgbdFrame;
}

/** A detection with fewer pixels than this in the end was hidden by others. */
const LEAST_PIXELS = 40;

/** A segment of which so much is left is still itself. */
const MOSTLY = 0.75;

/**
 * Joins named boxes and depth segments into one candidate an object: a box that segments fill names and merges them; a
 * box that cuts through a segment, or lies where depth saw nothing, gets its own pixels; a table's box names the top and
 * leaves alone what stands on it; a segment without a box stays as it is. Deterministic; masks do not overlap.
 */
export const fuse = ({ detections, candidates: cut, frame }: FuseInput): readonly LandmarkCandidate[] => {
  const { candidates, owner } = joinAlike(cut, frame);
  const map = paintSegments(candidates, frame, owner);
  const proposals = proposalsOf(detections, frame);
  const verdicts = judgeDetections(proposals, map, frame);
  const { things, surfaces, taken } = sortOut(proposals, verdicts);
  const painter = new FusePainter(map, frame, (segment) => taken.has(segment));
  painter.join(underparts(map, frame, (segment) => !taken.has(segment)));
  // Large boxes first: what lies in front of them, or on them, takes its pixels back.
  const painted = proposals
    .map((proposal, index) => ({ proposal, id: candidates.length + 1 + index }))
    .sort((a, b) => boxArea(b.proposal.box) - boxArea(a.proposal.box) || a.id - b.id);
  for (const { proposal, id } of painted) {
    const verdict = verdicts.get(proposal)!;
    if (verdict.kind === 'whole') painter.paintWhole(proposal, verdict.segments, id);
    else if (verdict.kind === 'figure') painter.paintFigure(proposal, id);
  }
  const masks = collectMasks(painter.owner, frame.color.width, frame.color.height);
  const rest = candidates.flatMap((candidate, index): LandmarkCandidate[] => {
    const mask = masks.get(index + 1);
    if (!mask) return [];
    const labels = mergeLabels(candidate.labels, surfaces.get(index + 1) ?? []);
    if (mask.pixelCount > MOSTLY * candidate.mask.pixelCount || candidate.role !== 'object') {
      return [{ ...candidate, mask, labels }];
    }
    return solidPieces(mask, candidate.mask.pixelCount).map((piece) => ({
      ...candidate,
      mask: piece,
      labels,
    }));
  });
  const named = proposals.flatMap((proposal, index): LandmarkCandidate[] => {
    const mask = masks.get(candidates.length + 1 + index);
    if (!mask || mask.pixelCount < LEAST_PIXELS) return [];
    return [{ mask, role: 'object', labels: things.get(proposal) ?? proposal.labels }];
  });
  return [...rest, ...named];
};

/** Who is called what: labels of things, of surfaces by segment id, and the segments that are some proposal's whole. */
const sortOut = (proposals: readonly FuseProposal[], verdicts: ReadonlyMap<FuseProposal, FuseVerdict>) => {
  const things = new Map<FuseProposal, readonly LabelScore[]>();
  const surfaces = new Map<number, readonly LabelScore[]>();
  const taken = new Set<number>();
  for (const proposal of proposals) {
    const verdict = verdicts.get(proposal)!;
    if (verdict.kind === 'whole') for (const { id } of verdict.segments) taken.add(id);
    if (verdict.kind === 'alternative') {
      things.set(verdict.of, mergeLabels(things.get(verdict.of) ?? verdict.of.labels, proposal.labels));
    }
    if (verdict.kind === 'surface') {
      const { id } = verdict.segment;
      surfaces.set(id, mergeLabels(surfaces.get(id) ?? [], proposal.labels));
    }
  }
  return { things, surfaces, taken };
};
