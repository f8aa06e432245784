import { holdersOf, jsonObjects } from '../prompt/jsonObjects.ts';
import { fail, ok, type Result } from '../result.ts';

/** The one rewording that a model's text holds, in whatever envelope; MODEL_BAD_ANSWER where there is none, or several. */
export const readTranslation = (text: string): Result<string> => {
  const holders = jsonObjects(text).flatMap(({ value }) => holdersOf(value, 'rewording'));
  const said = new Set(holders.map(({ rewording }) => rewording));
  const [rewording] = said;
  if (said.size !== 1) return fail('MODEL_BAD_ANSWER', `${said.size} rewordings, expected one`);
  return typeof rewording === 'string' && rewording.trim() !== ''
    ? ok(rewording)
    : fail('MODEL_BAD_ANSWER', 'the model found nothing that the request names');
};
