import { fail, ok, type Result } from '../result.ts';
import { cleanText } from './cleanText.ts';
import { type Choice, choicesOf, type MarkPrompt, wordOf } from './MarkPrompt.ts';

const MAX_ANSWER_LENGTH = 16_384;
const MAX_REASON_LENGTH = 300;
const SHOWN_LENGTH = 60;

const shown = (text: string): string => JSON.stringify(cleanText(text, SHOWN_LENGTH));

const bad = (what: string, prompt: Pick<MarkPrompt, 'marks' | 'none'>): ReturnType<typeof fail> =>
  fail(
    'MODEL_BAD_ANSWER',
    `the model answered ${what}; expected {"mark": ${choicesOf(prompt).map(wordOf).join(' | ')}, "reason": text}`,
  );

/**
 * Reads a model's JSON answer `{"mark": number | null, "reason": string}`. It is taken only when it is exactly that and
 * the mark is one of the drawn ones; nothing is searched for in free text, so "2 or 3" is no answer.
 */
export function parseChoice(
  answer: string,
  prompt: Pick<MarkPrompt, 'marks' | 'none'>,
): Result<{ readonly chosen: Choice; readonly reason: string }> {
  if (answer.length > MAX_ANSWER_LENGTH) {
    return bad(`${answer.length} characters (limit ${MAX_ANSWER_LENGTH})`, prompt);
  }
  let value: unknown;
  try {
    value = JSON.parse(answer);
  } catch {
    return bad(shown(answer), prompt);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return bad(shown(answer), prompt);
  const own = (key: string): unknown =>
    Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
  const mark = own('mark');
  const reason = own('reason') ?? '';
  const isDrawn = typeof mark === 'number' && prompt.marks.includes(mark);
  if (!isDrawn && !(mark === null && prompt.none)) return bad(shown(answer), prompt);
  if (typeof reason !== 'string') return bad(shown(answer), prompt);
  return ok({ chosen: mark as Choice, reason: cleanText(reason, MAX_REASON_LENGTH) });
}
