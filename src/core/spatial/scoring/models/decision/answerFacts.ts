import type { Found } from './Found.ts';
import { isPartOrWhole } from './isPartOrWhole.ts';

/** What a decision looks at: how sure, how far ahead of the next, how well everything that was said fits. */
export const ANSWER_FACTS = [
  'bias',
  'absence',
  'noun',
  'nounOdds',
  'constraints',
  'gap',
  'gapBare',
  'bare',
  'nounNext',
  'nounNextBare',
  'constraintsNext',
  'fit',
  'fitNext',
  'fitThird',
  'fits',
  'count',
  'probability',
  'worst',
  'truncated',
  'named',
  'nounOddsNamed',
  'fitGap',
  'fitGapBare',
  'absenceBare',
  'nounBare',
  'nounOddsBare',
  'fitBare',
] as const;
export type AnswerFacts = Readonly<Record<(typeof ANSWER_FACTS)[number], number>>;

/** Logarithms end here: one measure may be wrong, and nothing is surer than this. */
const LEAST_CONSTRAINT = -6;
const MOST = 12;
const MOST_GAP = 6;
/** A certain name still leaves a doubt. */
const SUREST_NOUN = -1e-4;
const NONE = -9;

/** The facts of what was found, natural logarithms and log-odds, by the interpretation that speaks most for the best. */
export const answerFacts = (found: Found): AnswerFacts => {
  const { target, objects, order, probability, logEvidence, absence, interpretation } = found;
  const best = order[0]!;
  // A part of the best, or what it is a part of, is no other answer.
  const next = order.find((i) => i !== best && !isPartOrWhole(objects[i]!, objects[best]!));
  const { nouns, constraints, worst } = fitsOf(found);
  const fits = objects.map((_, i) => Math.min(SUREST_NOUN, nouns[i]!) + constraints[i]!);
  const ranked = [...fits].sort((a, b) => b - a);
  const [fit = NONE, fitNext = NONE, fitThird = NONE] = ranked;
  const bare = target.constraints.every(({ kind }) => kind === 'attribute') ? 1 : 0;
  const named = target.head === undefined ? 0 : 1;
  const gap = next === undefined ? MOST_GAP : Math.min(MOST_GAP, logEvidence[best]! - logEvidence[next]!);
  const nounOdds = logOdds(Math.exp(nouns[best]!));
  const nounNext = next === undefined ? NONE : nouns[next]!;
  const facts: AnswerFacts = {
    bias: 1,
    absence: logOdds(absence),
    noun: nouns[best]!,
    nounOdds,
    constraints: constraints[best]!,
    gap,
    gapBare: gap * bare,
    bare,
    nounNext,
    nounNextBare: nounNext * bare,
    constraintsNext: next === undefined ? LEAST_CONSTRAINT : constraints[next]!,
    fit,
    fitNext,
    fitThird,
    fits: Math.log(fits.reduce((sum, log) => sum + Math.exp(log), 0)),
    count: interpretation.terms.filter(({ name }) => name.endsWith('.abs')).length,
    probability: Math.log(Math.max(1e-6, probability[best]!)),
    worst: worst[best]!,
    truncated: objects[best]!.truncated ? 1 : 0,
    named,
    nounOddsNamed: nounOdds * named,
    fitGap: fit - fitNext,
    fitGapBare: (fit - fitNext) * bare,
    absenceBare: logOdds(absence) * bare,
    nounBare: nouns[best]! * bare,
    nounOddsBare: nounOdds * bare,
    fitBare: fit * bare,
  };
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, Math.max(-MOST, Math.min(MOST, value))]),
  ) as AnswerFacts;
};

/** By object: log of the noun's degree, sum and least of the logs of everything else that was said. */
const fitsOf = ({ objects, interpretation }: Found) => {
  const nouns = new Float64Array(objects.length);
  const constraints = new Float64Array(objects.length);
  const worst = new Float64Array(objects.length);
  for (const { name, values, constraint } of interpretation.terms) {
    if (name === 'noun') nouns.set(values);
    if (!constraint || constraint.kind === 'order' || !name.endsWith('.abs')) continue;
    for (let i = 0; i < objects.length; i++) {
      const log = Math.max(LEAST_CONSTRAINT, values[i]!);
      constraints[i]! += log;
      worst[i] = Math.min(worst[i]!, log);
    }
  }
  return { nouns, constraints: constraints.map((sum) => Math.max(2 * LEAST_CONSTRAINT, sum)), worst };
};

const logOdds = (p: number): number => Math.log(Math.max(1e-5, p) / Math.max(1e-5, 1 - p));
