import { COMMAND_VERBS, GENERIC_NOUNS, PLAIN_VERBS, PRONOUNS } from '../../lexicon/functionWords.ts';
import { isPlural, singular } from '../../lexicon/morphology.ts';
import { isKnownNoun } from '../../lexicon/nouns.ts';
import { rangeAt } from '../measure/rangeAt.ts';
import type { NounReader, Step } from './NounReader.ts';
import { isUnknown, MASS, nounLength } from './nounWords.ts';
import { isTip, readTail } from './readTail.ts';

const isVerb = (word: string): boolean => PLAIN_VERBS.has(word) || COMMAND_VERBS.has(word);

/** "set", "stand", "can": a noun only where a phrase was opened and not yet named; "soup can" is always one. */
const isVerbHere = (reader: NounReader): boolean => {
  const word = reader.word();
  if (!isVerb(word)) return false;
  // "which can is on the right".
  if (word === 'can' && /^(which|what)$/.test(reader.word(-1)) && /^(is|are|has)$/.test(reader.word(1)))
    return false;
  if (word === 'can' && reader.found && !/^(be|not|also|you|it|i)$/.test(reader.word(1))) return false;
  return reader.named || !(reader.determined || reader.found);
};

/** "the chair 2 meters from the door": the number is no name of the chair. */
const UNIT = /^(m|meters?|cm|mm|feet|foot|ft|inch|inches|yards?)$/;

/** "chair 15", "box number 3": a number behind the name; "the table 4 chairs stand around" has none. */
const readNumber = (reader: NounReader): void => {
  const named = /^(?:number|no)$/.test(reader.word()) && /^\d{1,4}$/.test(reader.word(1)) ? 1 : 0;
  const number = reader.word(named);
  const { tokens, at } = reader;
  const isLength = named === 0 && rangeAt(tokens.text, tokens.starts[at] ?? tokens.text.length) !== undefined;
  if (!/^#?\d{1,4}$/.test(number) || UNIT.test(reader.word(named + 1)) || isLength) {
    if (reader.word() === 'number') reader.at++;
    return;
  }
  if (!reader.continues(named + 1)) reader.draft.numbered = Number(number.replace('#', ''));
  if (named === 1 || number.length <= 2 || reader.draft.numbered !== undefined) reader.at += named + 1;
};

/** A noun of the lexicon or of the scene; after another it is the head, and the other narrows it. */
const readKnown = (reader: NounReader): Step => {
  const { draft } = reader;
  const length = reader.nounLength();
  if (length === 0 || (length === 1 && isVerbHere(reader))) return 'pass';
  const phrase = reader.tokens.words.slice(reader.at, reader.at + length).join(' ');
  if (reader.named && draft.head !== undefined) {
    if (PRONOUNS.has(reader.word())) return 'stop';
    const joined = `${draft.head} ${phrase}`;
    draft.modifiers.push(draft.head);
    draft.head = isKnownNoun(joined) ? joined : phrase;
  } else draft.head = phrase;
  // "chips can": the number is the head's.
  if (reader.named && reader.hasPluralNoun) draft.plural = false;
  reader.markPlural(reader.word(length - 1));
  reader.named = true;
  reader.take(length);
  readNumber(reader);
  return 'read';
};

/** "thing", "one": a head that names nothing. */
const readGeneric = (reader: NounReader): Step => {
  const word = reader.word();
  if (!GENERIC_NOUNS.has(word) || reader.named) return 'pass';
  const inside = reader.determined || reader.found;
  if (!inside && !word.endsWith('thing') && !/^(ones|item|items|object|objects)$/.test(word)) return 'pass';
  if (/^ones?$/.test(word) && reader.determined) reader.draft.anaphor = true;
  if (/^(?:some|any)thing$/.test(word)) reader.draft.indefinite = true;
  reader.isSaidPlural = isPlural(word);
  reader.draft.plural = reader.draft.plural || isPlural(word);
  reader.named = true;
  return reader.take();
};

/** "the side", "the row". */
const readMass = (reader: NounReader): Step => {
  if (!MASS.test(reader.word()) || reader.named || !(reader.determined || reader.found)) return 'pass';
  reader.draft.head = reader.word();
  reader.named = true;
  return reader.take();
};

/** "the water jug", "a hanging frame": a verb's word that goes with the noun behind it. */
const isVerbBeforeNoun = ({ tokens, vocabulary, at, determined, found, named }: NounReader): boolean =>
  !named &&
  (determined || found) &&
  /^(water|hand|hanging|covered|standing|fixed|stacked|mounted|filled|framed|lit)$/.test(tokens.words[at]!) &&
  nounLength(tokens, at + 1, vocabulary) > 0;

const readVerbWord = (reader: NounReader): Step => {
  if (!isVerbBeforeNoun(reader)) return 'pass';
  const word = reader.word();
  if (/^(water|hand)$/.test(word)) reader.draft.modifiers.push(word);
  return reader.take();
};

/** A word of no table behind a name: the name goes on with it, or ends before it. */
const readBehindName = (reader: NounReader): Step => {
  const word = reader.word();
  if (!reader.named) return 'pass';
  return isTip(reader) || (isUnknown(word) && !isVerb(word)) ? readTail(reader, word) : 'pass';
};

/** A word of no table: a modifier where the phrase goes on, else the head. */
const readUnknown = (reader: NounReader): Step => {
  const { draft } = reader;
  const word = reader.word();
  // "pour the water into the glass".
  const isSubstance = word === 'water' && reader.determined && !reader.named;
  if (!isSubstance && (!isUnknown(word) || isVerb(word))) return 'pass';
  const goesOn = reader.continues(1);
  // A lone unknown word is a name only when it can be one: not an adverb or a participle.
  if (!reader.determined && !reader.found && !goesOn && /(ly|ing|ed)$/.test(word)) return 'stop';
  if (goesOn) draft.modifiers.push(word);
  else {
    if (/(ly|ing)$/.test(word) && reader.found) return 'stop';
    draft.head = singular(word);
    reader.markPlural(word);
    reader.named = true;
  }
  return reader.take();
};

/** "it": a phrase of its own. */
const readPronoun = ({ tokens, at, draft, named, found }: NounReader): Step => {
  const word = tokens.words[at]!;
  if (named || found || !PRONOUNS.has(word)) return 'pass';
  draft.pronoun = word;
  return { draft, end: at + 1, determined: false };
};

/** What names the thing. */
export const NAMING = [
  readKnown,
  readGeneric,
  readMass,
  readVerbWord,
  readBehindName,
  readUnknown,
  readPronoun,
] as const;
