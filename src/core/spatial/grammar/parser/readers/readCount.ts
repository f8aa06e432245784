import { countAxisAt } from '../../phrases/orderPhrase.ts';
import { wordAt } from '../../words/tokens.ts';
import type { ParserState } from '../ParserState.ts';

const ORDINAL = / (?:first|second|third|fourth|forth|fifth|sixth|seventh|last|\d{1,2}(?:st|nd|rd|th)) /;

/**
 * "from the left" apart from what is counted: after its place ("the second cup on the shelf from the left") or before
 * it ("from the left, the second cup"). True when one was read.
 */
export const readCount = (clause: ParserState): boolean => {
  const { tokens, counted } = clause;
  if (!counted && (clause.target || !clause.opensClause())) return false;
  const found = countAxisAt(tokens.text, clause.offset);
  if (!found || /^ of\b/.test(tokens.text.slice(found.end))) return false;
  if (counted)
    counted.draft.constraints.push({
      kind: 'order',
      axis: found.axis,
      rank: counted.rank,
      comparative: false,
      negated: false,
    });
  else if (ORDINAL.test(tokens.text.slice(found.end))) clause.countAhead = found.axis;
  else return false;
  clause.counted = undefined;
  clause.ordinal = undefined;
  clause.understood = true;
  clause.at = wordAt(tokens, found.end);
  return true;
};
