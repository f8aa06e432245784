import type { LabelScore } from '../../../../types/landmarks.ts';
import type { Description } from '../../../grammar/LogicalForm.ts';
import { namesRole } from '../../../lexicon/facts.ts';
import { nounSimilarity } from '../../../lexicon/nounSimilarity.ts';
import type { Scene } from '../../../scene/Scene.ts';
import { labelKey, type SceneGeometry } from '../../../scene/SceneGeometry.ts';
import { annotatedNounScore } from '../annotatedNoun.ts';
import { byMargins } from '../decision/byMargins.ts';
import { roleScore } from '../roleScore.ts';
import type { SceneModel } from '../SceneModel.ts';
import { sceneLooks } from './appearance.ts';
import { detectedNounScore, detectedThingScore } from './detectedNoun.ts';
import { DETECTED_DECISION, DETECTED_WEIGHTS } from './detectedWeights.ts';
import { DETECTOR_MODEL, type DetectorModel } from './detectorModel.ts';

/** What floors and walls, and what carries the others, count as "the thing". */
const STRUCTURE_AS_THING = 0.05;
const SUPPORT_AS_THING = 0.2;

/** What else could be a table, where a surface is known for one, keeps this share. */
const BESIDE_SURFACE = 0.35;

const isNamedSo = (labels: readonly LabelScore[], noun: string): boolean =>
  labels.some(({ label }) => nounSimilarity(noun, labelKey(label)) >= 0.5);

/** A detector's labels over boxes that a depth camera measured. */
export const detectedModel = (scene: Scene, numbers: DetectorModel = DETECTOR_MODEL): SceneModel => {
  const looks = sceneLooks(scene);
  const supports = scene.objects.some(({ role }) => role === 'support');
  // Where geometry saw what carries the others, that is the table, and no box of a table's size.
  const hasSurface = (noun: string): boolean => supports && namesRole(noun, 'support') === 'is';
  const { nameScores } = scene;
  const evidence = { numbers, ...(looks && { looks }), ...(nameScores && { nameScores }) };
  return {
    name: 'detected',
    weights: DETECTED_WEIGHTS,
    decide: byMargins(DETECTED_DECISION, DETECTED_WEIGHTS),
    nounScore: (geometry, i, description, vocabulary) => {
      const { role, labels } = geometry.objects[i]!;
      const said = description.head;
      if (said === undefined) return thingScore(geometry, i, description);
      if (role && role !== 'object')
        return Math.max(
          roleScore(role, said),
          ...labels.map(({ label, score }) => score * nounSimilarity(said, labelKey(label))),
        );
      const degree = vocabulary
        ? detectedNounScore({ geometry, ...evidence }, i, description, vocabulary)
        : annotatedNounScore(geometry, i, description);
      return hasSurface(said) && !isNamedSo(labels, said) ? BESIDE_SURFACE * degree : degree;
    },
    kinship: numbers.kinship,
    anchorTrust: 0.5,
    presenceGain: numbers.anchorTrust,
    fineFeatures: false,
    hinges: false,
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
