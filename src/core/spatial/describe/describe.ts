import type { RelationEvidence } from '../grounding/Resolution.ts';
import type { Scene } from '../scene/Scene.ts';
import { Matcher } from '../verify/Matcher.ts';
import type { Fact } from './Fact.ts';
import { distanceFact, factsOf } from './factsOf.ts';
import { sayFact } from './sayFact.ts';
import { surroundingsOf } from './surroundings.ts';

export interface DescribeOptions {
  /** How many different sentences to write; 1 where none is given. */
  readonly sentences?: number;
}

/** How two objects stand to each other: the three tasks of visual spatial description. */
export interface SpatialDescription {
  /** Classification: every relation that is TRUE of the first to the second, the most telling first. */
  readonly relations: readonly RelationEvidence[];
  /** The most telling one as a sentence; '' where nothing can be said. */
  readonly sentence: string;
  /** As many different sentences as asked for, where the scene has as many to say. */
  readonly sentences: readonly string[];
  /** Open-ended: the sentences, and where they are few, what is around the pair. */
  readonly description: string;
}

const MAX_SENTENCES = 20;
/** An open-ended description is no shorter than this, where there is as much to say. */
const LEAST_DESCRIPTION = 4;

/** What can be said of a pair, the most telling first: the relation, the surroundings, the converse, the distance. */
const factsInOrder = (matcher: Matcher, a: number, b: number): readonly Fact[] => {
  const all = factsOf(matcher, a, b);
  const [first, second, ...more] = all.filter(({ implied }) => !implied);
  const follows = all.filter(({ implied }) => implied);
  const distance = distanceFact(matcher, a, b);
  const [firstAround, secondAround, ...around] = surroundingsOf(matcher, a, b);
  const back = factsOf(matcher, b, a);
  const ordered = [
    first,
    second,
    firstAround,
    distance,
    secondAround,
    ...around,
    ...more,
    ...back,
    ...follows,
  ];
  return ordered.filter((fact) => fact !== undefined);
};

/**
 * Describes how object `a` stands to object `b` (ids). Every sentence holds beyond the margins of `verify` and is read
 * back by `parse` as the relation that it states. Left, right, front and behind are the scene viewer's. Undefined when
 * the scene lacks either object, or they are one.
 */
export const describe = (
  scene: Scene,
  a: number,
  b: number,
  options: DescribeOptions = {},
): SpatialDescription | undefined => {
  const [first, second] = [a, b].map((id) => scene.objects.findIndex((o) => o.id === id)) as [number, number];
  if (first < 0 || second < 0 || first === second) return undefined;
  const matcher = new Matcher(scene);
  const wanted = Math.min(MAX_SENTENCES, Math.max(1, Math.floor(options.sentences ?? 1)));
  const said: string[] = [];
  for (const fact of factsInOrder(matcher, first, second)) {
    if (said.length >= Math.max(wanted, LEAST_DESCRIPTION)) break;
    const sentence = sayFact(scene, matcher.frame, fact);
    if (sentence !== undefined && !said.includes(sentence)) said.push(sentence);
  }
  return {
    relations: factsOf(matcher, first, second).map(({ evidence }) => evidence),
    sentence: said[0] ?? '',
    sentences: said.slice(0, wanted),
    description: said.join(' '),
  };
};
