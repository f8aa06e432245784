import { normalise } from '../words/normalise.ts';

/** Verbs that divide a clause into what it speaks of and what it says. */
const VERB =
  'is|are|was|were|has|have|contains?|holds?|consists?|supports?|surrounds?|touches|touch|faces|stands?|sits?|lies?|rests?|hangs?|leans?|wears?|does|do';
const OPENERS =
  'the|a|an|no|none|every|each|all|some|any|both|there|it|they|this|that|these|those|mark|object|at|more|less|fewer|exactly|only|one|two|three|four|five|six|seven|eight|nine|ten|\\d+';
const NEXT_CLAUSE = new RegExp(`^(?:${OPENERS})\\b(?: (?!and\\b|but\\b|while\\b)[^ ]+){0,8}? (?:${VERB})\\b`);
const HAS_VERB = new RegExp(`\\b(?:${VERB})\\b`);

/** "can be seen" is no more than "is", and "you can see a lamp" than "there is a lamp". */
const plainly = (text: string): string =>
  text
    .replace(/\b(?:can|could|may) be (?:seen|found|spotted)\b/g, 'is')
    .replace(/\byou (?:can|could|will|may|would) (?:see|find|spot) /g, 'there is ')
    .replace(/\b(?:do not|does not) (?:differ|vary) in (?=\w+$)/g, 'are equal in ')
    .replace(/\b(?:differ|vary) in (?=\w+$)/g, 'are different in ')
    .replace(/\bmatch in (?=\w+$)/g, 'are equal in ');

/** Clauses of a statement, normalised: at stops, and at "and" or "but" where a clause of its own follows. */
export const clausesOf = (statement: string): readonly string[] => {
  const clauses: string[] = [];
  for (const sentence of plainly(normalise(statement)).split(/(?:^| )[.;:!?](?= |$)/)) {
    let rest = sentence.trim();
    let from = 0;
    for (;;) {
      const joint = /(?: ,)? (?:and|but|while|whereas) /g;
      joint.lastIndex = from;
      const found = joint.exec(rest);
      if (!found) break;
      const after = rest.slice(found.index + found[0].length);
      const before = rest.slice(0, found.index);
      if (NEXT_CLAUSE.test(after) && HAS_VERB.test(before)) {
        clauses.push(before);
        rest = after;
        from = 0;
      } else from = found.index + 1;
    }
    if (rest.length > 0) clauses.push(rest.replace(/ ?,$/, ''));
  }
  return clauses.map((clause) => clause.replace(/^(?:, )+/, '').trim()).filter((clause) => clause.length > 0);
};

export interface Divided {
  readonly subject: string;
  readonly verb: string;
  readonly rest: string;
}

/** What a place that opens a clause begins with. */
const PLACE =
  /^(?:(?:right|directly|just|close|immediately) )?(?:on|upon|atop|in|inside|within|under|underneath|beneath|below|above|over|behind|beside|besides|next to|near|by|close to|between|against|at|to the (?:left|right) of|left of|right of|in front of|far (?:away )?from|across from|opposite|less than|more than|about|\d+(?:\.\d+)?) /;
/** What follows the verb of a clause that its place opens: a thing, never a property. */
const THING = /^(?:an?|the|some|several|one|two|three|four|five|six|mark|object|number) /;
const STANDING = /^(?:is|are|was|were|stands?|sits?|lies?|rests?|hangs?|leans?)$/;

/** "on the table, left of the laptop, stands a mug" with its subject first; any other clause as it is. */
export const uninverted = (clause: string): string => {
  if (!PLACE.test(clause)) return clause;
  const parts = divide(clause.replace(/ there (?=(?:is|are|was|were) )/, ' '));
  if (!parts || !STANDING.test(parts.verb)) return clause;
  const isThing = THING.test(parts.rest) || /^[a-z]+s$/.test(parts.rest);
  return isThing ? `${parts.rest} ${parts.verb} ${parts.subject.replace(/(?: ,)+$/, '')}` : clause;
};

/** Cuts a clause at its main verb; a verb of a relative clause ("the mug that is red is ...") is none. */
export const divide = (clause: string): Divided | undefined => {
  const words = clause.split(' ');
  const verb = new RegExp(`^(?:${VERB})$`);
  for (let i = 1; i < words.length; i++) {
    if (!verb.test(words[i]!)) continue;
    const inRelative = /^(that|which|who|where)$/.test(words[i - 1]!) && i > 1;
    if (inRelative && words.slice(i + 1).some((word) => verb.test(word))) continue;
    return { subject: words.slice(0, i).join(' '), verb: words[i]!, rest: words.slice(i + 1).join(' ') };
  }
  return undefined;
};
