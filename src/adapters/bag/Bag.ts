import type { RecordedQos } from './offeredQos.ts';

export interface BagTopic {
  readonly name: string;
  /** `package/msg/Name`. */
  readonly type: string;
  readonly qos: RecordedQos;
  readonly count: number;
}

/** One recorded message, still serialised. */
export interface BagMessage {
  readonly topic: string;
  readonly type: string;
  /** When it was recorded (MCAP log time). */
  readonly stampNs: bigint;
  /** CDR with its 4-byte encapsulation header. */
  readonly cdr: Uint8Array;
}

/** An open recording. */
export interface Bag {
  /** Those that can be played: in CDR, of one type each. */
  readonly topics: readonly BagTopic[];
  readonly startNs: bigint;
  readonly endNs: bigint;
  /**
   * What is wrong with the recording, for a person: a cut, a missing index, a damaged chunk, channels that are left out.
   * Grows while reading.
   */
  readonly warnings: readonly string[];
  /** In time order; may be asked for again. Ends early, with a warning, where the file is damaged. */
  messages(): AsyncGenerator<BagMessage, void, void>;
  close(): Promise<void>;
}
