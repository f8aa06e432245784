import { ordinalOf } from '../lexicon/orders.ts';
import { isHarmless } from '../lexicon/words/harmlessWords.ts';
import type { Description, LogicalForm } from './LogicalForm.ts';
import { isPunctuation, type Tokens } from './words/tokens.ts';

/** What of an expression was read. */
export interface Coverage {
  /** Phrases that no rule used and that may matter, in order: "north of". */
  readonly notUnderstood: readonly string[];
  /** Share 0..1 of the words that tell something which were used. */
  readonly used: number;
}

const PARTICLE = /^(over|up|down|away|off|back|out|there|here|around|along|aside|apart|together)$/;

const ranksIn = (description: Description, ranks: Set<number>): void => {
  for (const constraint of description.constraints) {
    if (constraint.kind === 'order') ranks.add(constraint.rank);
    if (constraint.kind === 'relation') for (const anchor of constraint.anchors) ranksIn(anchor, ranks);
    else if (constraint.kind === 'order' && constraint.anchor) ranksIn(constraint.anchor, ranks);
  }
};

/** "the last box": ordinals that count along nothing named, by index. */
export const uncounted = (
  { words }: Tokens,
  { target, context, viewers }: Pick<LogicalForm, 'target' | 'context' | 'viewers'>,
): readonly number[] => {
  const ordinals = [...words.keys()].filter((at) => ordinalOf(words[at]!) !== undefined);
  if (ordinals.length === 0) return [];
  const ranks = new Set<number>();
  for (const description of [target, ...context, ...viewers.flatMap(({ anchor }) => anchor ?? [])])
    ranksIn(description, ranks);
  return ordinals.filter((at) => !ranks.has(ordinalOf(words[at]!)!));
};

/**
 * Accounts for each word of an expression: used, harmless, or not understood. Small words beside one that was not
 * understood go with it, as "of" belongs to "north".
 *
 * @param missed indices of the words that no rule used
 * @param lost those among them that matter even if they are small, as they tell a place: "behind" of "behind me"
 */
export const coverageOf = (
  { words }: Tokens,
  missed: ReadonlySet<number>,
  lost: ReadonlySet<number>,
): Coverage => {
  const isContent = (at: number): boolean =>
    lost.has(at) || (!isPunctuation(words[at]) && !isHarmless(words[at]!));
  const notUnderstood: string[] = [];
  let [content, unread] = [0, 0];
  for (let at = 0; at < words.length; at++) if (isContent(at)) content++;
  for (let at = 0; at < words.length; at++) {
    if (!missed.has(at)) continue;
    let end = at;
    while (end < words.length && missed.has(end) && !isPunctuation(words[end])) end++;
    const span = [...Array(end - at).keys()].map((i) => at + i);
    // "bring the book over", "that mug over there": particles and pointing by themselves.
    const run = span.every((i) => PARTICLE.test(words[i]!) && !lost.has(i)) ? [] : span.filter(isContent);
    if (run.length > 0) {
      notUnderstood.push(words.slice(at, end).join(' '));
      unread += run.length;
    }
    at = Math.max(at, end - 1);
  }
  return { notUnderstood, used: content === 0 ? 1 : 1 - unread / content };
};
