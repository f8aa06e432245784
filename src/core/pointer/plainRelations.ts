import { relationAt } from '../spatial/grammar/phrases/phrases.ts';
import { typedWords } from '../spatial/grammar/words/tokens.ts';
import type { RelationSpec } from '../spatial/relations/RelationSpec.ts';

/** Names that say a relation most plainly: a small model has met each of them thousands of times. */
const PLAIN_NAMES: ReadonlySet<string> = new Set([
  ...['left of', 'right of', 'in front of', 'behind', 'above', 'below', 'over', 'under'],
  ...['on', 'near', 'next to', 'far from', 'between'],
]);

/** The plainest name of the other wordings of a family. */
const PLAIN_OF_FAMILY: Readonly<Record<string, string>> = {
  left: 'left of',
  right: 'right of',
  front: 'in front of',
  behind: 'behind',
  above: 'above',
  below: 'below',
  on: 'on',
  near: 'near',
  far: 'far from',
  between: 'between',
};

/** Prepositions of commands and of much else ("point at", "go past"): left as they are said. */
const LEFT_AS_SAID: ReadonlySet<string> = new Set(['at', 'by', 'toward', 'past']);

const plainName = ({ name, family, ofTwo }: RelationSpec, rest: string): string | undefined => {
  if (LEFT_AS_SAID.has(name)) return undefined;
  // "In the middle of the mug and the bowl".
  if (ofTwo !== undefined && / and /.test(rest)) return ofTwo;
  return PLAIN_NAMES.has(name) ? name : PLAIN_OF_FAMILY[family];
};

/**
 * An expression with its relations said plainly: "to the rear of", "on the left hand side of" as "behind", "left of". What
 * the lexicon reads as one relation, a small model need not have met in every wording. All other words stay.
 */
export const plainRelations = (expression: string): string => {
  const words = typedWords(expression);
  const text = words.join(' ');
  const out: string[] = [];
  let [offset, skipTo] = [0, 0];
  for (const word of words) {
    if (offset >= skipTo) {
      const found = relationAt(text, offset, ({ arity }) => arity > 0);
      const plain = found && plainName(found.spec, text.slice(found.end));
      out.push(plain ?? word);
      if (plain !== undefined) skipTo = found!.end;
    }
    offset += word.length + 1;
  }
  return out.join(' ');
};
