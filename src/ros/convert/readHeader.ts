import { plainFrameId } from '../../core/types/plainFrameId.ts';
import type { CdrReader } from './CdrReader.ts';
import { toNanoseconds } from './time.ts';

export interface Header {
  readonly stampNs: bigint;
  readonly frameId: string;
}

/** std_msgs/Header; its frame without a slash before it. */
export const readHeader = (reader: CdrReader): Header => {
  const sec = reader.int32();
  const nanosec = reader.uint32();
  return { stampNs: toNanoseconds({ sec, nanosec }), frameId: plainFrameId(reader.string()) };
};
