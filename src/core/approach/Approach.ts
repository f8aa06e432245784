import type { Pose } from '../types/geometry.ts';

/** Where to stand, or why no such place is given. */
export interface Approach {
  /** On the ground (z 0 of the target's frame), facing the target; absent rather than wrong. */
  readonly pose?: Pose;
  /** For a person: how the place was chosen, or why there is none. */
  readonly note: string;
}

export const noApproach = (note: string): Approach => ({ note: `no place to stand: ${note}` });
