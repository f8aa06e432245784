import { cleanText } from '../prompt/cleanText.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Description } from '../spatial/grammar/LogicalForm.ts';
import { parse } from '../spatial/grammar/parse.ts';
import { printLogicalForm } from '../spatial/grammar/print.ts';
import { isKnownNoun } from '../spatial/lexicon/nouns.ts';
import { MOST_LETTERS } from './translationPrompt.ts';

/**
 * A rewording that our own parser reads to its last word, names a thing, and names no mark: a model gives words, and never
 * says which one it is. The printed form is what it means.
 */
export const checkTranslation = (
  rewording: string,
): Result<{ readonly words: string; readonly form: string }> => {
  const words = cleanText(rewording, MOST_LETTERS + 1);
  const refused = (why: string) => fail('MODEL_BAD_ANSWER', `the rewording ${why}`);
  if (words.length > MOST_LETTERS) return refused(`is longer than ${MOST_LETTERS} characters`);
  if (words !== rewording.trim()) return refused('holds characters that no words have');
  const form = parse(words);
  if (!form.understood || form.target.head === undefined)
    return refused('names no thing that the grammar reads');
  const { head, modifiers } = form.target;
  if (!isKnownNoun(head) && !isKnownNoun([...modifiers.slice(-1), head].join(' ')))
    return refused(`is about '${head}', which is no noun that is known`);
  const unread = form.notUnderstood ?? [];
  if (unread.length > 0) return refused(`has words that the grammar does not read: ${unread.join(', ')}`);
  if (form.plan) return refused('is a command of several steps');
  const printed = printLogicalForm(form);
  const isMarked = /#\d/.test(printed) && [form.target, ...form.context].some(namesMark);
  return isMarked || /\d/.test(words) ? refused('names a mark') : ok({ words, form: printed });
};

const namesMark = ({ mark, constraints }: Description): boolean =>
  mark !== undefined ||
  constraints.some(
    (constraint) =>
      (constraint.kind === 'relation' && constraint.anchors.some(namesMark)) ||
      (constraint.kind === 'order' && constraint.anchor !== undefined && namesMark(constraint.anchor)),
  );
