import { fail, ok, type Result } from '../../core/result.ts';
import { parseQuestion } from '../../core/spatial/index.ts';

const ASKS = {
  measure: 'how far or how large something is',
  count: 'how many there are',
  whether: 'whether something is so',
} as const;

/** A question has no pose for its answer: "how many chairs are there" is for ~/ask. */
export const refuseQuestion = (expression: string): Result<undefined> => {
  const question = parseQuestion(expression);
  return question
    ? fail(
        'NOT_UNDERSTOOD',
        `the words ask ${ASKS[question.kind]}, not for a thing: send questions to the service ~/ask or the action ~/ask_question`,
      )
    : ok(undefined);
};
