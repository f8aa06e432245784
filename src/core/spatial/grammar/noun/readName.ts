import { attributeOf } from '../../lexicon/attributes.ts';
import { COMMAND_VERBS, GENERIC_NOUNS, PLAIN_VERBS, PRONOUNS } from '../../lexicon/functionWords.ts';
import { isPlural, singular } from '../../lexicon/morphology.ts';
import { isCompoundHead, isKnownNoun } from '../../lexicon/nouns.ts';
import { isEnglish } from '../words/isEnglish.ts';
import { isPunctuation } from '../words/isPunctuation.ts';
import type { NounReader, Step } from './NounReader.ts';
import { isUnknown, MASS, nounLength } from './nounWords.ts';

const isVerb = (word: string): boolean => PLAIN_VERBS.has(word) || COMMAND_VERBS.has(word);

/** "set", "stand", "can": a noun only where a phrase was opened and not yet named; "soup can" is always one. */
const isVerbHere = (reader: NounReader): boolean => {
  const word = reader.word();
  if (!isVerb(word)) return false;
  if (word === 'can' && reader.found && !/^(be|not|also|you|it|i)$/.test(reader.word(1))) return false;
  return reader.named || !(reader.determined || reader.found);
};

const markPlural = (reader: NounReader, noun: string): void => {
  reader.isSaidPlural = isPlural(noun);
  if (reader.draft.plural || !isPlural(noun)) return;
  reader.draft.plural = true;
  reader.hasPluralNoun = true;
};

/** "the chair 2 meters from the door": the number is no name of the chair. */
const UNIT = /^(m|meters?|cm|mm|feet|foot|ft|inch|inches|yards?)$/;

/** "chair 15", "box number 3": a number behind the name; "the table 4 chairs stand around" has none. */
const readNumber = (reader: NounReader): void => {
  const named = /^(?:number|no)$/.test(reader.word()) && /^\d{1,4}$/.test(reader.word(1)) ? 1 : 0;
  const number = reader.word(named);
  if (!/^#?\d{1,4}$/.test(number) || UNIT.test(reader.word(named + 1))) {
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
  markPlural(reader, reader.word(length - 1));
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

/** Parts that a noun before them tells of: "the drawer handle" is no drawer, "the rubber duck" no rubber. */
const PART =
  /^(handles?|lids?|caps?|legs?|knobs?|buttons?|wheels?|straps?|spouts?|backrests?|armrests?|headboards?|rims?|labels?|logos?|stickers?|zippers?|hinges?|switch(?:es)?|covers?|hooks?|pedals?|nozzles?|stems?)$/;

/** What is named by what it does, of a verb that no table holds: "opener", "warmer", "dispenser". */
const DOER = /^[a-z]{3,}[eo]rs?$/;
const NO_DOER =
  /^(?:(?:an)?others?|n?either|(?:how|what|which|who|when|wher)ever|(?:al)?together|rather|after|never|whether|later|former|latter|over|under|another)$/;
/** "the bottle opener" is no bottle; "the box shinier than the mug" is a box. */
const isDoer = ({ tokens, at }: NounReader, word: string): boolean =>
  DOER.test(word) && !NO_DOER.test(word) && tokens.words[at + 1] !== 'than';

/** Words that go behind a noun and name nothing: told of it, or of what is to be done. */
const NO_NAME =
  /(?:ly|ing|ed|est|ward|wise|[^s]s)$|^(?:off|up|down|out|over|away|back|around|along|across|through|about|on|in|at|by|together|apart|alone|asap|aside|ahead|alike|apiece|quick|fast|soon|first|upright|upside|missing|gone|lost|broken|fell|broke|stood|sat|lay|shone|went|came|got|hung|held|kept|seen|shown|told|made|given|taken|please|instead|too|though|anyway|anywhere|somewhere|everywhere|nowhere|nearby|available|ready|free|new|old|good|nice|bad|own|same|similar|identical|alike|else|ago|yet|already|tonight|today|tomorrow|yesterday|with|matters|works|costs|belongs|lies|cost|weigh|weighs|looks|fits|fit|goes|said|says|closer|nearer|against|beyond|till|per|versus|via|like|unlike|due|worth|full|half|whole|main|extra|such)$/;
/** "the ball pit" is no ball: an English word that ends the name is what it is a name of. */
const isLastWord = ({ tokens, at }: NounReader, word: string): boolean => {
  const next = tokens.words[at + 1];
  const ends = next === undefined || isPunctuation(next) || ENDS.test(next);
  return ends && word.length > 2 && !NO_NAME.test(word) && !attributeOf(word) && isEnglish(word);
};
const ENDS =
  /^(?:on|in|at|under|behind|beside|near|next|by|above|below|between|from|to|of|with|that|which|is|and|or|please|left|right|over|inside|against)$/;

const readPart = (reader: NounReader, word: string): Step => {
  const { draft } = reader;
  if (
    !(
      PART.test(word) ||
      isCompoundHead(word) ||
      isDoer(reader, word) ||
      (reader.determined && isLastWord(reader, word))
    ) ||
    draft.head === undefined ||
    reader.hasPluralNoun
  )
    return 'stop';
  draft.modifiers.push(draft.head);
  draft.head = singular(word);
  markPlural(reader, word);
  return reader.take();
};

/** "the water jug", "a hanging frame": a verb's word that goes with the noun behind it. */
const isVerbBeforeNoun = ({ tokens, vocabulary, at, determined, found, named }: NounReader): boolean =>
  !named &&
  (determined || found) &&
  /^(water|hand|hanging|covered|standing|fixed|stacked|mounted|filled|framed|lit)$/.test(tokens.words[at]!) &&
  nounLength(tokens, at + 1, vocabulary) > 0;

/** A word of no table: a modifier where the phrase goes on, else the head. */
const readUnknown = (reader: NounReader): Step => {
  const { draft } = reader;
  const word = reader.word();
  if (isVerbBeforeNoun(reader)) {
    if (/^(water|hand)$/.test(word)) draft.modifiers.push(word);
    return reader.take();
  }
  // "pour the water into the glass".
  const isSubstance = word === 'water' && reader.determined && !reader.named;
  if (!isSubstance && (!isUnknown(word) || isVerb(word))) return 'pass';
  if (reader.named) return readPart(reader, word);
  const goesOn = reader.continues(1);
  // A lone unknown word is a name only when it can be one: not an adverb or a participle.
  if (!reader.determined && !reader.found && !goesOn && /(ly|ing|ed)$/.test(word)) return 'stop';
  if (goesOn) draft.modifiers.push(word);
  else {
    if (/(ly|ing)$/.test(word) && reader.found) return 'stop';
    draft.head = singular(word);
    markPlural(reader, word);
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
export const NAMING = [readKnown, readGeneric, readMass, readUnknown, readPronoun] as const;
