import { fail, ok, type Result } from '../../core/result.ts';
import { parseQuestion } from '../../core/spatial/index.ts';

const ASKS = {
  measure: 'how far or how large something is',
  count: 'how many there are',
  whether: 'whether something is so',
  text: 'what something is like',
  scene: 'for all that is there',
} as const;

/** A question has no pose for its answer: "how many chairs are there" is for ~/ask. */
export const refuseQuestion = (expression: string): Result<undefined> => {
  const question = parseQuestion(expression);
  if (question?.kind === 'untold')
    return fail(
      'NOT_UNDERSTOOD',
      `the words ask ${question.asks}: only places, sizes, colours and numbers of what is seen can be told`,
    );
  return question
    ? fail(
        'NOT_UNDERSTOOD',
        `the words ask ${ASKS[question.kind]}, not for a thing: send questions to the service ~/ask or the action ~/ask_question`,
      )
    : ok(undefined);
};
