import { type Weights, weightOf } from '../weights.ts';
import type { Decision } from './Decision.ts';
import type { Found } from './Found.ts';
import { isPartOrWhole } from './isPartOrWhole.ts';
import { presenceScore } from './presenceScore.ts';
import { relativeLikelihood } from './relativeLikelihood.ts';
import type { Verdict } from './Verdict.ts';

/** The best where it fits and nothing else fits as well, by fixed margins. */
export const byMargins =
  (margins: Decision, weights: Weights) =>
  ({ target, probability, objects, order, interpretation }: Found): Verdict => {
    const best = order[0]!;
    const relative = relativeLikelihood(
      { target, probability, best, interpretation, nounWeight: weightOf(weights, 'noun') },
      margins,
    );
    // A part of the best, or the whole that it belongs to, is the same answer and not another.
    const isOther = (i: number) => !isPartOrWhole(objects[i]!, objects[best]!);
    const asLikely = (least: number) =>
      order.filter((i) => i === best || (relative[i]! >= least && isOther(i)));
    const rivals = asLikely(margins.rivalShare);
    const together = rivals.reduce((sum, i) => sum + probability[i]!, 0);
    const fit = presenceScore(interpretation, best, margins);
    if (fit < margins.leastFit || together < (margins.leastProbability ?? 0))
      return { status: 'NOT_FOUND', fit };
    const confidence = probability[best]!;
    return rivals.length === 1
      ? { status: 'OK', confidence }
      : {
          status: 'AMBIGUOUS',
          confidence,
          rivals: asLikely(margins.candidateShare),
        };
  };
