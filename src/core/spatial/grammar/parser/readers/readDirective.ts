import { directiveAt } from '../../phrases/directive.ts';
import { nounPhraseAt } from '../../phrases/ofPhrase.ts';
import { isPunctuation, wordAt } from '../../words/tokens.ts';
import type { ParserState } from '../ParserState.ts';
import { isPlaceHead } from '../places.ts';

/** "facing the window", "when you enter", "with your back to the door": true when one was read. */
export const readDirective = (clause: ParserState): boolean => {
  const { tokens } = clause;
  const found = directiveAt(tokens.text, clause.offset);
  if (!found) return false;
  const previous = clause.word(-1);
  const opens =
    clause.at === 0 ||
    isPunctuation(previous) ||
    clause.commanded ||
    clause.hasWaiting ||
    (clause.viewers.length > 0 && !clause.target);
  if (!found.explicit) {
    // "Standing at the door, ..." has its main clause still to come; "sitting on the stove" tells of the target.
    if (
      found.kind === 'at' &&
      (clause.target ||
        !tokens.words
          .slice(clause.at)
          .some((word) => word === ',' || word === 'looking' || word === 'facing'))
    )
      return false;
    const trailing = found.kind === 'facing' && /^(left|right|when|you|and|while)$/.test(previous ?? '');
    if (!opens && !trailing) return false;
    // A sentence's own subject may face or stand: "it is facing the desk".
    if (clause.subject && clause.afterCopula) return false;
  }
  const next = wordAt(tokens, found.end);
  const phrase = found.takesAnchor ? nounPhraseAt(tokens, next, clause.vocabulary) : undefined;
  // "as you walk in, ..." names no door.
  const bare = found.kind === 'enter' && isPunctuation(tokens.words[next]);
  if (found.takesAnchor && !phrase && !bare) return false;
  clause.understood = true;
  const anchor = phrase?.draft.pronoun ? clause.target : phrase?.draft;
  clause.viewers.push(
    anchor && !isPlaceHead(anchor.head) ? { kind: found.kind, anchor } : { kind: found.kind },
  );
  clause.at = phrase ? phrase.end : next;
  clause.commanded = false;
  clause.directed = true;
  if (anchor && anchor !== clause.target) {
    clause.introduced = anchor;
    if (!clause.target) {
      // Until the comma, what follows tells which window is faced.
      clause.subject = anchor;
      clause.last = anchor;
    }
  }
  return true;
};
