import { attributeOf } from '../../lexicon/attributes.ts';
import { DETERMINERS, NEGATIONS, PRONOUNS } from '../../lexicon/functionWords.ts';
import { isKnownNoun } from '../../lexicon/nouns.ts';
import { cardinalOf } from '../../lexicon/orders.ts';
import { lengthAt, quantityAt } from '../measure/lengthAt.ts';
import type { NounReader, Step } from './NounReader.ts';
import { markAt, PLACE_ADJECTIVES, standsBeforePlural } from './nounWords.ts';

const SHAPED = /^(shaped|colored|sized)$/;

/** "oddly", "brightly": adverbs tell nothing by themselves. */
const readAdverb = (reader: NounReader): Step => {
  const word = reader.word();
  if (!/^\w{3,}ly$/.test(word) || isKnownNoun(word)) return 'pass';
  reader.at++;
  if (!reader.continues(0) && !SHAPED.test(reader.word())) return 'stop';
  while (SHAPED.test(reader.word())) reader.at++;
  return 'read';
};

/** "a standard type tan couch". */
const readFiller = (reader: NounReader): Step => {
  const inside = reader.determined || reader.found;
  if (!inside || !/^(type|style|kind|sort|sized|looking|shaped)$/.test(reader.word()) || !reader.continues(1))
    return 'pass';
  reader.at++;
  return 'read';
};

/** "the 20 cm tall box", "the 2 meter long table". */
const readStatedSize = (reader: NounReader): Step => {
  const { tokens, draft } = reader;
  const offset = tokens.starts[reader.at] ?? tokens.text.length;
  const found = lengthAt(tokens.text, offset);
  const quantity = found && quantityAt(tokens.text, found.end);
  if (!quantity || !reader.determined) return 'pass';
  const words = tokens.text.slice(offset, quantity.end).split(' ').length;
  if (!reader.continues(words)) return 'pass';
  draft.constraints.push({
    kind: 'attribute',
    attribute: 'measure',
    value: quantity.quantity,
    metres: found.metres,
    said: tokens.text.slice(offset, quantity.end),
    negated: false,
  });
  return reader.take(words);
};

/** "mark 3" is a phrase of its own. */
const readMark = ({ tokens, at, draft }: NounReader): Step => {
  const mark = markAt(tokens, at);
  if (!mark) return 'pass';
  draft.mark = mark.mark;
  return { draft, end: mark.end, determined: true };
};

const AFTER_PRONOUN = ['only', 'other', 'very', 'same', 'two', 'one'];

/** "the mug marked 7": the number behind the noun. */
export const readMarked = ({ tokens, at, draft, determined }: NounReader): Step => {
  const digits =
    /^(?:marked|numbered)$/.test(tokens.words[at]!) && /^#?(\d{1,4})$/.exec(tokens.words[at + 1] ?? '');
  if (!digits) return 'pass';
  draft.mark = Number(digits[1]);
  return { draft, end: at + 2, determined };
};

/** "that" and "one" may stand by themselves. */
const standsAlone = (reader: NounReader): boolean => {
  const word = reader.word();
  if (/^(that|this)$/.test(word) && !reader.found)
    if (standsBeforePlural(reader.tokens, reader.at, reader.vocabulary)) return true;
  return PRONOUNS.has(word) && !reader.continues(1) && !AFTER_PRONOUN.includes(reader.word(1));
};

const readDeterminer = (reader: NounReader): Step => {
  const { draft } = reader;
  const word = reader.word();
  if (!DETERMINERS.has(word) || standsAlone(reader)) return 'pass';
  if (reader.found && draft.constraints.length > 0) return 'stop';
  reader.determined = true;
  if (/^(these|those|both|all)$/.test(word)) draft.plural = true;
  if (/^(both|all|every|each)$/.test(word) && reader.word(1) !== 'other')
    draft.several = word === 'both' ? 2 : 'all';
  if (/^(a|an|some)$/.test(word)) draft.indefinite = true;
  reader.at++;
  return 'read';
};

const VAGUE =
  /^(other|another|same|only|single|very|more|most|really|far|extra|well|somewhat|slightly|kind)$/;

/** "the other", "the only", "the very": they tell which, or how much, of what comes next. */
const readVague = (reader: NounReader): Step => {
  const { draft } = reader;
  const [word, next] = [reader.word(), reader.word(1)];
  const placed = PLACE_ADJECTIVES.get(next) !== undefined;
  const goesOn =
    reader.continues(1) ||
    cardinalOf(next) !== undefined ||
    next === 'one' ||
    (word === 'same' && next === 'other') ||
    placed;
  if (!VAGUE.test(word) || !goesOn) return 'pass';
  if (word === 'other' || word === 'another') draft.other = true;
  if (word === 'far' && !placed)
    draft.constraints.push({
      kind: 'relation',
      relation: 'at the back',
      anchors: [],
      negated: false,
      inverse: false,
    });
  reader.determined = true;
  reader.at++;
  return 'read';
};

/** "the others": nothing follows. */
const readOther = ({ draft, at, tokens }: NounReader): Step => {
  const word = tokens.words[at]!;
  if (!/^(other|another|others)$/.test(word)) return 'pass';
  draft.other = true;
  draft.plural = word === 'others';
  return { draft, end: at + 1, determined: true };
};

const readNegation = (reader: NounReader): Step => {
  const denies = NEGATIONS.has(reader.word()) || reader.word() === 'non';
  if (!denies || !reader.determined || !attributeOf(reader.word(1))) return 'pass';
  reader.negated = true;
  reader.at++;
  return 'read';
};

/** What may open a phrase before anything is said of the thing. */
export const OPENING = [
  readStatedSize,
  readAdverb,
  readFiller,
  readMark,
  readDeterminer,
  readVague,
  readOther,
  readNegation,
] as const;
