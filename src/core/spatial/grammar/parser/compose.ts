import { attributeOf } from '../../lexicon/attributes.ts';
import { NEGATIONS, PLAIN_VERBS, RELATIVE_PRONOUNS } from '../../lexicon/functionWords.ts';
import { isHarmless } from '../../lexicon/words/harmlessWords.ts';
import type { Vocabulary } from '../noun/nounPhrase.ts';
import { isPunctuation, type Tokens, wordAt } from '../words/tokens.ts';
import { ParserState } from './ParserState.ts';
import { readBareAttribute } from './readers/readBareAttribute.ts';
import { readAsking, readCommand, skipAddress } from './readers/readCommand.ts';
import { readCorrection, readExclusion } from './readers/readCorrection.ts';
import { readCount } from './readers/readCount.ts';
import { readDirective } from './readers/readDirective.ts';
import { readDress } from './readers/readDress.ts';
import { readBesides, readExcept } from './readers/readExcept.ts';
import { readGroup } from './readers/readGroup.ts';
import { readHave } from './readers/readHave.ts';
import { readMeasure } from './readers/readMeasure.ts';
import { readNoun } from './readers/readNoun.ts';
import { readOrder } from './readers/readOrder.ts';
import { readOwnView } from './readers/readOwnView.ts';
import { readPart, readPosture } from './readers/readPart.ts';
import { readPurpose } from './readers/readPurpose.ts';
import { readRelation } from './relations/readRelation.ts';
import { readStack } from './relations/readStack.ts';
import { readStranded } from './relations/readStranded.ts';

/** "there is a", "here are": what follows exists, and may not be the target yet. */
const readExistential = (clause: ParserState): boolean => {
  const found = /^(there|here) (is|are|was|were|will be|would be|should be) /.exec(
    clause.tokens.text.slice(clause.offset, clause.offset + 24),
  );
  if (!found) return false;
  clause.existential = true;
  clause.commanded = false;
  clause.at = wordAt(clause.tokens, clause.offset + found[0].length);
  clause.existsNot = NEGATIONS.has(clause.word() ?? '');
  if (clause.existsNot) clause.at++;
  return true;
};

/** A lone "left" or "right" at the end of a clause. */
const readBareSide = (clause: ParserState): boolean => {
  const word = clause.word()!;
  const next = clause.word(1);
  if ((word !== 'left' && word !== 'right') || (next !== undefined && !isPunctuation(next))) return false;
  clause.understood = true;
  clause.attachments.attach({
    kind: 'relation',
    relation: `on the ${word}`,
    anchors: [],
    negated: clause.takeNegation(),
    inverse: false,
  });
  clause.at++;
  return true;
};

/** Whether a comma or an "or" goes on with what is denied: "not red | , yellow | or green". */
const deniesOn = (clause: ParserState): boolean => {
  let before = -1;
  while (clause.word(before) === ',' || attributeOf(clause.word(before) ?? '')) before--;
  if (before === -1 || !NEGATIONS.has(clause.word(before) ?? '')) return false;
  let ahead = 0;
  while (/^(?:,|n?or)$/.test(clause.word(ahead) ?? '') && attributeOf(clause.word(ahead + 1) ?? ''))
    ahead += 2;
  // "not red, green": put right, not denied as well.
  return /^n?or$/.test(clause.word(ahead - 2) ?? '');
};

/** "not on the table or | under it": neither. */
const isDeniedBefore = ({ previousAttach }: ParserState): boolean => {
  const before = previousAttach?.constraints.at(-1);
  return before?.kind === 'relation' && before.negated;
};

/** "neither the red one nor the blue one, but the green one"; "anything but the red cup". */
const turnAtBut = (clause: ParserState): void => {
  clause.last = clause.subject;
  clause.negated = /^(anything|everything|any|all|nothing)$/.test(clause.word(-1) ?? '');
};

/** Words that only steer the reading: negation, relative pronouns, conjunctions. */
const readConnector = (clause: ParserState): boolean => {
  const word = clause.word()!;
  const next = clause.word(1);
  if (NEGATIONS.has(word)) clause.negated = true;
  else if (
    RELATIVE_PRONOUNS.has(word) &&
    word !== 'where' &&
    clause.last &&
    next !== undefined &&
    !isPunctuation(next)
  )
    clause.afterRelative = true;
  else if (/^(and|but|or)$/.test(word)) {
    clause.afterConjunction = true;
    clause.negated ||= word === 'or' && (deniesOn(clause) || isDeniedBefore(clause));
    // "behind the desk, or between it and the wall" says the same again in other words.
    if (word === 'or' && clause.word(-1) !== ',') clause.orAt = clause.at + 1;
    if (word === 'but') turnAtBut(clause);
  } else return false;
  clause.at++;
  return true;
};

/** Small words that tell where: they are never harmless. */
const PLACE_WORD =
  /^(left|right|front|behind|under|above|below|beside|between|inside|outside|near|next|top|bottom|beyond|middle|far|close)$/;

/** In the order in which they may claim a word: each reads what it knows and says so, or leaves the reader where it was. */
const READERS: readonly ((clause: ParserState) => boolean)[] = [
  readDress,
  readExclusion,
  readExcept,
  readBesides,
  readCorrection,
  readPurpose,
  readAsking,
  readStack,
  readCount,
  readStranded,
  readExistential,
  readGroup,
  readOwnView,
  readDirective,
  readPart,
  readPosture,
  readMeasure,
  readOrder,
  readHave,
  readRelation,
  readConnector,
  readCommand,
  readNoun,
  readBareSide,
];

const step = (clause: ParserState): void => {
  const word = clause.word()!;
  if (isPunctuation(word)) {
    const isDenied = word === ',' && deniesOn(clause);
    clause.turnFromExcluded();
    clause.boundary(word);
    clause.negated = isDenied;
    clause.at++;
    return;
  }
  if (READERS.some((read) => read(clause))) return;
  if (/^(is|are|was|were)$/.test(word)) clause.afterCopula = true;
  else if (/^(looks?|looking)$/.test(word) && clause.word(1) === 'like') {
    // "the thing that looks like a bottle".
    clause.afterCopula = true;
    clause.at++;
  } else if (readBareAttribute(clause)) return;
  else if (!PLAIN_VERBS.has(word)) {
    clause.ignored.push(word);
    clause.miss(clause.at, clause.at + 1, PLACE_WORD.test(word));
  }
  clause.at++;
};

const GOES_ON_AFTER_OR = /^(?:is|are|that|which|who|also|maybe|perhaps|else|possibly|it)$/;

/**
 * Reads a token row from left to right and composes descriptions: a target, anchors, viewer directives. One pass, no
 * backtracking; what no rule reads is skipped and listed.
 */
export const compose = (tokens: Tokens, vocabulary: Vocabulary): ParserState => {
  const clause = new ParserState(tokens, vocabulary);
  skipAddress(clause);
  while (clause.at < tokens.words.length) {
    const before = clause.at;
    const { fresh } = clause;
    clause.stepAt = before;
    step(clause);
    // "or | that is | on the shelf".
    if (clause.orAt === before && GOES_ON_AFTER_OR.test(tokens.words[before]!)) clause.orAt = clause.at;
    if (fresh && !isPunctuation(tokens.words[before])) clause.fresh = false;
    if (clause.at <= before) clause.at = before + 1;
  }
  // "the apple that is not there": what is denied was not read.
  const denial = tokens.words.findLastIndex((word) => NEGATIONS.has(word));
  const isLast = tokens.words.slice(denial + 1).every((word) => isPunctuation(word) || isHarmless(word));
  if (clause.negated && denial >= 0 && isLast) clause.miss(denial, denial + 1, true);
  clause.settle();
  return clause;
};
