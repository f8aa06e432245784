import type { Constraint } from '../../grammar/LogicalForm.ts';
import { clampScore, LEAST_SCORE } from '../../scene/membership.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import type { Feature } from './Feature.ts';
import { DEGREE_HINGES, hingeFeatures } from './hingeFeatures.ts';

/** Floor of the comparison terms. */
const LEAST_LOG = -5;

/** Terms of one degree 0..1 by object: by itself, where it may bend, and compared with the peers'. */
export const pairFeatures = (
  frame: SceneGeometry,
  name: string,
  scores: Float64Array,
  peers: Float64Array,
  constraint: Constraint,
): Feature[] => {
  let total = LEAST_SCORE;
  for (let i = 0; i < frame.count; i++) total += peers[i]! * scores[i]!;
  const norm = Math.log(total);
  const logs = scores.map((s) => Math.log(clampScore(s)));
  return [
    { name: `${name}.abs`, values: logs, constraint },
    ...(frame.detected ? [] : hingeFeatures(name, logs, DEGREE_HINGES, constraint)),
    {
      name: `${name}.rel`,
      values: logs.map((log) => Math.max(LEAST_LOG, Math.min(0, log - norm))),
      constraint,
    },
  ];
};
