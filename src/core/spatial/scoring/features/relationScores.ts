import type { Hypothesis } from '../../evidence/viewpoint/viewpointHypotheses.ts';
import type { RelationConstraint } from '../../grammar/LogicalForm.ts';
import { type Bound, isWithin } from '../../grammar/measure/boundAt.ts';
import type { RelationSpec } from '../../relations/RelationSpec.ts';
import { boxGap, centreDistance, centreX, centreY } from '../../scene/measures.ts';
import { clampScore, expDecay } from '../../scene/membership.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import { IMAGE_VIEW, type View } from '../../scene/View.ts';
import type { Weighted } from '../Feature.ts';
import type { SceneModel } from '../models/SceneModel.ts';

/** Anchors considered for either end of "between". */
const MAX_PAIRED = 6;
/** Members of a group are at least this likely. */
const GROUP_WEIGHT = 0.3;
/** Of several things told of by number, what the last one that is needed counts beside the first. */
const COUNT_SHARE = 0.6;
const MAX_COUNTED = 6;
/** What a relation to something that is not in the scene scores. */
const UNKNOWN_SCORE = 0.3;

export interface RelationQuestion {
  readonly frame: SceneGeometry;
  readonly model: SceneModel;
  readonly spec: RelationSpec;
  readonly constraint: RelationConstraint;
  /** Likeliest objects of each anchor, best weight 1. */
  readonly lists: readonly (readonly Weighted[])[];
  /** How sure the scene holds the anchors at all, 0..1. */
  readonly sure: number;
  readonly peers: Float64Array;
  readonly hypothesis: Hypothesis;
}

/** The line of sight by anchor: worked out only where it matters, and once an anchor. */
const viewer = ({ spec, hypothesis, peers }: RelationQuestion): ((anchor: number | undefined) => View) => {
  const purpose = spec.viewPurpose;
  if (!purpose) return () => IMAGE_VIEW;
  const views = new Map<number | undefined, View>();
  return (anchor) => {
    let view = views.get(anchor);
    if (!view) {
      view = hypothesis.view(anchor, peers, purpose);
      views.set(anchor, view);
    }
    return view;
  };
};

const pairScore = ({ frame, spec, lists, peers }: RelationQuestion, subject: number): number => {
  const first = (lists[0] ?? []).slice(0, MAX_PAIRED);
  const second = lists[1]?.slice(0, MAX_PAIRED) ?? first;
  let best = 0;
  for (let i = 0; i < first.length; i++) {
    for (let j = lists[1] ? 0 : i + 1; j < second.length; j++) {
      const [a, b] = [first[i]!, second[j]!];
      if (a.index === b.index || a.index === subject || b.index === subject) continue;
      const score = spec.score({ frame, subject, anchors: [a.index, b.index], view: IMAGE_VIEW, peers });
      best = Math.max(best, Math.sqrt(a.weight * b.weight) * score);
    }
  }
  return best;
};

/** "with two lamps": how many of the other thing are told of, where there are few enough to count. */
const countOf = ({ model, constraint, spec }: RelationQuestion): number => {
  const count = constraint.anchors[0]?.count ?? 1;
  return !model.fineFeatures || spec.anchorsTaken === 'all' || count > MAX_COUNTED ? 1 : count;
};

/** A stated distance holds within this share of itself to 0.6. */
const DISTANCE_SHARE = 0.35;
const LEAST_METRES = 0.02;

/** "At least" and "under" are meant more strictly. */
const BOUND_SHARE = 0.05;

const atDistance = (metres: number, said: number, bound: Bound | undefined): number => {
  if (isWithin(bound, metres, said)) return 1;
  const share = bound === undefined ? DISTANCE_SHARE : BOUND_SHARE;
  return Math.exp(-0.5 * (Math.log(Math.max(LEAST_METRES, metres) / said) / share) ** 2);
};

const viewerDistanceScore = (
  f: SceneGeometry,
  i: number,
  { position }: View,
  { atMetres, bound }: RelationConstraint,
): number =>
  position
    ? atDistance(Math.hypot(centreX(f, i) - position[0], centreY(f, i) - position[1]), atMetres!, bound)
    : UNKNOWN_SCORE;

/** Degree of a relation of one thing to one other: by its geometry, or by the metres that were said. */
const pairDegree = (
  { frame, spec, constraint: { withinMetres, atMetres, bound }, peers }: RelationQuestion,
  a: number,
  b: number,
  view: View,
): number => {
  if (atMetres !== undefined)
    return Math.max(
      atDistance(boxGap(frame, a, b), atMetres, bound),
      bound === 'most' ? 0 : atDistance(centreDistance(frame, a, b), atMetres, bound),
    );
  return withinMetres === undefined
    ? spec.score({ frame, subject: a, anchors: [b], view, peers })
    : expDecay(boxGap(frame, a, b) - withinMetres, 0.1 * withinMetres);
};

/** The best over the possible anchors, or the worst where it holds of all of them at once. */
const singleScore = (
  question: RelationQuestion,
  subject: number,
  viewOf: (anchor: number | undefined) => View,
): number => {
  const { model, spec, constraint, lists } = question;
  const trust = model.anchorTrust;
  let best = 0;
  let worst = 1;
  const counted = countOf(question);
  const degrees: number[] = [];
  for (const { index, weight } of lists[0] ?? []) {
    if (index === subject) continue;
    const view = viewOf(constraint.inverse ? subject : index);
    const [a, b] = constraint.inverse ? [index, subject] : [subject, index];
    const score = pairDegree(question, a, b, view);
    best = Math.max(best, weight ** trust * score);
    worst = Math.min(worst, 1 - weight * (1 - score));
    if (counted > 1) degrees.push(weight ** trust * score);
  }
  if (counted > 1 && degrees.length >= counted) {
    degrees.sort((a, b) => b - a);
    best = (1 - COUNT_SHARE) * best + COUNT_SHARE * degrees[counted - 1]!;
  }
  return spec.anchorsTaken === 'all' ? worst : best;
};

/** Degree 0..1 by object of one relation to what its anchors may be, negation applied. */
export const relationScores = (question: RelationQuestion): Float64Array => {
  const { frame, spec, constraint, lists, sure, peers } = question;
  const viewOf = viewer(question);
  const members = (lists[0] ?? []).filter(({ weight }) => weight > GROUP_WEIGHT).map(({ index }) => index);
  const degreeOf = (subject: number): number => {
    if (spec.arity === 0) {
      const view = viewOf(undefined);
      return constraint.atMetres === undefined
        ? spec.score({ frame, subject, anchors: [], view, peers })
        : viewerDistanceScore(frame, subject, view, constraint);
    }
    if (spec.arity === 2) return pairScore(question, subject);
    if (spec.anchorsTaken === 'group')
      return spec.score({ frame, subject, anchors: members, view: IMAGE_VIEW, peers });
    return singleScore(question, subject, viewOf);
  };
  const scores = new Float64Array(frame.count);
  for (let subject = 0; subject < scores.length; subject++) {
    const held = degreeOf(subject);
    const score = constraint.negated ? 1 - held : held;
    scores[subject] = clampScore(sure * score + (1 - sure) * UNKNOWN_SCORE);
  }
  return scores;
};
