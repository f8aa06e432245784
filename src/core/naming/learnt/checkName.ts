import { fail, ok, type Result } from '../../result.ts';
import { parse } from '../../spatial/grammar/parse.ts';

const MOST_LETTERS = 40;
const MOST_WORDS = 4;
const NAME = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} '’()&/-]*$/u;
const ARTICLE = /^(?:the|a|an|my|our|this|that)(?:\s+|$)/i;

/**
 * A name as it will be said, lower case and without an article. EMPTY_EXPRESSION, EXPRESSION_TOO_LONG, or NOT_UNDERSTOOD
 * for what means something else already: a command, a place, a colour.
 */
export const checkName = (text: string): Result<string> => {
  if (text.length > 4 * MOST_LETTERS) return tooLong(text.length);
  const name = text.normalize('NFC').trim().replace(/\s+/g, ' ').replace(ARTICLE, '').toLowerCase();
  if (name === '') return fail('EMPTY_EXPRESSION', 'the name is empty');
  const letters = [...name].length;
  if (letters > MOST_LETTERS) return tooLong(letters);
  if (!NAME.test(name) || name.split(' ').length > MOST_WORDS)
    return fail('NOT_UNDERSTOOD', `a name is one to ${MOST_WORDS} words of letters and digits`);
  return meansAThing(name)
    ? ok(name)
    : fail('NOT_UNDERSTOOD', 'these words mean something else already: a command, a place or a quality');
};

const tooLong = (letters: number): Result<never> =>
  fail('EXPRESSION_TOO_LONG', `the name has ${letters} characters, at most ${MOST_LETTERS} are accepted`);

const meansAThing = (name: string): boolean => isReadAsName(name) && !meansSomethingElse(name);

/** With its article it is read as a thing of that name, and as nothing besides. */
const isReadAsName = (name: string): boolean => {
  const { target, context, understood, notUnderstood = [] } = parse(`the ${name}`, { labels: [name] });
  return (
    understood &&
    notUnderstood.length + context.length + target.constraints.length + target.modifiers.length === 0 &&
    target.head === name
  );
};

/** What the words mean while no thing is called so: a quality, a place, "it"; or nothing but the beginning of a command. */
const meansSomethingElse = (name: string): boolean => {
  const { target, understood, notUnderstood = [] } = parse(`the ${name}`);
  if (understood) return target.head === undefined || notUnderstood.length + target.constraints.length > 0;
  const command = parse(`${name} the ball`);
  return command.target.head === 'ball' && !command.notUnderstood?.length;
};
