import type { Scene } from '../scene/Scene.ts';
import { type Contradiction, contradictionsIn } from './contradictions.ts';
import { type Verification, type VerifyOptions, verify } from './verify.ts';

export interface CheckedStatements {
  readonly verifications: readonly Verification[];
  /** Pairs that cannot both be true, whatever the scene. */
  readonly contradictions: readonly Contradiction[];
}

/** Verifies a set of statements, and finds those that contradict each other by what they say. */
export const checkStatements = (
  scene: Scene,
  statements: readonly string[],
  options: VerifyOptions = {},
): CheckedStatements => {
  const verifications = statements.map((statement) => verify(scene, statement, options));
  return { verifications, contradictions: contradictionsIn(verifications.map(({ claims }) => claims)) };
};
