import { isActive } from '../../evidence/constraintKinds.ts';
import type { AnchorWeights } from '../../evidence/viewpoint/viewpointHypotheses.ts';
import type { Constraint, Description } from '../../grammar/LogicalForm.ts';
import type { RelationInput } from '../../relations/RelationSpec.ts';
import { relationNamed } from '../../relations/registry.ts';
import { boxGap } from '../../scene/measures.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import type { Interpretation } from '../../scoring/Interpretation.ts';
import type { Evaluator } from '../../scoring/interpretation/Evaluator.ts';
import type { RelationEvidence } from '../Resolution.ts';

/** What is less likely the anchor than this share of the likeliest is not taken for it, however well it would fit. */
const LIKELY_ANCHOR = 0.25;

/** What evidence is asked for: an object, under one interpretation of the words. */
interface Asked {
  readonly frame: SceneGeometry;
  readonly evaluator: Evaluator;
  readonly target: Description;
  readonly interpretation: Interpretation;
  readonly subject: number;
}

type RelationConstraint = Extract<Constraint, { kind: 'relation' }>;

/** What its anchors may be, likeliest first, for each of a relation's anchors. */
const anchorLists = (
  { evaluator, interpretation, subject }: Asked,
  constraint: RelationConstraint,
): readonly AnchorWeights[] =>
  constraint.anchors.map((anchor) =>
    evaluator
      .likeliest(anchor, interpretation.hypothesis, interpretation.mask)
      .filter(({ index }) => index !== subject),
  );

/** The likeliest of each list; where one list has to give both ends of "between", its two likeliest. */
const likeliestOf = (lists: readonly AnchorWeights[], arity: number): number[] => {
  const anchors = lists.flatMap(([first]) => (first ? [first.index] : []));
  const second = arity === 2 && lists.length === 1 ? lists[0]![1] : undefined;
  return second ? [...anchors, second.index] : anchors;
};

/** Of several possible anchors, the one that speaks most for the answer. */
const mostTelling = (list: AnchorWeights, first: number, scoreOf: (anchor: number) => number): number => {
  const likely = LIKELY_ANCHOR * (list[0]?.weight ?? 0);
  let best = -1;
  let anchor = first;
  for (const { index, weight } of list) {
    if (weight < likely) continue;
    const score = Math.sqrt(weight) * scoreOf(index);
    if (score > best) [best, anchor] = [score, index];
  }
  return anchor;
};

/** The quantity, where it is one: of what depth did not measure, no metres are said. */
const inWords = (frame: SceneGeometry, of: readonly number[], measured: string): string =>
  of.some((i) => frame.objects[i]!.unmeasured) ? 'as the image shows it, not measured' : measured;

const relationEvidence = (asked: Asked, constraint: RelationConstraint): RelationEvidence | undefined => {
  const { frame, evaluator, target, interpretation, subject } = asked;
  const { inverse, negated } = constraint;
  const spec = relationNamed(constraint.relation);
  if (!spec) return undefined;
  const peers = evaluator.nounDegrees(target);
  const lists = anchorLists(asked, constraint);
  const anchors = likeliestOf(lists, spec.arity);
  if (anchors.length < spec.arity) return undefined;
  const viewedFrom = spec.arity === 0 ? undefined : inverse ? subject : anchors[0];
  const view = interpretation.hypothesis.view(viewedFrom, peers, spec.viewPurpose ?? 'side');
  const inputOf = (from: readonly number[]): RelationInput =>
    inverse
      ? { frame, subject: from[0]!, anchors: [subject], view, peers }
      : { frame, subject, anchors: from, view, peers };
  if (lists.length === 1 && spec.arity === 1)
    anchors[0] = mostTelling(lists[0]!, anchors[0]!, (anchor) => spec.score(inputOf([anchor])));
  const input = inputOf(anchors);
  const score = spec.score(input);
  const id = (i: number): number => frame.objects[i]!.id;
  return {
    relation: `${negated ? 'not ' : ''}${spec.name}`,
    subject: id(input.subject),
    anchors: input.anchors.map(id),
    score: Math.max(0, Math.min(1, negated ? 1 - score : score)),
    measured: inWords(frame, [input.subject, ...input.anchors], spec.measured(input)),
  };
};

const orderEvidence = (
  { frame, evaluator, interpretation, subject }: Asked,
  constraint: Extract<Constraint, { kind: 'order' }>,
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
      ? inWords(frame, [subject, anchor.index], `${boxGap(frame, subject, anchor.index).toFixed(2)} m apart`)
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
  const asked = { frame, evaluator, target, interpretation, subject };
  const list: RelationEvidence[] = [];
  for (const constraint of target.constraints) {
    if (!isActive(constraint, interpretation.mask) || constraint.kind === 'attribute') continue;
    const evidence =
      constraint.kind === 'relation' ? relationEvidence(asked, constraint) : orderEvidence(asked, constraint);
    if (evidence) list.push(evidence);
  }
  return list;
};
