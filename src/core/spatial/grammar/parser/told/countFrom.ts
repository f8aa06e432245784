import type { Draft } from '../../Draft.ts';
import type { NounPhrase } from '../../noun/nounPhrase.ts';
import { nounPhraseAt } from '../../phrases/ofPhrase.ts';
import { countAxisAt, orderPhraseAt } from '../../phrases/orderPhrase.ts';
import { wordAt } from '../../words/tokens.ts';
import type { ParserState } from '../ParserState.ts';
import { isPlaceHead } from '../places.ts';

/** "the second chair" + "from the left". An ordinal that counts along nothing named says nothing. */
export const countFrom = (clause: ParserState, phrase: NounPhrase): void => {
  if (phrase.ordinal === undefined) return;
  const { draft } = phrase;
  const { text } = clause.tokens;
  const axis = countAxisAt(text, clause.offset);
  const push = (name: 'left' | 'right' | 'top' | 'bottom' | 'front' | 'back', end: number): void => {
    draft.constraints.push({
      kind: 'order',
      axis: name,
      rank: phrase.ordinal!,
      comparative: false,
      negated: false,
    });
    clause.at = wordAt(clause.tokens, end);
  };
  if (axis) {
    push(axis.axis as 'left', axis.end);
    return;
  }
  if (orderPhraseAt(text, clause.offset)?.takesAnchor) return;
  const from = /^(?:from|on|to|in|at) (?:the )?(?:far )?(left|right|top|bottom)/.exec(
    text.slice(clause.offset, clause.offset + 30),
  );
  if (from && !/^ of\b/.test(text.slice(clause.offset + from[0].length)))
    push(from[1] as 'left', clause.offset + from[0].length);
  else if (clause.countAhead) {
    push(clause.countAhead as 'left', clause.offset);
    clause.countAhead = undefined;
  } else {
    clause.ordinal = phrase.ordinal;
    clause.counted = { draft, rank: phrase.ordinal };
  }
};

/** "the second closest chair | to the door": what its nearness is counted from. */
export const countDistance = (clause: ParserState, draft: Draft): void => {
  const at = draft.constraints.findIndex(
    (c) => c.kind === 'order' && (c.axis === 'near' || c.axis === 'far') && !c.anchor,
  );
  const preposition = /^(?:to|from) (?=the |a |an |this |that |my |your |it\b|[a-z]+)/.exec(
    clause.tokens.text.slice(clause.offset, clause.offset + 20),
  );
  const order = draft.constraints[at];
  if (order?.kind !== 'order' || !preposition) return;
  const phrase = nounPhraseAt(clause.tokens, clause.at + 1, clause.vocabulary);
  if (!phrase || phrase.draft.head === undefined || isPlaceHead(phrase.draft.head)) return;
  draft.constraints[at] = { ...order, anchor: phrase.draft };
  clause.at = phrase.end;
};
