import { nounPhraseAt } from '../../phrases/ofPhrase.ts';
import { wordAt } from '../../words/tokens.ts';
import type { ParserState } from '../ParserState.ts';
import { isPlaceHead } from '../places.ts';

const GROUP =
  /^(?:(?:(?:from |out )?(?:of|among|amongst)|out of) (?=(?:the|all|these|those|them) )|on the (?:\w+ )?(?:side|wall|row|section|part|half)(?: of the room)? (?:with|that has|where there are) (?=\w))/;

/** "of the two tables", "on the side with three chairs": the kind that is chosen from. */
export const readGroup = (clause: ParserState): boolean => {
  const found = GROUP.exec(clause.tokens.text.slice(clause.offset, clause.offset + 60));
  if (!found) return false;
  const start = wordAt(clause.tokens, clause.offset + found[0].length);
  const phrase = nounPhraseAt(clause.tokens, start, clause.vocabulary);
  // "the bottle among the cups" tells where.
  if (clause.target && /^(from |out )?among/.test(found[0])) return false;
  if (!phrase?.draft.plural || phrase.draft.head === undefined || isPlaceHead(phrase.draft.head))
    return false;
  clause.at = phrase.end;
  clause.understood = true;
  if (clause.target) {
    clause.target.head ??= phrase.draft.head;
    return true;
  }
  // What follows before the comma tells of the whole group, and so of its members.
  phrase.draft.count = undefined;
  // "both of the mugs".
  const all = /\b(?:both|all|every|each)(?= of $)/.exec(
    clause.tokens.text.slice(0, clause.tokens.starts[start]),
  );
  phrase.draft.several = all ? (all[0] === 'both' ? 2 : 'all') : undefined;
  clause.startTarget(phrase.draft);
  clause.onlyExists = true;
  return true;
};
