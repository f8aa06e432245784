import { nounPhraseAt } from '../../phrases/ofPhrase.ts';
import type { ParserState } from '../ParserState.ts';

/** "the red box rather than the blue one", "a chair other than the office chair": what follows is not meant. */
const EXCEPTS =
  /^(?:rather than|instead of|other than|different (?:from|than|to)|except(?: for)?|excluding|excepting|save for|with the exception of|but not)(?= )/;
/** "apart from" and "besides" may also tell where: of one of the same kind they tell which not. */
const EXCEPTS_KIN = /^(?:apart from|aside from|besides?|but|bar)(?= )/;
const ANY = /^(?:any|every|each|all|no|whichever|anything|everything|something)$/;

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
  if (!phrase || phrase.draft.other || phrase.draft.plural || clause.negated) return 0;
  const isBut = /^(?:but|bar|besides?)$/.test(found[0]);
  const isAny = tokens.words.slice(0, clause.at).some((said) => ANY.test(said));
  if (isBut && !isAny) return 0;
  return phrase.draft.mark !== undefined || clause.sameThing(target, phrase.draft) ? length : 0;
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
