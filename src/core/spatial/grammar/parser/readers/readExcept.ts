import { attributeOf } from '../../../lexicon/attributes.ts';
import { nounPhraseAt } from '../../phrases/ofPhrase.ts';
import type { ParserState } from '../ParserState.ts';

/** "the red box rather than the blue one", "a chair other than the office chair": what follows is not meant. */
const EXCEPTS =
  /^(?:rather than|instead of|other than|different (?:from|than|to)|except(?: for)?|excluding|excepting|save for|with the exception of|but not)(?= )/;
/** "apart from" and "besides" may also tell where: of one of the same kind they tell which not. */
const EXCEPTS_KIN = /^(?:apart from|aside from|besides?|but|bar)(?= )/;
const ANY = /^(?:any|every|each|all|no|whichever|anything|everything|something)$/;

const isAnySaid = ({ tokens, at }: ParserState): boolean =>
  tokens.words.slice(0, at).some((said) => ANY.test(said));

/** Words that except what is named behind them; 0 where there are none. */
const exceptsAt = (clause: ParserState): number => {
  const { target, tokens } = clause;
  if (!target) return 0;
  const rest = tokens.text.slice(clause.offset, clause.offset + 40);
  const found = EXCEPTS.exec(rest) ?? EXCEPTS_KIN.exec(rest);
  if (!found) return 0;
  const length = found[0].split(' ').length;
  if (EXCEPTS.test(rest)) return length;
  const phrase = nounPhraseAt(tokens, clause.at + length, clause.vocabulary);
  // "any color but green".
  if (!phrase && isAnySaid(clause) && attributeOf(clause.word(length) ?? '')) return length;
  if (!phrase || phrase.draft.other || phrase.draft.plural || clause.negated) return 0;
  const isBut = /^(?:but|bar|besides?)$/.test(found[0]);
  if (isBut && !isAnySaid(clause)) return 0;
  return phrase.draft.mark !== undefined || clause.sameThing(target, phrase.draft) ? length : 0;
};

/** "along with the book", "as well as the plate": something else that is asked for as well, and is not what is told of. */
const BESIDES =
  /^(?:together with|along with|as well as|in addition to|plus|and also|and then)(?= (?:the|a|an|my|that|this) )/;

/** True when words were passed that ask for a second thing: an answer holds one. */
export const readBesides = (clause: ParserState): boolean => {
  const { tokens, target } = clause;
  const found = target && BESIDES.exec(tokens.text.slice(clause.offset, clause.offset + 30));
  if (!found) return false;
  const length = found[0].split(' ').length;
  const phrase = nounPhraseAt(tokens, clause.at + length, clause.vocabulary);
  if (phrase?.draft.head === undefined || clause.sameThing(target, phrase.draft)) return false;
  clause.miss(clause.at, phrase.end, true);
  clause.at = phrase.end;
  return true;
};

/** True when words were read that except what is named behind them. */
export const readExcept = (clause: ParserState): boolean => {
  const length = exceptsAt(clause);
  if (length === 0) return false;
  clause.negated = true;
  clause.excepts = true;
  clause.at += length;
  return true;
};
