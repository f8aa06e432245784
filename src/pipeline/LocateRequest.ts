import type { Footprint } from '../core/approach/Footprint.ts';
import type { ApproachOptions } from '../core/approach/findApproach.ts';
import type { Result } from '../core/result.ts';
/** What a later request may take up. */
export interface RememberedReply {
  readonly expression: string;
  /** Of the frame that was looked at. */
  readonly stampNs: bigint;
  /** Track ids of what was named or could be meant, in the order in which they were asked about. */
  readonly tracks: readonly number[];
  /** The one that was named, where one was. */
  readonly chosenTrack?: number;
}

/** One question about one frame. */
export interface LocateRequest {
  readonly expression: string;
  /** Frame of the answer's pose. */
  readonly targetFrame: string;
  /** Whose left and front: '' the camera, or a tf frame whose x axis looks forward. */
  readonly viewerFrame: string;
  /** How many candidates to return. */
  readonly maxCandidates: number;
  /** The earlier reply of whose things the expression chooses. */
  readonly earlier?: RememberedReply;
}

/** What the composition root fixes for every question. */
export interface LocateOptions {
  /** Where the robot may stand before a target. */
  readonly approach: Omit<ApproachOptions, 'footprint'> & {
    /** How large the robot is; a parameter that does not say so gives no place to stand. */
    readonly footprint: Result<Footprint>;
    /** A costmap farther in time from the image is not used; 0: any age. */
    readonly costmapMaxAgeSeconds: number;
  };
  /** The robot's base: its position decides the side of the approach. */
  readonly baseFrame: string;
  readonly tfTimeoutMs: number;
  readonly maxExpressionLength: number;
}
