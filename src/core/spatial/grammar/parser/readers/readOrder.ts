import type { Draft } from '../../Draft.ts';
import { nounPhraseAt } from '../../phrases/ofPhrase.ts';
import { orderPhraseAt } from '../../phrases/orderPhrase.ts';
import { wordAt } from '../../words/tokens.ts';
import { anchorOf } from '../anchorOf.ts';
import type { ParserState } from '../ParserState.ts';
import { isPlaceHead, isSelf } from '../places.ts';

const BARE = /^(closest|nearest|closer|nearer|farthest|furthest|further|farther)$/;

/** "closest to the door", "second from the left", "furthest right": true when one was read. */
export const readOrder = (clause: ParserState): boolean => {
  const { tokens, vocabulary } = clause;
  const found = orderPhraseAt(tokens.text, clause.offset);
  if (!found) return false;
  // "the second shelf from the top" is a shelf where nothing on it was named.
  if (!clause.target && / shelf /.test(tokens.text.slice(clause.offset, found.end))) return false;
  let end = wordAt(tokens, found.end);
  let anchor: Draft | undefined;
  if (found.takesAnchor) {
    const afterThe = tokens.words[end] === 'the' ? end + 1 : end;
    if (isSelf(tokens.words[afterThe])) end = afterThe + 1;
    else {
      const prepositional = /(to|from|of|by)$/.test(tokens.text.slice(clause.offset, found.end));
      const says = tokens.words[end] === 'the' || prepositional;
      const phrase =
        says || !BARE.test(tokens.words[end - 1] ?? '') ? nounPhraseAt(tokens, end, vocabulary) : undefined;
      if (!phrase && !says) {
        // "the closest chair": an adjective, unless nothing follows.
        const noun = nounPhraseAt(tokens, end, vocabulary);
        if (noun && !noun.draft.pronoun) return false;
      }
      const isOneOf = tokens.words[end - 1] === 'of' && phrase?.draft.plural;
      if (phrase && isOneOf && (!clause.target || clause.commanded)) {
        // "the closest of the cups".
        phrase.draft.plural = false;
        phrase.draft.count = undefined;
        clause.startTarget(phrase.draft);
        end = phrase.end;
      } else if (phrase && isPlaceHead(phrase.draft.head)) end = phrase.end;
      else if (phrase) {
        anchor = anchorOf(clause, phrase);
        end = phrase.end;
      }
    }
  }
  clause.understood = true;
  if (clause.commanded && clause.onlyExists && clause.target) {
    // "of the cups, bring the one nearest to the lamp".
    clause.target.plural = false;
    clause.commanded = false;
  }
  clause.attach({
    kind: 'order',
    axis: found.axis,
    rank: found.rank,
    comparative: found.comparative,
    negated: clause.takeNegation(),
    ...(anchor ? { anchor } : {}),
  });
  clause.at = end;
  if (anchor) clause.last = anchor;
  return true;
};
