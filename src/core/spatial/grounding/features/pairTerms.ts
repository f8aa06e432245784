import type { Constraint } from '../../grammar/LogicalForm.ts';
import type { SceneFrame } from '../../scene/SceneFrame.ts';
import { clampScore, LEAST_SCORE } from '../../scene/soft.ts';
import { bends, DEGREE_BENDS } from './bends.ts';
import type { Term } from './Term.ts';

/** Floor of the comparison terms. */
const LEAST_LOG = -5;

/** Terms of one degree 0..1 by object: by itself, where it may bend, and compared with the peers'. */
export const pairTerms = (
  frame: SceneFrame,
  name: string,
  scores: Float64Array,
  peers: Float64Array,
  constraint: Constraint,
): Term[] => {
  let total = LEAST_SCORE;
  for (let i = 0; i < frame.count; i++) total += peers[i]! * scores[i]!;
  const norm = Math.log(total);
  const logs = scores.map((s) => Math.log(clampScore(s)));
  return [
    { name: `${name}.abs`, values: logs, constraint },
    ...(frame.sensed ? [] : bends(name, logs, DEGREE_BENDS, constraint)),
    {
      name: `${name}.rel`,
      values: logs.map((log) => Math.max(LEAST_LOG, Math.min(0, log - norm))),
      constraint,
    },
  ];
};
