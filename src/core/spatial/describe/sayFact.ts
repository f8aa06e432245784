import { parse } from '../grammar/parse.ts';
import { isPlural } from '../lexicon/morphology.ts';
import { relationNamed } from '../relations/registry.ts';
import type { Scene } from '../scene/Scene.ts';
import type { SceneGeometry } from '../scene/SceneGeometry.ts';
import { verify } from '../verify/verify.ts';
import type { Fact } from './Fact.ts';
import { nameObject } from './nameObject.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const wordsOf = ({ relation, withinMetres }: Fact): string => {
  if (withinMetres !== undefined) return `is within ${withinMetres} m of`;
  return relationNamed(relation)?.telling?.words ?? `is ${relation}`;
};

const numbered = (f: SceneGeometry, i: number): string => `object ${f.objects[i]!.id}`;

const sentenceWith = (
  f: SceneGeometry,
  fact: Fact,
  name: (f: SceneGeometry, i: number) => string,
): string => {
  const subject = name(f, fact.subject);
  const plural = subject.startsWith('the ') && isPlural(f.labels[fact.subject]!.split(' ').at(-1)!);
  const words = plural
    ? wordsOf(fact)
        .replace(/^is /, 'are ')
        .replace(/^(support|contain)s/, '$1')
    : wordsOf(fact);
  return `${capital(subject)} ${words} ${fact.anchors.map((i) => name(f, i)).join(' and ')}.`;
};

/** Whether the words are read back as the very relation, and are true of the scene as they are read. */
const isFaithful = (scene: Scene, f: SceneGeometry, fact: Fact, sentence: string): boolean => {
  const labels = f.labels.filter((label) => label.length > 0);
  const stated = parse(sentence, { labels }).target.constraints.some(
    (c) =>
      c.kind === 'relation' &&
      c.relation === fact.relation &&
      c.withinMetres === fact.withinMetres &&
      !c.inverse &&
      !c.negated &&
      c.anchors.length === fact.anchors.length,
  );
  return stated && verify(scene, sentence).verdict === 'TRUE';
};

/**
 * A fact as a sentence that the parser reads back as the same relation and that holds as it is read: with names where
 * they mean one object, else with numbers; undefined where neither does.
 */
export const sayFact = (scene: Scene, f: SceneGeometry, fact: Fact): string | undefined =>
  [nameObject, numbered]
    .map((name) => sentenceWith(f, fact, name))
    .find((sentence) => isFaithful(scene, f, fact, sentence));
