import { calledScore } from '../../naming/calledScore.ts';
import type { NamedPhrases } from '../../naming/NamedPhrases.ts';
import { packedScore } from '../../naming/packed/packedScore.ts';
import type { Scene, SceneObject } from '../../spatial/scene/Scene.ts';
import type { MemoryObject } from '../MemoryObject.ts';
import { namesOfThing } from '../nameOfThing.ts';

/** What a live scene knows besides its objects. */
export interface RecallContext
  extends Pick<
    Scene,
    'viewer' | 'detectorVocabulary' | 'looksVocabulary' | 'siteNames' | 'givenNames' | 'siteFacts'
  > {
  /** What the words call things by, where a namer could be asked. */
  readonly phrases?: NamedPhrases;
}

/** Remembered things as a scene, for words to be about. */
export const sceneOf = (objects: readonly MemoryObject[], { phrases, ...context }: RecallContext): Scene => {
  const givenNames = new Set([...(context.givenNames ?? []), ...objects.flatMap(({ given }) => given ?? [])]);
  const nameScores = phrases && scoresOf(objects, phrases, givenNames);
  return {
    ...context,
    givenNames: [...givenNames],
    objects: objects.map(sceneObject),
    ...(nameScores && { nameScores }),
  };
};

/** Scene.nameScores; undefined where nothing was looked at by the namer whose phrases these are. */
const scoresOf = (
  objects: readonly MemoryObject[],
  { space, vectors }: NamedPhrases,
  givenNames: ReadonlySet<string>,
): Scene['nameScores'] => {
  if (!objects.some(({ embedding }) => embedding?.space === space)) return undefined;
  const score = (object: MemoryObject, phrase: string, vector: Float32Array): number | undefined => {
    if (givenNames.has(phrase)) return calledScore(phrase, namesOfThing(object));
    return object.embedding?.space === space ? packedScore(object.embedding, vector) : undefined;
  };
  return new Map(
    [...vectors].map(([phrase, vector]) => [phrase, objects.map((object) => score(object, phrase, vector))]),
  );
};

/** Names that words may be read as: the site's, and those that things bear. */
export const namesOf = (objects: readonly MemoryObject[], context: RecallContext): readonly string[] => {
  const known = new Set<string>();
  for (const object of objects) for (const { label } of namesOfThing(object)) known.add(label);
  const names = new Set(context.siteNames);
  for (const name of known) names.add(name.toLowerCase());
  return [...names];
};

const sceneObject = (object: MemoryObject): SceneObject => ({
  id: object.id,
  labels: namesOfThing(object),
  ...(object.looks.length > 0 && { looks: object.looks }),
  ...(object.objectness !== undefined && { objectness: object.objectness }),
  ...(object.hints && { hints: object.hints }),
  role: object.isSupport ? 'support' : 'object',
  center: object.place.center,
  size: object.place.size,
  colours: object.colours,
  meanRgb: object.meanRgb,
});
