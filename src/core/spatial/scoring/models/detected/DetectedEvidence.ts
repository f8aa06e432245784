import type { Scene } from '../../../scene/Scene.ts';
import type { SceneGeometry } from '../../../scene/SceneGeometry.ts';
import type { SceneLooks } from './appearance.ts';
import type { NameScores } from './nameScores.ts';

/** What is known of a scene whose labels come from a detector. */
export interface DetectedEvidence {
  readonly geometry: SceneGeometry;
  /** What things look like, where a classifier looked. */
  readonly looks?: SceneLooks;
  /** How well phrases name things, where a namer looked: Scene.nameScores. */
  readonly nameScores?: NameScores;
  /** What the site says of things by name: Scene.siteFacts. */
  readonly siteFacts?: Scene['siteFacts'];
}
