import type { Approach } from '../core/approach/Approach.ts';
import type { Failure, Result } from '../core/result.ts';
import type {
  RelationEvidence,
  ResolvedStep,
  ScoredCandidate,
} from '../core/spatial/grounding/Resolution.ts';
import type { Pose, Vec3 } from '../core/types/geometry.ts';
import type { Lack } from '../core/types/Lack.ts';
import type { Landmark } from '../core/types/landmarks.ts';
import type { StageTime } from '../core/types/StageTime.ts';
import type { RememberedThing } from './RememberedThing.ts';

/** A landmark lifted into the frame that was asked for. */
export interface LiftedObject {
  readonly landmark: Landmark;
  /** 0..1 */
  readonly score: number;
  readonly frameId: string;
  /** Centre of the 3D box; rotation about the frame's z only. */
  readonly pose: Pose;
  /** Full extents along the pose's axes, metres. */
  readonly size: Vec3;
  /** 3x3 row-major, square metres, in `frameId`. */
  readonly covariance: readonly number[];
  /** Centre of the visible surface in `frameId`, metres. */
  readonly surfaceCenter: Vec3;
}

/** The landmark that answers, with where to stand for it. */
export interface LocatedObject extends LiftedObject {
  readonly approach: Approach;
}

/** A landmark that was considered, with its place where it has one in the requested frame. */
export interface LocateCandidate {
  readonly landmark: Landmark;
  readonly score: number;
  readonly located?: LiftedObject;
}

/** The whole answer to one question about one frame. */
export interface LocateAnswer {
  readonly result: Result<LocatedObject>;
  /** NO_DEPTH: what was found all the same, to be looked at in the image; it has no pose. */
  readonly unplaced?: Pick<LocateCandidate, 'landmark' | 'score'>;
  /** Best first. */
  readonly candidates: readonly LocateCandidate[];
  /** What memory was asked for and knows, best first; absent where it was not asked. */
  readonly remembered?: readonly RememberedThing[];
  /** Marks by likelihood, best first, whatever was decided; empty where no resolver ranked them. */
  readonly ranked: readonly ScoredCandidate[];
  readonly relations: readonly RelationEvidence[];
  /** One sentence for a person. */
  readonly rationale: string;
  readonly logicalForm: string;
  /** Words that told something and took no part in the choice. */
  readonly notUnderstood: readonly string[];
  /** The steps of a command that names more than one thing; empty for others. */
  readonly steps: readonly ResolvedStep[];
  /** AMBIGUOUS: a short question whose answer separates the candidates best; "" otherwise. */
  readonly question: string;
  /** Track ids of what a follow-up chooses among, and of what was named; empty where there is nothing to choose from. */
  readonly tracks: readonly number[];
  readonly chosenTrack?: number;
  /** Under which a later request may take this up; absent where nothing is remembered. */
  readonly requestId?: string;
  /** Name of the resolver that answered. */
  readonly model: string;
  /** Who of those that name things took no part. */
  readonly lacking: readonly Lack[];
  /** A model was asked and failed, and another way answered. */
  readonly note?: Failure;
  readonly stampNs: bigint;
  /** Frame of the image that was looked at. */
  readonly cameraFrameId: string;
  readonly stages: readonly StageTime[];
}
