import type { Transform } from '../types/geometry.ts';

/** One link of the tree as it was published: `parent` from `child` at a stamp. */
export interface StampedTransform {
  readonly parent: string;
  readonly child: string;
  /** Nanoseconds; meaningless for a static link. */
  readonly stampNs: bigint;
  readonly transform: Transform;
  readonly isStatic: boolean;
}

/** Why a published link was not stored. */
export type TransformRefusal = 'not_finite' | 'zero_rotation' | 'empty_frame' | 'self_transform' | 'loop';
