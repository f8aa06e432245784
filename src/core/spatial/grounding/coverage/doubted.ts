import type { Description } from '../../grammar/LogicalForm.ts';
import type { Scene } from '../../scene/Scene.ts';
import { isDetected } from '../../scene/SceneGeometry.ts';
import type { Resolution } from '../Resolution.ts';
import { isBorneOut } from './nameEvidence.ts';

/** Of so few, a person can say which; of more that nothing but size and colour speaks for, none has been found. */
const FEW = 3;

/**
 * The answer, but what only has the size and the colour of what is named, and nothing of its name or looks, is none: of
 * development questions that were answered so, where things had been looked at, one in five was right, of absent nouns
 * two thirds of those that were found. Without a classifier there is nothing better to go by, and only many are doubted.
 */
export const doubted = (answer: Resolution, target: Description, scene: Scene): Resolution => {
  const { status, candidates, question: _, id, ...rest } = answer;
  if (target.mark !== undefined || !isDetected(scene.objects)) return answer;
  const isAlone = status === 'OK' && scene.looksVocabulary !== undefined;
  if (!isAlone && (status !== 'AMBIGUOUS' || candidates.length <= FEW)) return answer;
  const meant = status === 'OK' ? [id!] : candidates.map((candidate) => candidate.id);
  if (isBorneOut(scene, new Set(meant), target)) return answer;
  const few = meant.length === 1 ? 'one thing' : `${meant.length} things`;
  return {
    ...rest,
    status: 'NOT_FOUND',
    confidence: 0,
    candidates,
    rationale: `Nothing here bears the name "${target.head}" or looks like one; ${few} could be by size and colour.`,
  };
};
