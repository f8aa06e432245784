import { posterior } from '../../src/core/spatial/scoring/interpretation/interpretations.ts';
import {
  ANSWER_FACTS,
  type AnswerFacts,
  answerFacts,
} from '../../src/core/spatial/scoring/models/decision/answerFacts.ts';
import {
  type ChanceModel,
  chancesOf,
  OUTCOMES,
  type Outcome,
} from '../../src/core/spatial/scoring/models/decision/byChances.ts';
import type { Found } from '../../src/core/spatial/scoring/models/decision/Found.ts';
import type { Weights } from '../../src/core/spatial/scoring/models/weights.ts';
import { adam } from './adam.ts';
import type { QuestionExample } from './questionExamples.ts';

/** Pull of the standardised weights toward 0, in questions. */
const RIDGE = 10;
const STEPS = 400;
const RATE = 0.1;

export interface Evidence {
  readonly weights: Weights;
  readonly absence: number;
}

/** What the resolver would have found, by given weights. */
export const foundIn = ({ scene, form, interpretations }: QuestionExample, evidence: Evidence): Found => {
  const { bestInterpretation, absent, ...rest } = posterior(scene.objects.length, interpretations, evidence);
  const { probability } = rest;
  const order = [...probability.keys()].sort((a, b) => probability[b]! - probability[a]! || a - b);
  return {
    ...rest,
    absence: absent,
    target: form.target,
    objects: scene.objects,
    order,
    interpretation: interpretations[bestInterpretation[order[0]!]!]!,
  };
};

const outcomeOf = ({ kind, target }: QuestionExample, best: number): Outcome =>
  kind === 'absent' ? 'absent' : kind === 'ambiguous' ? 'several' : target.has(best) ? 'right' : 'wrong';

/** Chances of what may be so, by softmax regression on the facts of what was found. */
export const fitChances = (
  questions: readonly QuestionExample[],
  evidence: Evidence,
): ChanceModel['outcomes'] => {
  const rows = questions.map((question): Row => {
    const found = foundIn(question, evidence);
    return {
      facts: answerFacts(found),
      outcome: outcomeOf(question, found.order[0]!),
      weight: question.weight,
    };
  });
  const scales = scalesOf(rows.map(({ facts }) => facts));
  const size = ANSWER_FACTS.length;
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const modelOf = (weights: Float64Array): ChanceModel['outcomes'] =>
    Object.fromEntries(
      OUTCOMES.map((outcome, k) => [
        outcome,
        Object.fromEntries(ANSWER_FACTS.map((name, f) => [name, weights[k * size + f]! / scales[f]!])),
      ]),
    ) as unknown as ChanceModel['outcomes'];
  const fitted = adam(
    new Float64Array(OUTCOMES.length * size),
    { steps: STEPS, rate: RATE },
    (weights, into) => {
      const model = modelOf(weights);
      for (const row of rows) addSlopes(row, chancesOf(model, row.facts), scales, into);
      for (let k = 0; k < into.length; k++)
        into[k] = (into[k]! + (k % size === 0 ? 0 : RIDGE * weights[k]!)) / total;
    },
  );
  return modelOf(fitted);
};

interface Row {
  readonly facts: AnswerFacts;
  readonly outcome: Outcome;
  readonly weight: number;
}

const addSlopes = (
  { facts, outcome, weight }: Row,
  chances: Readonly<Record<Outcome, number>>,
  scales: readonly number[],
  into: Float64Array,
): void => {
  for (const [k, name] of OUTCOMES.entries()) {
    const slope = weight * (chances[name] - (name === outcome ? 1 : 0));
    for (const [f, fact] of ANSWER_FACTS.entries())
      into[k * ANSWER_FACTS.length + f]! += (slope * facts[fact]) / scales[f]!;
  }
};

/** How far each fact spreads, so that the pull is the same on all. */
const scalesOf = (facts: readonly AnswerFacts[]): readonly number[] =>
  ANSWER_FACTS.map((name) => {
    const values = facts.map((row) => row[name]);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const spread = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length);
    return spread > 1e-6 ? spread : 1;
  });
