import { sayViewers } from '../evidence/viewpoint/sayViewpoint.ts';
import { parseStatement } from '../grammar/statement/parseStatement.ts';
import type { Claim } from '../grammar/statement/Statement.ts';
import type { RelationEvidence } from '../grounding/Resolution.ts';
import { type Verdict, verdictOf } from '../relations/Judgement.ts';
import type { Scene } from '../scene/Scene.ts';
import { labelKey } from '../scene/SceneGeometry.ts';
import type { SceneModel } from '../scoring/models/SceneModel.ts';
import { checkClaim } from './checkClaim.ts';
import { Matcher } from './Matcher.ts';
import { marginsOf } from './marginsOf.ts';

export interface VerifyOptions {
  /** Class names that the detector could have given: their absence is evidence. Lower case. */
  readonly detectorVocabulary?: readonly string[];
  /** Another model than that of the kind of scene: for measuring one. */
  readonly model?: SceneModel;
}

export interface Verification {
  readonly verdict: Verdict;
  /** Probability that the statement is true, 0..1; 0.5 knows nothing. */
  readonly score: number;
  /** What the verdict rests on, in words and units. */
  readonly measured: readonly string[];
  readonly relations: readonly RelationEvidence[];
  /** One sentence for a person. */
  readonly rationale: string;
  /** False when no clause of the statement was understood. */
  readonly understood: boolean;
  readonly claims: readonly Claim[];
}

const SAYS: Readonly<Record<Verdict, string>> = {
  TRUE: 'True',
  FALSE: 'False',
  UNKNOWN: 'Geometry cannot tell',
};

/**
 * Whether a statement is true of a scene: TRUE and FALSE only beyond margins, UNKNOWN where geometry cannot tell, where
 * what is spoken of is not there or not unique, and where words were not understood. Left, right, front and behind are
 * the scene viewer's. Total: any string has a verdict.
 */
export const verify = (scene: Scene, statement: string, options: VerifyOptions = {}): Verification => {
  const labels = new Set<string>();
  for (const object of scene.objects) for (const { label } of object.labels) labels.add(labelKey(label));
  const { claims } = parseStatement(statement, { labels: [...labels] });
  if (claims.length === 0)
    return {
      verdict: 'UNKNOWN',
      score: 0.5,
      measured: [],
      relations: [],
      rationale: 'No claim about places, sizes, colours or counts was understood.',
      understood: false,
      claims,
    };
  const matcher = new Matcher(scene, options.detectorVocabulary ?? scene.detectorVocabulary, options.model);
  const judged = claims.map((claim) => checkClaim(matcher, claim));
  // What is claimed together is as true as its least true part.
  const score = judged.reduce((least, { probability }) => Math.min(least, probability), 1);
  const verdict = verdictOf(score, marginsOf(matcher, claims));
  const measured = judged.map((one) => one.measured).filter((text) => text.length > 0);
  return {
    verdict,
    score,
    measured,
    relations: judged.flatMap(({ relations }) => relations),
    rationale: `${SAYS[verdict]}: ${measured.join('; ')}.${sayViewers(statement, scene.viewer !== undefined)}`,
    understood: true,
    claims,
  };
};
