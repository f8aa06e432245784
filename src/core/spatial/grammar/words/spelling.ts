import { attributeOf } from '../../lexicon/attributes.ts';
import { isEnglish } from './isEnglish.ts';
import { isCommon, isNounWord, isVocabulary, VOCABULARY } from './vocabulary.ts';

/** Words shorter than this are never corrected. */
const SHORTEST = 4;
/** Two edits are allowed from this length on; one below. */
const TWO_EDITS_FROM = 7;

/**
 * Edits between two words, a swap of neighbours counting as one (optimal string alignment), or `limit` + 1 when there
 * are more than `limit`.
 */
export const editDistance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const edited = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + cost);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(isSwap ? Math.min(edited, before[j - 2]! + 1) : edited);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
};

/** One bit a letter that occurs. */
const lettersOf = (word: string): number => {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) - 97);
  return bits;
};

const countBits = (bits: number): number => {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
};

interface Entry {
  readonly word: string;
  readonly letters: number;
}

const byLength = new Map<number, Entry[]>();
for (const word of VOCABULARY) {
  if (word.length < SHORTEST - 1) continue;
  const list = byLength.get(word.length);
  const entry = { word, letters: lettersOf(word) };
  if (list) list.push(entry);
  else byLength.set(word.length, [entry]);
}

const CACHE_LIMIT = 20_000;
const cache = new Map<string, string>();

/** What a word must be by its place: "the ___ box", "the ___ on the table". */
export type WordRole = 'adjective' | 'noun';

const fits = (word: string, role: WordRole | undefined): boolean =>
  role === 'adjective' ? attributeOf(word) !== undefined : role === 'noun' && isNounWord(word);

/** What a word of the right kind is ahead by, in edits. */
const ROLE_LEAD = 0.25;
/** A typist seldom misses the first letter. */
const FIRST_LETTER = 0.6;

/** A single edit by how often it happens: a letter of a pair dropped, a swap, a letter dropped, one too many, another. */
const slipCost = (typed: string, meant: string): number => {
  if (typed.length > meant.length) return 0.9;
  if (typed.length === meant.length)
    return [...typed].sort().join('') === [...meant].sort().join('') ? 0.75 : 1;
  for (let i = 1; i < meant.length; i++)
    if (meant[i] === meant[i - 1] && meant.slice(0, i) + meant.slice(i + 1) === typed) return 0.7;
  return 0.8;
};

/** "rol", "bok": of a short word only a missing second of two equal letters is mended, or a slip in a colour's name. */
const nearestShort = (word: string, role: WordRole | undefined): string => {
  for (let i = 1; i < word.length; i++) {
    const doubled = word.slice(0, i + 1) + word.slice(i);
    if (isVocabulary(doubled)) return doubled;
  }
  if (role !== 'adjective') return word;
  for (const length of [SHORTEST - 1, SHORTEST])
    for (const { word: candidate } of byLength.get(length) ?? []) {
      const isColour = attributeOf(candidate)?.kind === 'colour' && candidate[0] === word[0];
      if (isColour && editDistance(word, candidate, 1) === 1 && slipCost(word, candidate) < 0.9)
        return candidate;
    }
  return word;
};

/** What it costs to have meant a candidate, in edits; infinite beyond the limit. */
const costOf = (word: string, candidate: string, limit: number, role: WordRole | undefined): number => {
  const edits = editDistance(word, candidate, limit);
  if (edits > limit) return Infinity;
  const slip = edits === 1 ? slipCost(word, candidate) : edits;
  return slip + (candidate[0] === word[0] ? 0 : FIRST_LETTER) - (fits(candidate, role) ? ROLE_LEAD : 0);
};

const nearest = (word: string, role: WordRole | undefined): string => {
  const limit = word.length >= TWO_EDITS_FROM ? 2 : 1;
  const letters = lettersOf(word);
  let best = word;
  let bestCost = limit + 1;
  for (let length = word.length - limit; length <= word.length + limit; length++) {
    for (const { word: candidate, letters: others } of byLength.get(length) ?? []) {
      // Each edit changes at most two of the letters that occur.
      if (countBits(letters ^ others) > 2 * limit) continue;
      const cost = costOf(word, candidate, limit, role);
      if (cost < bestCost) [best, bestCost] = [candidate, cost];
    }
  }
  return bestCost <= limit ? best : word;
};

/** "chiars": the slip may be in the word and the s a plural's. */
const nearestWithPlural = (word: string, role: WordRole | undefined): string => {
  const found = nearest(word, role);
  if (found !== word || word.length <= SHORTEST || !/[^s]s$/.test(word)) return found;
  const one = nearest(word.slice(0, -1), 'noun');
  return isNounWord(one) && slipCost(word.slice(0, -1), one) < 0.9 ? `${one}s` : word;
};

/**
 * The vocabulary's word that was probably meant, or the word itself when it is known, one of English ("bleach" is no
 * "beach"), short, a number, or near nothing. `known` holds further words, such as the labels of a scene; `role` tells
 * words equally near apart.
 */
export const correctSpelling = (word: string, known?: ReadonlySet<string>, role?: WordRole): string => {
  if (known?.has(word) || isVocabulary(word) || /[^a-z]/.test(word)) return word;
  if (word.length === SHORTEST - 1) return isCommon(word) ? word : nearestShort(word, role);
  if (word.length < SHORTEST || isEnglish(word)) return word;
  if (/s$/.test(word) && known?.has(word.slice(0, -1))) return word;
  const key = role ? `${role} ${word}` : word;
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  const corrected = nearestWithPlural(word, role);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(key, corrected);
  return corrected;
};
