import type { RelationEvidence } from '../grounding/Resolution.ts';
import type { Scene } from '../scene/Scene.ts';
import { Matcher } from '../verify/Matcher.ts';
import type { Fact } from './Fact.ts';
import { factsOf, measuredFacts } from './factsOf.ts';
import { openDescription } from './openDescription.ts';
import type { Saying } from './sayings.ts';
import { surroundingsOf } from './surroundings.ts';
import { Teller } from './Teller.ts';

export interface DescribeOptions {
  /** How many different sentences to write; 1 where none is given. */
  readonly sentences?: number;
  /** The asker's own words for the first object and for the second: they are called so where that is not ambiguous. */
  readonly words?: { readonly subject?: string; readonly anchor?: string };
}

/** How two objects stand to each other: the three tasks of visual spatial description. */
export interface SpatialDescription {
  /** Classification: every relation that is TRUE of the first to the second, the most telling first. */
  readonly relations: readonly RelationEvidence[];
  /** The most telling one as a plain sentence; '' where nothing can be said. */
  readonly sentence: string;
  /** As many different sentences as asked for, in different constructions, where the scene has as many to say. */
  readonly sentences: readonly string[];
  /** Open-ended: connected text, from the place of the first object to details of both. */
  readonly description: string;
}

const MAX_SENTENCES = 20;

/** What can be said of a pair, the most telling first: the relation, the surroundings, the converse, the distance. */
const factsInOrder = (matcher: Matcher, a: number, b: number): readonly Fact[] => {
  const isOwn = ({ implied }: Fact): boolean => implied !== true;
  const own = factsOf(matcher, a, b).filter(isOwn);
  const [first, second, ...more] = own;
  const [distance, ...offsets] = measuredFacts(matcher, a, b, own);
  const [firstAround, secondAround, ...around] = surroundingsOf(matcher, a, b);
  const back = factsOf(matcher, b, a).filter(isOwn);
  const ordered = [
    first,
    second,
    firstAround,
    distance,
    secondAround,
    ...around,
    ...more,
    ...offsets,
    ...back,
  ];
  return ordered.filter((fact) => fact !== undefined);
};

/** Different sentences, the plainest of the most telling fact first; when all facts are told, the same in other words. */
const sentencesOf = (teller: Teller, facts: readonly Fact[], wanted: number): readonly string[] => {
  const said: Saying[] = [];
  let before = -1;
  while (said.length < wanted && said.length > before) {
    before = said.length;
    for (const fact of facts) {
      if (said.length >= wanted) break;
      const saying = said.length === 0 ? teller.plainly(fact) : teller.differently(fact, said);
      if (saying) said.push(saying);
    }
  }
  return said.map(({ text }) => text);
};

/**
 * Describes how object `a` stands to object `b` (ids). Every sentence holds beyond the margins of `verify` and is read
 * back by the parser as the relation that it states, of the very objects. Left, right, front and behind are the scene
 * viewer's. The same scene and words give the same text. Undefined when the scene lacks either object, or they are one.
 */
export const describe = (
  scene: Scene,
  a: number,
  b: number,
  options: DescribeOptions = {},
): SpatialDescription | undefined => {
  const [first, second] = [a, b].map((id) => scene.objects.findIndex((o) => o.id === id)) as [number, number];
  if (first < 0 || second < 0 || first === second) return undefined;
  const matcher = new Matcher(scene, scene.detectorVocabulary);
  const { words = {} } = options;
  const own = [
    [first, words.subject],
    [second, words.anchor],
  ] as const;
  const teller = new Teller(matcher, new Map(own.flatMap(([i, said]) => (said ? [[i, said] as const] : []))));
  const wanted = Math.min(MAX_SENTENCES, Math.max(1, Math.floor(options.sentences ?? 1)));
  const facts = factsInOrder(matcher, first, second);
  const sentences = sentencesOf(teller, facts, wanted);
  return {
    relations: factsOf(matcher, first, second).map(({ evidence }) => evidence),
    sentence: sentences[0] ?? '',
    sentences,
    description: openDescription(teller, facts, first, second),
  };
};
