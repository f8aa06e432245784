import { plainFrameId } from '../../core/types/plainFrameId.ts';
import { type TimeMessage, toNanoseconds } from './time.ts';

/** Request of spatial_llava/srv/AskQuestion, and goal of the action of the same name. */
export interface AskRequestMessage {
  readonly question: string;
  readonly target_frame: string;
  readonly stamp: TimeMessage;
  readonly viewer: string;
}

/** The same, read. */
export interface AskedQuestion {
  readonly question: string;
  /** '' is the node's target_frame. */
  readonly targetFrame: string;
  /** 0n is the newest frame. */
  readonly stampNs: bigint;
  readonly viewer: string;
}

export const readAskRequest = (message: AskRequestMessage): AskedQuestion => ({
  question: message.question,
  targetFrame: plainFrameId(message.target_frame),
  stampNs: toNanoseconds(message.stamp),
  viewer: plainFrameId(message.viewer),
});
