import { normalise } from '../grammar/words/normalise.ts';
import { LEAD, readReply } from './readReply.ts';

const POINTS_BACK = /\bones?\b/;
const DENIES = /^(?:no|nope|not)\b/;

/** "the blue one", "no, the left one": words that take their noun from what was said before. */
export const isAnaphoric = (text: string): boolean => {
  const words = normalise(String(text));
  const reply = readReply(words);
  if (reply.kind !== 'told') return false;
  const { head, mark } = reply.form.target;
  return head === undefined && mark === undefined && (POINTS_BACK.test(words) || DENIES.test(words));
};

/** The earlier request put right by the reply: "the red mug on the table, no, the blue one". */
export const putRight = (earlier: string, text: string): string => {
  const plain = normalise(String(text));
  const words = plain.replace(LEAD, '').trim() || plain;
  const request = earlier.replace(/[\s.?!,;:]+$/, '');
  return `${request}, no, ${/^(?:the|an?|that|this|my) /.test(words) ? words : `the ${words}`}`;
};
