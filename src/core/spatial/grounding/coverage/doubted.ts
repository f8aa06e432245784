import type { Description } from '../../grammar/LogicalForm.ts';
import type { Scene } from '../../scene/Scene.ts';
import { isDetected } from '../../scene/SceneGeometry.ts';
import type { Resolution } from '../Resolution.ts';
import { isBorneOut } from './nameEvidence.ts';

/** Of so few, a person can say which; of more that nothing but size and colour speaks for, none has been found. */
const FEW = 3;

/** The answer, but many that only have the size of what is named, and nothing of its name or looks, are none of them. */
export const doubted = (answer: Resolution, target: Description, scene: Scene): Resolution => {
  const { status, candidates, question: _, ...rest } = answer;
  if (status !== 'AMBIGUOUS' || candidates.length <= FEW || !isDetected(scene.objects)) return answer;
  if (isBorneOut(scene, new Set(candidates.map(({ id }) => id)), target)) return answer;
  return {
    ...rest,
    status: 'NOT_FOUND',
    confidence: 0,
    candidates,
    rationale: `Nothing here bears the name "${target.head}" or looks like one; ${candidates.length} things could be by their size.`,
  };
};
