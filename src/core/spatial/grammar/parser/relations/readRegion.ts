import type { RelationSpec } from '../../../relations/RelationSpec.ts';
import type { DraftConstraint } from '../../Draft.ts';
import { wordAt } from '../../words/tokens.ts';
import type { ParserState } from '../ParserState.ts';

/** A constraint without an anchor. */
export const region = (relation: string, negated: boolean): DraftConstraint => ({
  kind: 'relation',
  relation,
  anchors: [],
  negated,
  inverse: false,
});

/** "bottom right", "upper left", "back left corner": the second direction of a place. */
const secondRegions = (name: string, words: string): string[] => {
  const tests: readonly (readonly [string, RegExp])[] = [
    ['at the top', /\b(top|upper)\b/],
    ['at the bottom', /\b(bottom|lower)\b/],
    ['at the back', /\b(back|rear)\b/],
    ['at the front', /\bfront\b/],
    ['on the left', /\bleft\b/],
    ['on the right', /\bright(?= (?:side|corner|end|wall)\b|$)/],
    ['in the corner', /\bcorner\b/],
  ];
  return tests.filter(([other, test]) => other !== name && test.test(words)).map(([other]) => other);
};

/** Places of the scene that stand for a side of the target where something else is told to be there. */
const SIDE_OF: Readonly<Record<string, string>> = {
  'on the left': 'left of',
  'on the right': 'right of',
  'at the front': 'in front of',
  'at the back': 'behind',
  'at the top': 'above',
  'at the bottom': 'below',
};

/** "on the right is a door", "there is another sink to the left": where something else is, seen from the target. */
const readSideOfTarget = (clause: ParserState, spec: RelationSpec, end: number): boolean => {
  const { target, subject, tokens } = clause;
  const relation = SIDE_OF[spec.name];
  if (!target || !relation) return false;
  const told = !clause.onlyExists || subject?.other;
  if (told && clause.existential && subject && subject !== target && clause.context.includes(subject)) {
    target.constraints.push({
      kind: 'relation',
      relation,
      anchors: [subject],
      negated: false,
      inverse: true,
    });
    clause.at = wordAt(tokens, end);
    return true;
  }
  const next = wordAt(tokens, end);
  if (
    !clause.fresh ||
    !/^(is|are) (a|an|another|two|three|some) /.test(tokens.text.slice(tokens.starts[next]))
  )
    return false;
  clause.inverted = relation;
  clause.invertedWords = [clause.at, next];
  clause.subject = target;
  clause.last = target;
  clause.at = next + 1;
  return true;
};

/** A place of the scene, with its second direction: "in the bottom left corner". */
export const readRegion = (clause: ParserState, spec: RelationSpec, end: number): void => {
  clause.understood = true;
  if (readSideOfTarget(clause, spec, end)) return;
  const words = clause.tokens.text.slice(clause.offset, end);
  const { target } = clause;
  const side = SIDE_OF[spec.name];
  if (side && target && /\bits\b/.test(words) && clause.subject === target) {
    // "find the lamp and take the book on its left".
    const owner = clause.unfold() ?? clause.introduced;
    if (owner && owner !== target) {
      clause.attachments.attach({
        kind: 'relation',
        relation: side,
        anchors: [owner],
        negated: clause.takeNegation(),
        inverse: false,
      });
      clause.at = wordAt(clause.tokens, end);
      return;
    }
  }
  clause.attachments.attach(region(spec.name, clause.takeNegation()));
  const holder = clause.previousAttach;
  for (const more of secondRegions(spec.name, words)) holder?.constraints.push(region(more, false));
  clause.at = wordAt(clause.tokens, end);
};
