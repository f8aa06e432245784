import { attributeOf } from '../../lexicon/attributes.ts';
import { singular } from '../../lexicon/morphology.ts';
import { isCompoundHead } from '../../lexicon/nouns.ts';
import { cardinalOf } from '../../lexicon/orders.ts';
import { isEnglish } from '../words/isEnglish.ts';
import { isPunctuation } from '../words/isPunctuation.ts';
import type { NounReader, Step } from './NounReader.ts';

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
  /(?:ly|ing|ed|est|ward|wise|[^s]s)$|^(?:spot|place|area|off|up|down|out|over|away|back|around|along|across|through|about|on|in|at|by|together|apart|alone|asap|aside|ahead|alike|apiece|quick|fast|soon|first|upright|upside|missing|gone|lost|broken|fell|broke|stood|sat|lay|shone|went|came|got|hung|held|kept|seen|shown|told|made|given|taken|please|instead|too|though|anyway|anywhere|somewhere|everywhere|nowhere|nearby|available|ready|free|new|old|good|nice|bad|own|same|similar|identical|alike|else|ago|yet|already|tonight|today|tomorrow|yesterday|with|matters|works|costs|belongs|lies|cost|weigh|weighs|looks|fits|fit|goes|said|says|closer|nearer|against|beyond|till|per|versus|via|like|unlike|due|worth|full|half|whole|main|extra|such)$/;
/** "the ball pit" is no ball: an English word that ends the name is what it is a name of. */
const isLastWord = (reader: NounReader, word: string): boolean =>
  endsAt(reader, 1) &&
  word.length > 2 &&
  !NO_NAME.test(word) &&
  !attributeOf(word) &&
  cardinalOf(word) === undefined &&
  isEnglish(word);
/** Small words that are names behind a noun: "the drill bit", "the hammer head". */
const TIP = /^(?:bits?|heads?|list)$/;
const ENDS =
  /^(?:on|in|at|under|behind|beside|near|next|by|above|below|between|from|to|of|with|that|which|is|and|or|please|left|right|over|inside|against)$/;

const endsAt = ({ tokens, at }: NounReader, offset: number): boolean => {
  const next = tokens.words[at + offset];
  return next === undefined || isPunctuation(next) || ENDS.test(next);
};

export const isTip = (reader: NounReader): boolean =>
  reader.named && reader.determined && TIP.test(reader.word()) && endsAt(reader, 1);

/** "the drawer handle", "the bottle opener", "the ball pit": what ends a name is what it is a name of. */
export const readTail = (reader: NounReader, word: string): Step => {
  const { draft } = reader;
  if (
    !(
      PART.test(word) ||
      isCompoundHead(word) ||
      isDoer(reader, word) ||
      isTip(reader) ||
      (reader.determined && isLastWord(reader, word))
    ) ||
    draft.head === undefined ||
    reader.hasPluralNoun
  )
    return 'stop';
  draft.modifiers.push(draft.head);
  draft.head = singular(word);
  reader.markPlural(word);
  return reader.take();
};
