import { wordAt } from '../../words/tokens.ts';
import type { ParserState } from '../ParserState.ts';

/** What things are for, by what does it: evidence of what they are, where no name is said. */
const FOR: Readonly<Record<string, string>> = {
  eat: 'food',
  drink: 'drink',
  sit: 'seat',
  sleep: 'bed',
  wear: 'clothes',
  read: 'book',
  write: 'pen',
};
const PURPOSE =
  /^(?:to|for|that (?:i|we|you|one) can|(?:i|we|you|one) can) (eat|drink|sit|sleep|wear|read|write|cut|clean|play|cook|open|carry|use|wipe|dry|wash|watch|throw|fill|pour|charge|store|keep|put|hold|heat|warm|light|fix|repair|hang|listen)(?:t?t?ing)?(?: (?:flowers?|fruits?|water|milk|soup|food|books?|clothes|stuff)(?= (?:in|on|into)(?: |$)))?(?: (?:in|into|on|with|from|out of|at|to|it|them|things|something|my \w+))*(?= |$)/;

/** "to drink from", "I can put flowers in": what holds something. */
const held = (purpose: string): string | undefined => {
  if (/ drink(?:ing)? (?:from|out of)$/.test(purpose)) return 'cup';
  if (!/ (?:put|hold|keep|store|carry|fill).* (?:in|into)$/.test(purpose)) return undefined;
  return / flowers? /.test(purpose) ? 'vase' : 'container';
};

/** "what i would use to water the flowers", "what one cuts bread with": a use by which a thing is told, and nothing else. */
const USED =
  /^(?:what|whatever|something|that|which) (?:i|you|we|one|people|somebody|someone) (?:(?:would|could|can|might|must|should|will|have to|normally|usually|always) )*(?:(?:use|uses|need|needs|want|take|takes|reach)(?: it)?(?: (?:to|for|when|while)(?: i| you| we)?) [a-z]+|(?:cut|cuts|wash|washes|clean|cleans|water|waters|open|opens|cook|cooks|write|writes|play|plays|fix|fixes)(?= (?:\S+ ){1,3}with(?: |$)))(?: (?:the |a |an |my |your |some )?[a-z]+)?(?: with)?(?= |$)/;

const readUse = (clause: ParserState): boolean => {
  const found = USED.exec(clause.tokens.text.slice(clause.offset));
  if (!found || (clause.target && clause.subject !== clause.target)) return false;
  const end = wordAt(clause.tokens, clause.offset + found[0].length);
  clause.miss(clause.at, end, true);
  clause.at = end;
  return true;
};

/** "something red to eat": a use is a kind of thing where no name was said; otherwise it narrows and is not known. */
export const readPurpose = (clause: ParserState): boolean => {
  if (readUse(clause)) return true;
  const { tokens, target } = clause;
  const found = PURPOSE.exec(tokens.text.slice(clause.offset));
  if (!found || !target || clause.subject !== target) return false;
  const end = wordAt(tokens, clause.offset + found[0].length);
  const kind = held(found[0]) ?? FOR[found[1]!];
  if (kind !== undefined && target.head === undefined && target.mark === undefined) target.head = kind;
  else clause.miss(clause.at, end, true);
  clause.at = end;
  return true;
};
