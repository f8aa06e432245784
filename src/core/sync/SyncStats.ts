/** Why a message never became part of a pair. */
export type DropReason =
  | 'no_partner'
  | 'superseded'
  | 'queue_full'
  | 'repeated_stamp'
  | 'out_of_order'
  | 'clock_jump';

export interface StreamStats {
  readonly received: number;
  readonly dropped: Readonly<Record<DropReason, number>>;
}

/** Counts since the start, for diagnostics. */
export interface SyncStats {
  readonly color: StreamStats;
  readonly depth: StreamStats;
  readonly pairs: number;
  readonly clockJumps: number;
  /** Depth stamp minus colour stamp, nanoseconds, of the newest pair or of the newest near miss. */
  readonly lastOffsetNs?: bigint | undefined;
}

export const noDrops = (): Record<DropReason, number> => ({
  no_partner: 0,
  superseded: 0,
  queue_full: 0,
  repeated_stamp: 0,
  out_of_order: 0,
  clock_jump: 0,
});
