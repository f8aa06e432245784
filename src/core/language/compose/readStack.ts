import type { Draft } from '../Draft.ts';
import type { OrderAxis } from '../lexicon/orders.ts';
import { wordAt } from '../tokens.ts';
import type { Clause } from './Clause.ts';

const STACK = '(?:the|this|that|a) (?:\\w+ )?(?:stack|pile|tower|heap)(?: of (?:\\w+ )?(?:\\w+s|things?))?';
const LEVEL = new RegExp(
  `^(?:(?:sitting|lying|standing|placed|located|right|directly) )*(?:(?:in|on|at|to|from) )?(?:the )?(?:very |exact )?(top|uppermost|highest|bottom|base|foot|lowest|middle|center) (?:part |level |layer )?(?:of|in|on) ${STACK}(?= |$)`,
);
const MEMBER = new RegExp(`^(?:of|in|on|from|within) ${STACK}(?= |$)`);

/** Place in a stack, by rank along the vertical. The middle one of a stack of three is the second. */
const LEVELS: Readonly<Record<string, readonly [OrderAxis, number]>> = {
  bottom: ['bottom', 1],
  base: ['bottom', 1],
  foot: ['bottom', 1],
  lowest: ['bottom', 1],
  middle: ['top', 2],
  center: ['top', 2],
};

/** "the middle box of the stack": the middle of what is stacked is no middle of the room. */
const lift = (draft: Draft): void => {
  draft.constraints = draft.constraints.map((c) =>
    c.kind === 'relation' && c.relation === 'in the middle' && c.anchors.length === 0
      ? { kind: 'order', axis: 'top', rank: 2, comparative: false, negated: c.negated }
      : c,
  );
};

/** "at the bottom of the pile", "in the middle of the stack of books", "the top box | of the stack". */
export const readStack = (clause: Clause): boolean => {
  const { tokens } = clause;
  const rest = tokens.text.slice(clause.offset, clause.offset + 90);
  const level = LEVEL.exec(rest);
  const found = level ?? MEMBER.exec(rest);
  if (!found || (!level && !clause.target)) return false;
  if (level) {
    const [axis, rank] = LEVELS[level[1]!] ?? (['top', 1] as const);
    clause.ensureTarget();
    // What a stack stands on is no part of it, so the order is the subject's and among its kind.
    clause.last = clause.subject;
    clause.attach({ kind: 'order', axis, rank, comparative: false, negated: clause.takeNegation() });
  } else lift(clause.subject ?? clause.target!);
  clause.understood = true;
  clause.at = wordAt(tokens, clause.offset + found[0].length);
  return true;
};
