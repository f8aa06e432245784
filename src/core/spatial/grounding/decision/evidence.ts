import type { Constraint, Description } from '../../grammar/LogicalForm.ts';
import { relationNamed } from '../../relations/registry.ts';
import { boxGap } from '../../scene/measures.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import type { Interpretation } from '../features/Interpretation.ts';
import type { Evaluator } from '../interpretation/Evaluator.ts';
import type { RelationEvidence } from '../Resolution.ts';
import type { Hypothesis } from '../viewpoint/viewpointHypotheses.ts';

/** What is less likely the anchor than this share of the likeliest is not taken for it, however well it would fit. */
const LIKELY_ANCHOR = 0.25;

const active = (constraint: Constraint, mask: number): boolean =>
  constraint.kind === 'attribute' ||
  constraint.choice === undefined ||
  ((mask >> constraint.choice) & 1) === (constraint.low ? 1 : 0);

const peersOf = (evaluator: Evaluator, description: Description): Float64Array =>
  evaluator.nounDegrees(description);

const relationEvidence = (
  frame: SceneGeometry,
  evaluator: Evaluator,
  target: Description,
  constraint: Extract<Constraint, { kind: 'relation' }>,
  subject: number,
  hypothesis: Hypothesis,
  mask: number,
): RelationEvidence | undefined => {
  const spec = relationNamed(constraint.relation);
  if (!spec) return undefined;
  const peers = peersOf(evaluator, target);
  const id = (i: number): number => frame.objects[i]!.id;
  const lists = constraint.anchors.map((a) =>
    evaluator.likeliest(a, hypothesis, mask).filter((x) => x.index !== subject),
  );
  const anchors: number[] = [];
  for (const list of lists) if (list[0]) anchors.push(list[0].index);
  if (spec.arity === 2 && lists.length === 1 && lists[0]![1]) anchors.push(lists[0]![1].index);
  if (anchors.length < spec.arity) return undefined;
  const view = hypothesis.view(
    spec.arity === 0 ? undefined : constraint.inverse ? subject : anchors[0],
    peers,
    spec.viewPurpose ?? 'side',
  );
  if (lists.length === 1 && spec.arity === 1) {
    // Of several possible anchors, the one that speaks most for the answer.
    let best = -1;
    const likely = LIKELY_ANCHOR * (lists[0]![0]?.weight ?? 0);
    for (const { index, weight } of lists[0]!) {
      if (weight < likely) continue;
      const input = constraint.inverse
        ? { frame, subject: index, anchors: [subject], view, peers }
        : { frame, subject, anchors: [index], view, peers };
      const score = Math.sqrt(weight) * spec.score(input);
      if (score > best) {
        best = score;
        anchors[0] = index;
      }
    }
  }
  const input = constraint.inverse
    ? { frame, subject: anchors[0]!, anchors: [subject], view, peers }
    : { frame, subject, anchors, view, peers };
  const score = spec.score(input);
  return {
    relation: `${constraint.negated ? 'not ' : ''}${spec.name}`,
    subject: id(input.subject),
    anchors: input.anchors.map(id),
    score: Math.max(0, Math.min(1, constraint.negated ? 1 - score : score)),
    measured: spec.measured(input),
  };
};

const orderEvidence = (
  frame: SceneGeometry,
  evaluator: Evaluator,
  constraint: Extract<Constraint, { kind: 'order' }>,
  subject: number,
  interpretation: Interpretation,
): RelationEvidence => {
  const term = interpretation.terms.find((t) => t.constraint === constraint && t.name.endsWith('.abs'));
  const list = constraint.anchor
    ? evaluator.likeliest(constraint.anchor, interpretation.hypothesis, interpretation.mask)
    : [];
  const anchor = list.find((a) => a.index !== subject);
  const rank = constraint.rank === 1 ? '' : constraint.rank < 0 ? 'last ' : `${constraint.rank}. `;
  return {
    relation: `${constraint.negated ? 'not ' : ''}${rank}most ${constraint.axis}`,
    subject: frame.objects[subject]!.id,
    anchors: anchor ? [frame.objects[anchor.index]!.id] : [],
    score: Math.max(0, Math.min(1, Math.exp(term?.values[subject] ?? 0))),
    measured: anchor
      ? `${boxGap(frame, subject, anchor.index).toFixed(2)} m apart`
      : 'by its place among its kind',
  };
};

/** The measured relations of one object under one interpretation, in the order of the words. */
export const evidenceFor = (
  frame: SceneGeometry,
  evaluator: Evaluator,
  target: Description,
  interpretation: Interpretation,
  subject: number,
): readonly RelationEvidence[] => {
  const list: RelationEvidence[] = [];
  for (const constraint of target.constraints) {
    if (!active(constraint, interpretation.mask) || constraint.kind === 'attribute') continue;
    const evidence =
      constraint.kind === 'relation'
        ? relationEvidence(
            frame,
            evaluator,
            target,
            constraint,
            subject,
            interpretation.hypothesis,
            interpretation.mask,
          )
        : orderEvidence(frame, evaluator, constraint, subject, interpretation);
    if (evidence) list.push(evidence);
  }
  return list;
};
