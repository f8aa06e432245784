/** A topic to be published again, and what its publisher offers. */
export interface ReplayTopic {
  readonly name: string;
  /** `package/msg/Name`. */
  readonly type: string;
  readonly reliability: 'reliable' | 'best_effort';
  readonly durability: 'volatile' | 'transient_local';
  readonly depth: number;
}

/** One message of a recording, serialised. */
export interface ReplayMessage {
  readonly topic: string;
  /** When it was recorded. */
  readonly stampNs: bigint;
  /** CDR with its 4-byte encapsulation header. */
  readonly cdr: Uint8Array;
}
