import type { RelationEvidence } from '../../../core/spatial/grounding/Resolution.ts';

/** spatial_llava/RelationEvidence. */
export const relationMessage = (evidence: RelationEvidence) => ({
  relation: evidence.relation,
  subject: evidence.subject,
  anchors: Uint32Array.from(evidence.anchors),
  score: evidence.score,
  measured: evidence.measured,
});
