import type { Description } from '../../grammar/LogicalForm.ts';
import { printDescription } from '../../grammar/print.ts';
import type { Matcher } from '../Matcher.ts';
import type { QuestionAnswer } from './QuestionAnswer.ts';

interface Found {
  readonly index?: number;
  readonly refusal?: Pick<QuestionAnswer, 'status' | 'objects' | 'scores' | 'probability' | 'answer'>;
}

/** The one object that is meant, or why there is none. */
export const oneMeant = (matcher: Matcher, description: Description): Found => {
  const meant = matcher.meant(description);
  const what = printDescription({ ...description, constraints: [] });
  if (meant.length === 1) return { index: meant[0]! };
  const objects = meant.map((i) => matcher.idOf(i));
  const scores = meant.map(() => 1 / meant.length);
  return meant.length === 0
    ? { refusal: { status: 'NOT_FOUND', objects, scores, probability: 0, answer: `No ${what} was found.` } }
    : {
        refusal: {
          status: 'AMBIGUOUS',
          objects,
          scores,
          probability: 1 / meant.length,
          answer: `${meant.length} could be meant by "${what}": ${meant.map((i) => matcher.nameOf(i)).join(', ')}.`,
        },
      };
};
