import type { Description } from '../../grammar/LogicalForm.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import type { Found } from './decision/Found.ts';
import type { Verdict } from './decision/Verdict.ts';
import type { Weights } from './weights.ts';

/**
 * How words are scored in one kind of scene: annotated boxes in 3D, annotated boxes in an image, or a detector's guesses
 * over a depth camera's boxes. Chosen once a query (`sceneModelOf`); what depends on the kind of scene stands here and
 * nowhere else.
 */
export interface SceneModel {
  readonly name: 'annotated3d' | 'annotated2d' | 'detected';
  readonly weights: Weights;
  /**
   * Log of the evidence that nothing in the scene is meant, on the scale of an object's; undefined where the model leaves
   * that to its margins.
   */
  readonly absence?: number;
  /** What is answered, given the evidence for each object. */
  decide(found: Found): Verdict;
  /** Degree 0..1 to which object `index` could be what the description's noun names. */
  nounScore(
    geometry: SceneGeometry,
    index: number,
    description: Description,
    vocabulary: ReadonlySet<string> | undefined,
  ): number;
  /**
   * Whether a modifier's things will do where nothing bears the head's name: "bed headboard". A namer has been asked for
   * the head itself, and a wall is no "wall socket".
   */
  readonly modifiersName: boolean;
  /** Power of the noun's degree, relative to the best, by which things count as of one kind. */
  readonly kinship: number;
  /** A less likely anchor counts by its weight to this power. */
  readonly anchorTrust: number;
  /** How much a surest match's degree says that a description's thing is in the scene at all. */
  readonly presenceGain: number;
  /**
   * Whether the finer features, learnt where every label is true, are used: rows and groups, aspects of a
   * relation, counted anchors. A detector's missing and double things would upset them.
   */
  readonly fineFeatures: boolean;
  /** Whether what a fit weighs may bend: logarithms that stop falling below a degree, beside the full one. */
  readonly hinges: boolean;
  /** Whether degrees of nouns are probabilities, whose odds count as well as themselves. */
  readonly nounOdds: boolean;
  /** Log-odds that a thing is one of those that a noun counts, by its facts (verify/chances/countFacts.ts); undefined where labels are true. */
  readonly counted?: Weights;
  /** Whether how usual a kind is to be asked for counts. */
  readonly usualKinds: boolean;
  /** Whether the noun's own evidence counts once only when things are compared with their peers. */
  readonly nounInPeersOnce: boolean;
}
