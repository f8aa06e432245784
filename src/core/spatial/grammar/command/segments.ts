import type { Action } from '../LogicalForm.ts';
import { nounLength, type Vocabulary } from '../noun/nounWords.ts';
import { addressLength } from '../phrases/commandPhrase.ts';
import { leadEnd, verbAt } from '../phrases/verbs.ts';
import { isPunctuation, type Tokens, wordAt } from '../words/tokens.ts';
import { mayOpenPhrase, opensPhrase } from './opens.ts';

/** One command of an expression. All are word indices. */
export interface Segment {
  readonly action: Action;
  /** Where the words that lead to it begin ("and then"). */
  readonly from: number;
  /** Where the verb begins; and the words after it and its particles. */
  readonly verb: number;
  readonly body: number;
  readonly end: number;
}

const CONNECTOR = /^(and|then|afterwards|finally|next|after|once|when|plus|before)$/;
/** Verbs that are no nouns: a command without anything between it and the one before. */
const BARE =
  /^(?:(?:go|drive|navigate|walk|come|move|return)(?: (?:back|over))* to |(?:bring|give|hand|take|grab|put|place|set|leave|drop|deliver|carry) (?:it|them|him|her|me|the|that|this) |pick (?:it|them|up) |find the )/;
/** Nothing is asked for by what follows these. */
const NOT_ASKED =
  /(?:^| )(?:not|never|ignore|ignoring|avoid|skip|forget|instead of|rather than|no|nope|without|to|you|i|we|they|that|which|who|it|when|if|while|as|the|a|an|my|your)$/;
/** Verbs that stand as nouns and adjectives too take an article behind them. */
const STRICT = /^(put|operate|clean|follow)$/;

const startAt = (
  tokens: Tokens,
  at: number,
  vocabulary: Vocabulary,
): Omit<Segment, 'from' | 'end'> | undefined => {
  const { text, words, starts } = tokens;
  const lead = leadEnd(text, starts[at]!);
  const found = verbAt(text, lead);
  if (!found) return undefined;
  const body = wordAt(tokens, found.end);
  const next = words[body];
  const verb = wordAt(tokens, lead);
  if (next === undefined || isPunctuation(next)) return undefined;
  const named =
    !STRICT.test(found.action) &&
    nounLength(tokens, body, vocabulary) > 0 &&
    nounLength(tokens, verb, vocabulary) < 2;
  const loose = mayOpenPhrase(next) && !STRICT.test(found.action);
  // "deliver to grandma the book".
  const toSomeone = found.action === 'bring' && next === 'to' && opensPhrase(words[body + 1]);
  if (!opensPhrase(next) && !loose && !named && !toSomeone && found.action !== 'go') return undefined;
  return { action: found.action, verb, body };
};

/** "do not take", "the one that you bring": words before a verb after which it commands nothing. */
const isToldOnly = (told: string): boolean =>
  NOT_ASKED.test(told.replace(/ ,$/, '')) &&
  !/(?:want|need|like|would|could|can|will|have|able|to) (?:you )?(?:to)?$/.test(told) &&
  !/(?:can|could|would|will) you$/.test(told);

/** Whether a command may begin at a word: first, behind "and" or a stop, or with a verb that is no noun. */
const mayBegin = ({ text, words, starts }: Tokens, at: number, first: number): boolean => {
  const [word, before] = [words[at]!, words[at - 1] ?? ''];
  if (isPunctuation(word)) return false;
  const opens = at === first || isPunctuation(before) || CONNECTOR.test(word) || CONNECTOR.test(before);
  return (opens || BARE.test(text.slice(starts[at]!))) && !isToldOnly(text.slice(0, starts[at]!).trimEnd());
};

const isLink = (word: string | undefined): boolean =>
  word !== undefined && (CONNECTOR.test(word) || isPunctuation(word));

/**
 * The commands of an expression in order: at its start, after "and", "then" or a stop, and, where nobody speaks
 * punctuation, wherever a verb stands that is no noun.
 */
export const segmentsOf = (tokens: Tokens, vocabulary: Vocabulary): readonly Segment[] => {
  const { text, words } = tokens;
  const first = wordAt(tokens, addressLength(text));
  const found: Omit<Segment, 'end'>[] = [];
  for (let at = first; at < words.length; at++) {
    const start = mayBegin(tokens, at, first) ? startAt(tokens, at, vocabulary) : undefined;
    if (!start || (found.at(-1)?.verb ?? -1) >= start.verb) continue;
    let from = at;
    while (isLink(words[from - 1])) from--;
    found.push({ ...start, from });
    at = Math.max(at, start.body - 1);
  }
  const segments = found.map((segment, i) => ({ ...segment, end: found[i + 1]?.from ?? words.length }));
  // "before you go to the sofa, take the apple": what is said first is done last.
  return words[segments[0]?.from ?? 0] === 'before' && segments.length > 1
    ? [...segments.slice(1), segments[0]!]
    : segments;
};
