import type { OrderAxis } from '../../../lexicon/orders.ts';
import { type Draft, type DraftConstraint, newDraft } from '../../Draft.ts';
import { wordAt } from '../../words/tokens.ts';
import type { ParserState } from '../ParserState.ts';

const STACK = '(?:the|this|that|a) (?:\\w+ )?(?:stack|pile|tower|heap)(?: of (?:\\w+ )?(?:\\w+s|things?))?';
const LEVEL = new RegExp(
  `^(?:(?:sitting|lying|standing|placed|located|right|directly) )*(?:(?:in|on|at|to|from) )?(?:the )?(?:very |exact )?(top|uppermost|highest|bottom|base|foot|lowest|middle|center) (?:part |level |layer )?(?:of|in|on) ${STACK}(?= |$)`,
);
const MEMBER = new RegExp(`^(?:of|in|on|from|within) ${STACK}(?= |$)`);

const relation = (name: string): DraftConstraint => ({
  kind: 'relation',
  relation: name,
  anchors: [newDraft()],
  negated: false,
  inverse: false,
});
const order = (axis: OrderAxis): DraftConstraint => ({
  kind: 'order',
  axis,
  rank: 1,
  comparative: false,
  negated: false,
});

/** What a place in a stack says: something stands on all but the top, and all but the bottom stand on something. */
const placed = (level: string): DraftConstraint[] => {
  if (/^(middle|center)$/.test(level)) return [relation('on'), relation('supports')];
  return /^(bottom|base|foot|lowest)$/.test(level)
    ? [relation('supports'), order('bottom')]
    : [relation('on'), order('top')];
};

/** "the middle box of the stack": the middle of what is stacked is no middle of the room. */
const lift = (draft: Draft): void => {
  draft.constraints = draft.constraints.flatMap((c) =>
    c.kind === 'relation' && c.relation === 'in the middle' && c.anchors.length === 0
      ? placed('middle')
      : [c],
  );
};

/** "at the bottom of the pile", "in the middle of the stack of books", "the top box | of the stack". */
export const readStack = (clause: ParserState): boolean => {
  const { tokens } = clause;
  const rest = tokens.text.slice(clause.offset, clause.offset + 90);
  const level = LEVEL.exec(rest);
  const found = level ?? MEMBER.exec(rest);
  if (!found || (!level && !clause.target)) return false;
  if (level) {
    const target = clause.subject ?? clause.ensureTarget();
    const constraints = placed(level[1]!);
    const negated = clause.takeNegation();
    // What a stack stands on is no part of it, so its places are the subject's.
    clause.last = target;
    for (const constraint of negated ? constraints.slice(-1) : constraints)
      clause.attachments.attach({ ...constraint, negated });
  } else lift(clause.subject ?? clause.target!);
  clause.understood = true;
  clause.at = wordAt(tokens, clause.offset + found[0].length);
  return true;
};
