import { fail, ok, type Result } from '../result.ts';
import { cleanText } from './cleanText.ts';
import { holdersOf, jsonObjects } from './jsonObjects.ts';
import { type Choice, choicesOf, type MarkPrompt, wordOf } from './MarkPrompt.ts';
import { splitThinking } from './splitThinking.ts';

/** What a model chose, with its own words. */
export interface ParsedChoice {
  readonly chosen: Choice;
  readonly reason: string;
}

type Closed = Pick<MarkPrompt, 'marks' | 'none'>;

/** A drawn mark or none; something that names another thing or several (`wrong`); or no answer at all. */
type Reading = { readonly kind: 'choice'; readonly value: ParsedChoice } | { readonly kind: 'wrong' };

const MAX_ANSWER_LENGTH = 65_536;
const MAX_REASON_LENGTH = 300;
const SHOWN_LENGTH = 60;
/** `"mark": value` in JSON text. Within a string its quotes would be escaped. */
const WRITTEN_MARK = /"mark"\s*:\s*("(?:[^"\\]|\\.)*"|[^\s{,}\]]+)/g;

const shown = (text: string): string => JSON.stringify(cleanText(text, SHOWN_LENGTH));

const bad = (what: string, prompt: Closed): ReturnType<typeof fail> =>
  fail(
    'MODEL_BAD_ANSWER',
    `the model answered ${what}; expected {"mark": ${choicesOf(prompt).map(wordOf).join(' | ')}, "reason": text}`,
  );

/** "3" is 3, and "none" and "null" are null, for models that answer in words where a number was asked for. */
const markOf = (mark: unknown): unknown => {
  if (typeof mark !== 'string') return mark;
  const word = mark.trim().toLowerCase();
  if (/^\d{1,6}$/.test(word)) return Number(word);
  return word === 'none' || word === 'null' ? null : mark;
};

const read = (holder: Record<string, unknown>, prompt: Closed): Reading => {
  const mark = markOf(holder.mark);
  const reason = (Object.hasOwn(holder, 'reason') ? holder.reason : undefined) ?? '';
  const isDrawn = typeof mark === 'number' && prompt.marks.includes(mark);
  const isOffered = isDrawn || (mark === null && prompt.none);
  if (!isOffered || typeof reason !== 'string') return { kind: 'wrong' };
  return { kind: 'choice', value: { chosen: mark as Choice, reason: cleanText(reason, MAX_REASON_LENGTH) } };
};

/** Told apart from the schema of an answer, which some models repeat: there "mark" is described, not given. */
const isAnswer = ({ mark }: Record<string, unknown>): boolean =>
  mark === null || typeof mark !== 'object' || Array.isArray(mark);

/** All that a text says of marks: one entry for each object that has one. */
const readings = (text: string, prompt: Closed): readonly Reading[] => {
  return jsonObjects(text).flatMap(({ source, value }) => {
    const found = holdersOf(value, 'mark')
      .filter(isAnswer)
      .map((holder) => read(holder, prompt));
    // A repeated key: the parser keeps the last value only.
    const written = new Set([...source.matchAll(WRITTEN_MARK)].map(([, mark]) => mark!.replaceAll('"', '')));
    const kept = new Set(found.map((r) => (r.kind === 'choice' ? r.value.chosen : r)));
    return written.size > kept.size ? [...found, { kind: 'wrong' } as const] : found;
  });
};

/** The one thing that all readings say; undefined when they say nothing, differ, or name what was not drawn. */
const agreed = (found: readonly Reading[]): ParsedChoice | undefined => {
  const [first] = found;
  if (first?.kind !== 'choice') return undefined;
  const isOne = found.every((r) => r.kind === 'choice' && r.value.chosen === first.value.chosen);
  return isOne ? first.value : undefined;
};

/**
 * Reads a model's answer `{"mark": number | null, "reason": string}`, alone or in an envelope: a code fence, words around
 * it, another object, or only within the model's thinking. It is taken when exactly one drawn mark is named; a mark that
 * stands in no JSON object is never searched for, so "2 or 3" is no answer, and neither are two objects that differ.
 *
 * @param aside what the model thought, where the server keeps that apart: read when the answer itself names nothing
 */
export const parseChoice = (answer: string, prompt: Closed, aside = ''): Result<ParsedChoice> => {
  for (const { length } of [answer, aside])
    if (length > MAX_ANSWER_LENGTH) return bad(`${length} characters (limit ${MAX_ANSWER_LENGTH})`, prompt);
  const { said, thought } = splitThinking(answer);
  for (const place of [said, `${thought}\n${aside}`]) {
    const found = readings(place, prompt);
    if (found.length === 0) continue;
    const choice = agreed(found);
    return choice ? ok(choice) : bad(shown(place), prompt);
  }
  return bad(shown(answer || aside), prompt);
};
