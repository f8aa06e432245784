import type { Description } from '../../../grammar/LogicalForm.ts';
import { nounSimilarity } from '../../../lexicon/nounSimilarity.ts';
import type { Scene } from '../../../scene/Scene.ts';
import { labelKey, type SceneGeometry } from '../../../scene/SceneGeometry.ts';
import { annotatedNounScore } from '../annotatedNoun.ts';
import { byChances } from '../decision/byChances.ts';
import { roleScore } from '../roleScore.ts';
import type { SceneModel } from '../SceneModel.ts';
import { sceneLooks } from './appearance.ts';
import type { DetectedNumbers } from './DetectedNumbers.ts';
import { detectedThingScore } from './detectedThing.ts';
import { DETECTED_NUMBERS } from './learntNumbers.ts';
import { nounEvidence, nounProbability } from './nounEvidence.ts';

/** What floors and walls, and what carries the others, count as "the thing". */
const STRUCTURE_AS_THING = 0.05;
const SUPPORT_AS_THING = 0.2;

/** A detector's labels over boxes that a depth camera measured. */
export const detectedModel = (scene: Scene, numbers: DetectedNumbers = DETECTED_NUMBERS): SceneModel => {
  const looks = sceneLooks(scene);
  const { nameScores, siteFacts, objects } = scene;
  const wasLookedAt = nameScores !== undefined || objects.some((object) => object.looks !== undefined);
  const evidence = {
    ...(looks && { looks }),
    ...(nameScores && { nameScores }),
    ...(siteFacts && { siteFacts }),
  };
  return {
    name: 'detected',
    weights: numbers.weights,
    absence: numbers.absence,
    decide: byChances(numbers.chances, wasLookedAt),
    nounScore: (geometry, i, description, vocabulary) => {
      const { role, labels } = geometry.objects[i]!;
      const said = description.head;
      if (said === undefined) return thingScore(geometry, i, description);
      if (role && role !== 'object')
        return Math.max(
          roleScore(role, said),
          ...labels.map(({ label, score }) => score * nounSimilarity(said, labelKey(label))),
        );
      return vocabulary
        ? nounProbability(numbers.noun, nounEvidence({ geometry, ...evidence }, i, description, vocabulary))
        : annotatedNounScore(geometry, i, description);
    },
    ...(wasLookedAt && { counted: numbers.counted }),
    modifiersName: nameScores === undefined,
    kinship: 1,
    anchorTrust: 0.5,
    presenceGain: 1,
    fineFeatures: false,
    hinges: true,
    nounOdds: true,
    usualKinds: false,
    nounInPeersOnce: true,
  };
};

const thingScore = (geometry: SceneGeometry, i: number, description: Description): number => {
  if (geometry.structural[i]!) return STRUCTURE_AS_THING;
  // "what is the cup on?" may well be the table.
  const isAskedFor = description.constraints.some(
    (c) => c.kind === 'relation' && c.inverse && c.relation === 'on',
  );
  return geometry.objects[i]!.role === 'support' && !isAskedFor
    ? SUPPORT_AS_THING
    : detectedThingScore(geometry, i);
};
