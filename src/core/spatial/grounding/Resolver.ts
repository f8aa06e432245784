import type { Failure, Result } from '../../result.ts';
import type { Transform } from '../../types/geometry.ts';
import type { RgbdFrame } from '../../types/images.ts';
import type { Lack } from '../../types/Lack.ts';
import type { Landmark, LandmarkCandidate } from '../../types/landmarks.ts';
import type { StageTime } from '../../types/StageTime.ts';
import type { Scene } from '../scene/Scene.ts';
import type { Resolution } from './Resolution.ts';

/** A numbered frame: everything that a resolver may look at, and all of one stamp. */
export interface MarkedFrame {
  readonly frame: RgbdFrame;
  readonly landmarks: readonly Landmark[];
  /** Regions that got no mark, likeliest things first: another cut that a question may look at. */
  readonly spare?: () => readonly LandmarkCandidate[];
  readonly scene: Scene;
  /** Scene frame (origin at the camera, x forward and level, y left, z up) from the camera's optical frame. */
  readonly sceneFromCamera: Transform;
  /** Seconds by stage, in order. */
  readonly stages: readonly StageTime[];
  /** Who of those that name things named nothing in this frame, and why; absent where all did. */
  readonly lacking?: readonly Lack[];
  /** The namer that made the landmarks' embeddings; absent where none did. */
  readonly nameSpace?: string;
  /** Why its masks are as depth cut them, where a model was to cut them again. */
  readonly unrefined?: Failure;
}

export interface ResolveRequest {
  readonly expression: string;
  readonly marked: MarkedFrame;
  /** Set when the words answer "which one?": they choose among these. */
  readonly earlier?: EarlierReply;
}

/** The earlier reply that a request takes up. */
export interface EarlierReply {
  readonly expression: string;
  /** Marks between which it was undecided, in the order in which they were asked about. */
  readonly among: readonly number[];
  /** The mark that it named, where it named one: "no, the other one" is not this. */
  readonly chosen?: number;
}

/** Chooses among the marks of a frame. Answers only ids that `marked.landmarks` holds. */
export interface Resolver {
  /** `geometric`, or the model's name. */
  readonly name: string;
  resolve(request: ResolveRequest, signal?: AbortSignal): Promise<Result<Resolution>>;
}
