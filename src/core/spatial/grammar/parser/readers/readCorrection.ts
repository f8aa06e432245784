import { COMMAND_VERBS } from '../../../lexicon/functionWords.ts';
import { nounPhraseAt } from '../../phrases/ofPhrase.ts';
import { isPunctuation, wordAt } from '../../words/tokens.ts';
import type { ParserState } from '../ParserState.ts';

const CORRECTION =
  /^(?:(?:no|nope|wait|scratch that|sorry|oops|hold on|actually|or rather|i mean|i meant|make that|correction) (?:, )?)+(?=the |a |an |that |this |my )/;

/** "..., no, the blue one": what follows is meant instead. */
export const readCorrection = (clause: ParserState): boolean => {
  const { tokens } = clause;
  if (!clause.target || !isPunctuation(clause.word(-1))) return false;
  const found = CORRECTION.exec(tokens.text.slice(clause.offset, clause.offset + 60));
  if (!found) return false;
  clause.corrected = true;
  clause.commanded = true;
  clause.at = wordAt(tokens, clause.offset + found[0].length);
  return true;
};

const EXCLUSION =
  /^(?:(?:please )?(?:do not|never|not) (?:(?:take|want|need|bring|grab|pick|get|give|hand|touch|mean|use|go to|point at|look at)(?: me| us)?(?: up)? )?|(?:ignore|leave|skip|forget|avoid|instead of|rather than) )(?=(?:the|a|an|that|this|my) )/;
const GOES_ON = / (?:the|but|,|;|\.|take|bring|give|get|grab|hand|pick|fetch|and) .*\w/;

/** "don't take the red box, take the blue one": what is told first is not meant. True when one was read. */
export const readExclusion = (clause: ParserState): boolean => {
  const { tokens } = clause;
  const turns = clause.word() === 'the' || clause.word() === 'but' || COMMAND_VERBS.has(clause.word()!);
  if (clause.excludes && turns) {
    clause.turnFromExcluded();
    if (clause.word() !== 'but') return false;
    clause.at++;
    return true;
  }
  if (clause.target || !clause.opensClause()) return false;
  const found = EXCLUSION.exec(tokens.text.slice(clause.offset, clause.offset + 60));
  if (!found) return false;
  const phrase = nounPhraseAt(tokens, wordAt(tokens, clause.offset + found[0].length), clause.vocabulary);
  if (
    phrase?.draft.head === undefined ||
    !GOES_ON.test(tokens.text.slice((tokens.starts[phrase.end] ?? tokens.text.length) - 1))
  )
    return false;
  clause.startTarget(phrase.draft);
  clause.excludes = true;
  clause.understood = true;
  clause.at = phrase.end;
  return true;
};
