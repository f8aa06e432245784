import { nounSimilarity } from '../../../lexicon/nounSimilarity.ts';
import type { RelationSpec } from '../../../relations/RelationSpec.ts';
import type { Draft } from '../../Draft.ts';
import type { NounPhrase } from '../../noun/nounPhrase.ts';
import { nounPhraseAt } from '../../phrases/ofPhrase.ts';
import { countAxisAt } from '../../phrases/orderPhrase.ts';
import { relationAt } from '../../phrases/phrases.ts';
import { isPunctuation, wordAt } from '../../words/tokens.ts';
import { anchorOf } from '../anchorOf.ts';
import { type ParserState, SAME_THING } from '../ParserState.ts';

/** "on the second shelf | from the top": where an anchor that is counted along a direction ends. */
const countAnchor = ({ tokens }: ParserState, { draft, ordinal, end }: NounPhrase): number => {
  const axis =
    ordinal === undefined ? undefined : countAxisAt(tokens.text, tokens.starts[end] ?? tokens.text.length);
  if (ordinal === undefined || !axis) return end;
  draft.constraints.push({
    kind: 'order',
    axis: axis.axis,
    rank: ordinal,
    comparative: false,
    negated: false,
  });
  return wordAt(tokens, axis.end);
};

/** What a relation leads to, from a word on, and where its words end. */
export const readAnchors = (
  clause: ParserState,
  spec: RelationSpec,
  from: number,
): { anchors: Draft[]; end: number } => {
  const { tokens, vocabulary } = clause;
  const anchors: Draft[] = [];
  let end = from;
  let phrase = nounPhraseAt(tokens, end, vocabulary);
  const pair = spec.arity === 2 || spec.ofTwo !== undefined || spec.anchorsTaken === 'group';
  while (phrase) {
    anchors.push(anchorOf(clause, phrase));
    end = countAnchor(clause, phrase);
    if (!pair || anchors.length === 2) break;
    const listed = tokens.words[end] === ',' && tokens.words[end + 1] === 'and';
    if (!listed && !/^(and|or)$/.test(tokens.words[end] ?? '')) break;
    phrase = nounPhraseAt(tokens, end + (listed ? 2 : 1), vocabulary);
  }
  const [first, second] = anchors;
  // "between the red and the blue book".
  if (first?.head === undefined && first?.constraints.length && !first.pronoun && second?.head !== undefined)
    first.head = second.head;
  return { anchors, end };
};

/** "left of | or right of the plate": where the thing is named that both relations lead to. */
export const sharedAnchor = ({ tokens }: ParserState, from: number): number | undefined => {
  if (tokens.words[from] !== 'or') return undefined;
  const next = relationAt(tokens.text, tokens.starts[from + 1] ?? 0, (spec) => spec.arity > 0);
  return next && wordAt(tokens, next.end);
};

/** "near the desk and chair", "on the table or the shelf": a second anchor of one relation, unless it opens a clause. */
export const secondAnchor = (clause: ParserState, end: number): NounPhrase | undefined => {
  const { words } = clause.tokens;
  if (!/^(?:and|or)$/.test(words[end] ?? '')) return undefined;
  // "left of the box and right of the plate": a relation of its own.
  if (relationAt(clause.tokens.text, clause.tokens.starts[end + 1] ?? 0, (spec) => spec.arity > 0))
    return undefined;
  const more = nounPhraseAt(clause.tokens, end + 1, clause.vocabulary);
  if (!more || more.draft.pronoun || more.draft.head === undefined) return undefined;
  const next = words[more.end];
  if (next !== undefined && !isPunctuation(next) && !/^(?:and|or)$/.test(next)) return undefined;
  const kin =
    clause.target?.head !== undefined && nounSimilarity(more.draft.head, clause.target.head) >= SAME_THING;
  return kin ? undefined : more;
};
