import type { RelationSpec } from '../../../relations/RelationSpec.ts';
import { nounPhraseAt } from '../../phrases/ofPhrase.ts';
import { anchorOf } from '../anchorOf.ts';
import type { ParserState } from '../ParserState.ts';
import { region } from './readRegion.ts';

const BESIDE_SELF = /^on the (left|right)$/;

/** "in front of me", "next to you", "to my left": the viewer's own place. What is behind a viewer is not seen. */
export const readSelf = (clause: ParserState, spec: RelationSpec, begins: number): void => {
  const other =
    spec.arity === 2 &&
    clause.word() === 'and' &&
    nounPhraseAt(clause.tokens, clause.at + 1, clause.vocabulary);
  if (other) {
    // "between me and the can": before it.
    clause.at = other.end;
    clause.attachments.attach({
      kind: 'relation',
      relation: 'in front of',
      anchors: [anchorOf(clause, other)],
      negated: clause.takeNegation(),
      inverse: false,
    });
    return;
  }
  if (spec.ofSelf)
    clause.attachments.attach({
      kind: 'order',
      axis: spec.ofSelf,
      rank: 1,
      comparative: true,
      negated: clause.takeNegation(),
    });
  else if (spec.region !== undefined && BESIDE_SELF.test(spec.region))
    clause.attachments.attach(region(spec.region, clause.takeNegation()));
  else clause.miss(begins, clause.at, true);
};
