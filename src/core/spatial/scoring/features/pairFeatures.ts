import type { Constraint } from '../../grammar/LogicalForm.ts';
import { clampScore, LEAST_SCORE } from '../../scene/membership.ts';
import type { Feature } from '../Feature.ts';
import { DEGREE_HINGES, hingeFeatures } from './hingeFeatures.ts';

/** Floor of the comparison terms. */
const LEAST_LOG = -5;

export interface Degrees {
  readonly name: string;
  /** 0..1 by object. */
  readonly scores: Float64Array;
  readonly peers: Float64Array;
  readonly constraint: Constraint;
}

/** Features of one degree 0..1 by object: by itself, where it may bend if `fine`, and compared with the peers'. */
export const pairFeatures = ({ name, scores, peers, constraint }: Degrees, fine: boolean): Feature[] => {
  let total = LEAST_SCORE;
  for (let i = 0; i < scores.length; i++) total += peers[i]! * scores[i]!;
  const norm = Math.log(total);
  const logs = scores.map((s) => Math.log(clampScore(s)));
  return [
    { name: `${name}.abs`, values: logs, constraint },
    ...(fine ? hingeFeatures(name, logs, DEGREE_HINGES, constraint) : []),
    {
      name: `${name}.rel`,
      values: logs.map((log) => Math.max(LEAST_LOG, Math.min(0, log - norm))),
      constraint,
    },
  ];
};
