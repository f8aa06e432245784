import { plainFrameId } from '../../core/types/plainFrameId.ts';
import { type TimeMessage, toNanoseconds } from './time.ts';

/** Request of spatial_llava/srv/LocateObject, and goal of the action of the same name. */
export interface LocateRequestMessage {
  readonly expression: string;
  readonly previous_request_id: string;
  readonly target_frame: string;
  readonly stamp: TimeMessage;
  readonly viewer: string;
  readonly max_candidates: number;
  readonly publish: boolean;
  readonly search: string;
}

/** One question as it came, with its own words for defaults. */
export interface Question {
  readonly expression: string;
  /** '' is a request of its own. */
  readonly previousRequestId: string;
  /** '' is the node's target_frame. */
  readonly targetFrame: string;
  /** 0n is the newest frame. */
  readonly stampNs: bigint;
  readonly viewer: string;
  /** 0 is the node's limit. */
  readonly maxCandidates: number;
  readonly publish: boolean;
  /** '' the frame, then memory; 'view' or 'memory' one of them. */
  readonly search: string;
}

export const readLocateRequest = (message: LocateRequestMessage): Question => ({
  expression: message.expression,
  previousRequestId: message.previous_request_id,
  targetFrame: plainFrameId(message.target_frame),
  stampNs: toNanoseconds(message.stamp),
  viewer: plainFrameId(message.viewer),
  maxCandidates: message.max_candidates,
  publish: message.publish,
  search: message.search,
});
