import { attributeOf } from '../../../lexicon/attributes.ts';
import {
  COMMAND_VERBS,
  DETERMINERS,
  NEGATIONS,
  PLAIN_VERBS,
  PRONOUNS,
} from '../../../lexicon/functionWords.ts';
import { orderOf, ordinalOf } from '../../../lexicon/orders.ts';
import { nounLength, PLACE_ADJECTIVES } from '../../noun/nounWords.ts';
import { addressLength, commandLength } from '../../phrases/commandPhrase.ts';
import { relationAt } from '../../phrases/phrases.ts';
import { isEnglish } from '../../words/isEnglish.ts';
import { isPunctuation, wordAt } from '../../words/tokens.ts';
import type { ParserState } from '../ParserState.ts';

const OBJECTS_OF_COMMANDS = /^(me|up|us|out|for|to|at|over|please|down|away)$/;

/** What begins a noun phrase beyond doubt, so that the word before it may be a verb. */
const opensPhrase = (word: string): boolean =>
  DETERMINERS.has(word) ||
  PRONOUNS.has(word) ||
  attributeOf(word) !== undefined ||
  orderOf(word) !== undefined ||
  ordinalOf(word) !== undefined ||
  PLACE_ADJECTIVES.has(word) ||
  /^(other|another|two|three|four|something|anything)$/.test(word);

/** "could you hand me", "point at", "I'd like to see": true when words of asking were read. */
export const readAsking = (clause: ParserState): boolean => {
  const { tokens } = clause;
  const before = clause.word(-1);
  // Not "you can see", "faced to look at", which tell and do not ask.
  const opens =
    clause.fresh ||
    clause.directed ||
    isPunctuation(before) ||
    /^(and|or|but|then|please|now|just|so|kindly)$/.test(before ?? '');
  if (!opens) return false;
  const length = commandLength(tokens.text, clause.offset);
  if (length === 0) return false;
  const end = wordAt(tokens, clause.offset + length);
  const next = tokens.words[end];
  if (next === undefined || isPunctuation(next)) return false;
  // "touch screen", "watch": by itself a verb may be a noun as well.
  const single = end === clause.at + 1;
  const named = clause.vocabulary.phrases.has(tokens.words.slice(clause.at, end).join(' '));
  if ((single || named || nounLength(tokens, clause.at, clause.vocabulary) > 1) && !opensPhrase(next))
    return false;
  clause.commanded = true;
  clause.at = end;
  return true;
};

const FOR_WHOM = /^(?:me|us|him|her|them)$/;
const PARTICLE = /^(?:up|away|down|off|out|over|back)$/;
/** Verbs of which the thing is told by a preposition. */
const WITH =
  /^(?:play|deal|interact|work|help|start|begin|continue|fiddle|listen|attend|knock|sleep|sit|lie|stand|care|aim)$/;
const PREPOSITION = /^(?:with|to|on|at|in|for|by)$/;

/**
 * "inflate the ball", "roll the chair away", "read me the book", "throw away the box", "play with the ball": what stands
 * first and goes before an article is a verb, known or not. Its words, with what belongs to it; 0 where there is none.
 */
const orderLength = (clause: ParserState): number => {
  const word = clause.word()!;
  if (clause.at !== 0 || !/^[a-z]{2,}$/.test(word) || !isEnglish(word)) return 0;
  if (PLAIN_VERBS.has(word) || DETERMINERS.has(word) || NEGATIONS.has(word)) return 0;
  const next = clause.word(1) ?? '';
  const isNoun = nounLength(clause.tokens, clause.at, clause.vocabulary) > 0;
  const more =
    FOR_WHOM.test(next) || (PARTICLE.test(next) && !isNoun) || (WITH.test(word) && PREPOSITION.test(next));
  const length = more ? 2 : 1;
  return /^(the|my|your)$/.test(clause.word(length) ?? '') ? length : 0;
};

/** "bring me", "pick up", "you want": the noun after it is the target. */
export const readCommand = (clause: ParserState): boolean => {
  const word = clause.word()!;
  const named = /^(the|a|an|this|that|my|your)$/.test(clause.word(-1) ?? '');
  const wished =
    /^(want|need|for|see|find)$/.test(word) && /^(you|i|we|looking|look|will)$/.test(clause.word(-1) ?? '');
  const seen =
    !clause.target &&
    /^(see|find|notice|spot)$/.test(word) &&
    /^(can|will|could|should|may)$/.test(clause.word(-1) ?? '') &&
    /^(you|we|i|one)$/.test(clause.word(-2) ?? '');
  const order = orderLength(clause);
  if (!wished && !seen && order === 0 && !(COMMAND_VERBS.has(word) && clause.opensClause() && !named))
    return false;
  clause.commanded = true;
  clause.at += Math.max(1, order);
  while (OBJECTS_OF_COMMANDS.test(clause.word() ?? '') && !relationAt(clause.tokens.text, clause.offset))
    clause.at++;
  return true;
};

/** "hey robot, ...": the words to read from. */
export const skipAddress = (clause: ParserState): void => {
  const length = addressLength(clause.tokens.text);
  if (length > 0 && length < clause.tokens.text.length) clause.at = wordAt(clause.tokens, length);
};
