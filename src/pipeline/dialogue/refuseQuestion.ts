import { fail, ok, type Result } from '../../core/result.ts';
import { parseQuestion } from '../../core/spatial/index.ts';

const ASKS = {
  measure: 'how far or how large something is',
  count: 'how many there are',
  whether: 'whether something is so',
  text: 'what something is like',
  scene: 'for all that is there',
} as const;

/** What no camera tells needs no picture to be refused: "why is the mug red". */
export const refuseUntold = (words: string): Result<undefined> => {
  const question = parseQuestion(words);
  return question?.kind === 'untold'
    ? fail(
        'NOT_UNDERSTOOD',
        `the words ask ${question.asks}: only places, sizes, colours and numbers of what is seen can be told`,
      )
    : ok(undefined);
};

/** A question has no pose for its answer: "how many chairs are there" is for ~/ask. */
export const refuseQuestion = (expression: string): Result<undefined> => {
  const untold = refuseUntold(expression);
  if (!untold.ok) return untold;
  const question = parseQuestion(expression);
  return question
    ? fail(
        'NOT_UNDERSTOOD',
        `the words ask ${ASKS[question.kind as keyof typeof ASKS]}, not for a thing: send questions to the service ~/ask or the action ~/ask_question`,
      )
    : ok(undefined);
};
