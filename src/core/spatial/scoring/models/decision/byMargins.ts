import type { Decision } from './Decision.ts';
import type { Found } from './Found.ts';
import { isPartOrWhole } from './isPartOrWhole.ts';
import { presenceScore } from './presenceScore.ts';
import type { Verdict } from './Verdict.ts';

/** The best where it fits and nothing else fits as well, by fixed margins. */
export const byMargins =
  (margins: Decision) =>
  ({ probability, objects, order, interpretation }: Found): Verdict => {
    const best = order[0]!;
    // A part of the best, or the whole that it belongs to, is the same answer and not another.
    const isOther = (i: number) => !isPartOrWhole(objects[i]!, objects[best]!);
    const asLikely = (least: number) =>
      order.filter((i) => i === best || (probability[i]! >= least * probability[best]! && isOther(i)));
    const rivals = asLikely(margins.rivalShare);
    const fit = presenceScore(interpretation, best);
    if (fit < margins.leastFit) return { status: 'NOT_FOUND', fit };
    const confidence = probability[best]!;
    return rivals.length === 1
      ? { status: 'OK', confidence }
      : {
          status: 'AMBIGUOUS',
          confidence,
          rivals: asLikely(margins.candidateShare),
        };
  };
