import { attributeScore } from '../../evidence/attributeScore.ts';
import type { Constraint } from '../../grammar/LogicalForm.ts';
import { crispRelation } from '../../relations/crispRelation.ts';
import { cannotTell, type Judgement, negate, VERDICT_MARGINS } from '../../relations/Judgement.ts';
import { relationNamed } from '../../relations/registry.ts';
import { sigmoid } from '../../scene/membership.ts';
import type { Resolution } from '../Resolution.ts';
import { type ChoiceContext, chosen, type Named, sayNamed, undecided } from './ChoiceContext.ts';

/** Degree of an attribute from which it is more there than not, and the width of the doubt. */
const ATTRIBUTE_MIDDLE = 0.4;
const ATTRIBUTE_WIDTH = 0.1;

/** Whether a property or a relation is true of a thing. */
const judge = ({ frame, view, find }: ChoiceContext, index: number, constraint: Constraint): Judgement => {
  if (constraint.kind === 'order') return cannotTell('an order tells more than one thing');
  if (constraint.kind === 'attribute') {
    const score = attributeScore(frame, index, constraint, new Float64Array(frame.count).fill(1));
    if (score === undefined) return cannotTell(`whether it is ${constraint.value} does not show`);
    const probability = sigmoid(score, ATTRIBUTE_MIDDLE, ATTRIBUTE_WIDTH);
    const judged = { probability, measured: `${constraint.value} to ${score.toFixed(2)} of 1` };
    return constraint.negated ? negate(judged) : judged;
  }
  const spec = relationNamed(constraint.relation);
  const anchors = constraint.anchors.map((anchor) => {
    const { id } = find(anchor);
    return frame.objects.findIndex((object) => object.id === id);
  });
  if (!spec || anchors.includes(-1)) return cannotTell('what it is told by was not found');
  const [subject, others] = constraint.inverse ? [anchors[0]!, [index]] : [index, anchors];
  const judged = crispRelation({ frame, spec, subject, anchors: others, view }, constraint.withinMetres);
  return constraint.negated ? negate(judged) : judged;
};

/** The one of which alone something is true: "which is on the table, the mug or the chair". */
export const chooseByTruth = (
  context: ChoiceContext,
  things: readonly Named[],
  by: readonly Constraint[],
  words: string,
): Resolution => {
  const judged = things.map((thing) => {
    const all = by.map((constraint) => judge(context, thing.index, constraint));
    return { thing, ...all.reduce((least, one) => (one.probability < least.probability ? one : least)) };
  });
  const said = judged.map(({ thing, measured }) => `${sayNamed(context, thing)} ${measured}`).join('; ');
  const fit = judged.filter(({ probability }) => probability >= VERDICT_MARGINS.trueFrom);
  const open = judged.filter(({ probability }) => probability > VERDICT_MARGINS.falseTo);
  const [first] = fit;
  if (first && fit.length === 1 && open.length === 1)
    return chosen(context, things, first.thing, {
      relation: words,
      anchors: [],
      measured: first.measured,
      rationale: `${sayNamed(context, first.thing)} is ${words}: ${said}.`,
      certainty: first.probability,
    });
  const left = open.map(({ thing }) => thing);
  if (left.length === 0) return undecided(context, 'NOT_FOUND', things, `None of them is ${words}: ${said}.`);
  const why = first ? `${left.length} of them may be ${words}` : `Geometry cannot tell which is ${words}`;
  return undecided(context, 'AMBIGUOUS', left, `${why}: ${said}.`);
};
