import { parse } from '../spatial/grammar/parse.ts';
import type { Resolution, ResolvedPart } from '../spatial/grounding/Resolution.ts';

/**
 * The words of the thing that a command asks for first ("the apple" of "grab the apple and go to the mug"): what a model
 * is asked about, as it would choose among all that is named. Undefined where the expression asks for one thing.
 */
export const askedOf = (expression: string): string | undefined => {
  const { plan, target } = parse(expression);
  return plan?.steps.flatMap(({ parts }) => parts).find(({ description }) => description === target)?.words;
};

/** The answer with the steps that geometry read, the thing asked for as it was answered. */
export const withSteps = (
  answer: Resolution,
  geometry: Resolution | undefined,
  asked: string,
): Resolution => {
  const { steps } = geometry ?? {};
  if (!steps) return answer;
  const meant = steps.flatMap(({ parts }) => parts).find(({ words }) => words === asked);
  const isAsked = ({ words, id, status }: ResolvedPart): boolean =>
    words === asked || (/^(it|them|this|that)\b/.test(words) && id === meant?.id && status === meant?.status);
  const { id, status } = answer;
  return {
    ...answer,
    steps: steps.map(({ action, parts }) => ({
      action,
      parts: parts.map((part) => {
        if (!isAsked(part)) return part;
        const { role, words } = part;
        return id === undefined ? { role, words, status } : { role, words, status, id };
      }),
    })),
  };
};
