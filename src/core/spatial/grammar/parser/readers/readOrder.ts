import type { Draft } from '../../Draft.ts';
import { nounPhraseAt } from '../../phrases/ofPhrase.ts';
import { orderPhraseAt } from '../../phrases/orderPhrase.ts';
import { wordAt } from '../../words/tokens.ts';
import { anchorOf } from '../anchorOf.ts';
import type { ParserState } from '../ParserState.ts';
import { isPlaceHead, isSelf } from '../places.ts';

const BARE = /^(closest|nearest|closer|nearer|farthest|furthest|further|farther)$/;

/** What an order is counted from, and where the words go on after it. */
interface From {
  readonly anchor?: Draft;
  readonly end: number;
}

/** The anchor of an order phrase that ends at a word; undefined when the words are an adjective after all. */
const readFrom = (clause: ParserState, end: number, isPrepositional: boolean): From | undefined => {
  const { tokens, vocabulary } = clause;
  const { words } = tokens;
  const afterThe = words[end] === 'the' ? end + 1 : end;
  if (isSelf(words[afterThe])) return { end: afterThe + 1 };
  const says = words[end] === 'the' || isPrepositional;
  const phrase = nounPhraseAt(tokens, end, vocabulary);
  if (!phrase) return { end };
  if (!says && BARE.test(words[end - 1] ?? ''))
    // "the closest chair": an adjective, unless nothing follows.
    return phrase.draft.pronoun ? { end } : undefined;
  const isOneOf = words[end - 1] === 'of' && phrase.draft.plural;
  if (isOneOf && (!clause.target || clause.commanded)) {
    // "the closest of the cups".
    phrase.draft.plural = false;
    phrase.draft.count = undefined;
    phrase.draft.several = undefined;
    clause.startTarget(phrase.draft);
    return { end: phrase.end };
  }
  return isPlaceHead(phrase.draft.head)
    ? { end: phrase.end }
    : { anchor: anchorOf(clause, phrase), end: phrase.end };
};

/** "closest to the door", "second from the left", "furthest right": true when one was read. */
export const readOrder = (clause: ParserState): boolean => {
  const { tokens } = clause;
  const found = orderPhraseAt(tokens.text, clause.offset);
  if (!found) return false;
  // "the second shelf from the top" is a shelf where nothing on it was named.
  if (!clause.target && / shelf /.test(tokens.text.slice(clause.offset, found.end))) return false;
  const start = wordAt(tokens, found.end);
  const isPrepositional = /(to|from|of|by)$/.test(tokens.text.slice(clause.offset, found.end));
  const from = found.takesAnchor ? readFrom(clause, start, isPrepositional) : { end: start };
  if (!from) return false;
  const { anchor, end }: From = from;
  clause.understood = true;
  if (clause.commanded && clause.onlyExists && clause.target) {
    // "of the cups, bring the one nearest to the lamp".
    clause.target.plural = false;
    clause.commanded = false;
  }
  // "two towers are on this side, select the one nearest to the window".
  if (clause.target && /\bone\b/.test(tokens.text.slice(clause.offset, found.end)))
    clause.target.several = undefined;
  clause.attachments.attach({
    kind: 'order',
    axis: found.axis,
    rank: found.rank,
    comparative: found.comparative,
    negated: clause.takeNegation(),
    ...(anchor ? { anchor } : {}),
  });
  clause.at = end;
  // "closer to the bottle | than the other one".
  const than = clause.word() === 'than' ? nounPhraseAt(tokens, end + 1, clause.vocabulary) : undefined;
  if (than?.draft.other) clause.at = than.end;
  if (anchor) clause.last = anchor;
  return true;
};
