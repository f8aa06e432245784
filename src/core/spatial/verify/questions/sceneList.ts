import { plural } from '../../lexicon/morphology.ts';
import type { Matcher } from '../Matcher.ts';
import type { QuestionAnswer } from './QuestionAnswer.ts';

/** "2 mugs (1, 2), an apple (3)": all that is seen by its name, more of a kind first, then what has none. */
export const sceneList = (matcher: Matcher): QuestionAnswer => {
  const { objects, labels } = matcher.frame;
  const byName = new Map<string, number[]>();
  for (const [i, { id }] of objects.entries())
    byName.set(labels[i]!, [...(byName.get(labels[i]!) ?? []), id]);
  const nameless = byName.get('') ?? [];
  byName.delete('');
  const groups = [...byName].sort((a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0]));
  const said = groups.map(([name, ids]) => {
    const article = /^[aeiou]/.test(name) ? 'an' : 'a';
    return `${ids.length === 1 ? `${article} ${name}` : `${ids.length} ${plural(name)}`} (${ids.join(', ')})`;
  });
  const rest =
    nameless.length > 0
      ? [
          `${nameless.length} ${nameless.length === 1 ? 'thing' : 'things'} without a name (${nameless.join(', ')})`,
        ]
      : [];
  const found = [...groups.flatMap(([, ids]) => ids), ...nameless];
  return {
    kind: 'list',
    status: 'OK',
    objects: found,
    scores: found.map(() => 1),
    probability: 1,
    relations: [],
    answer: found.length > 0 ? `${[...said, ...rest].join(', ')}.` : 'Nothing is seen.',
    logicalForm: 'list(thing*)',
    asked: 'All that is seen was asked for.',
  };
};
