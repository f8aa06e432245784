import { parse } from '../grammar/parse.ts';
import { plural } from '../lexicon/morphology.ts';

/** Words that a person's own noun phrase is kept with; more would be clumsy in every sentence. */
const MOST_WORDS = 4;

/**
 * The noun phrase of an asker's words: "bring me the little red cup on the desk" is "red cup". Undefined where they name
 * nothing ("the one on the left", "mark 3").
 */
export const phraseOf = (words: string, labels: readonly string[]): string | undefined => {
  const form = parse(words, { labels });
  const { head, modifiers, constraints, plural: many } = form.target;
  if (!form.understood || head === undefined) return undefined;
  const colours = constraints.flatMap((c) =>
    c.kind === 'attribute' && c.attribute === 'colour' && !c.negated && !c.value.includes('|')
      ? [c.value]
      : [],
  );
  const noun = [...colours.slice(0, 1), ...modifiers, many ? plural(head) : head].join(' ');
  return /^\p{L}[\p{L} ]*$/u.test(noun) && noun.split(' ').length <= MOST_WORDS ? noun : undefined;
};
