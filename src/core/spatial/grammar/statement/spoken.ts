import type { Description, LogicalForm } from '../LogicalForm.ts';
import { type ParseOptions, parse } from '../parse.ts';
import { readQuantifier } from './quantifier.ts';
import type { Claim, Spoken } from './Statement.ts';

const PRONOUN = /^(it|they|them|this|that|these|those|itself)$/;

/** "things" is a name only behind an article. */
export const named = (noun: string): string => (/^(?:the|mark|object) /.test(noun) ? noun : `the ${noun}`);

export const withoutCount = ({ count: _, ...subject }: Description): Description => subject;

/** What a clause may speak of: one thing, or each of "a mug or a cup on the table", which the last words tell of all. */
export const subjectsOf = ({ target, choice }: LogicalForm): readonly Description[] => {
  if (!choice) return [withoutCount(target)];
  const things = choice.among.map(({ description }) => withoutCount(description));
  const { constraints = [] } = things.at(-1) ?? {};
  const isShared = things.slice(0, -1).every((thing) => thing.constraints.length === 0);
  return isShared ? things.map((thing) => ({ ...thing, constraints })) : things;
};

/** One name that a clause speaks of; undefined where it is not understood. */
const readNamed = (words: string, before: Claim | undefined, options: ParseOptions): Spoken | undefined => {
  if (PRONOUN.test(words))
    return (
      before && {
        quantifier: { kind: before.and ? 'all' : 'the' },
        subject: withoutCount(before.subject),
        ...(before.and && { and: before.and }),
      }
    );
  const { quantifier, noun } = readQuantifier(words);
  const form = parse(named(noun), options);
  const [subject, ...others] = form.understood ? subjectsOf(form) : [];
  return subject && { quantifier, subject, ...(others.length > 0 && { others }) };
};

/** What a clause speaks of, each of several by itself; undefined where that is not understood. */
export const readSubject = (
  parts: readonly string[],
  before: Claim | undefined,
  options: ParseOptions,
): Spoken | undefined => {
  const read = parts.map((words) => readNamed(words, before, options));
  const [first, ...more] = read.filter((spoken) => spoken !== undefined);
  if (!first || more.length + 1 < parts.length) return undefined;
  return more.length > 0 ? { ...first, and: [...(first.and ?? []), ...more] } : first;
};

/** "are | all | on the table", "are | both | red": said of each of what went before. */
export const FLOATING = /^(?:all|both|each) (?!of )/;

/** Each of all, where the words behind the verb say so. */
export const eachOf = (spoken: Spoken, rest: string): Spoken =>
  FLOATING.test(rest) && !spoken.and && spoken.quantifier.kind === 'the' && spoken.subject.plural
    ? { ...spoken, quantifier: { kind: 'all' } }
    : spoken;
