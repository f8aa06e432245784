import type { Result } from '../result.ts';
import type { Transform } from '../types/geometry.ts';

/** Transforms between frames at a stamp. Fails with UNKNOWN_FRAME, EXTRAPOLATION or TF_TIMEOUT. */
export interface TransformSource {
  lookup(request: {
    readonly targetFrame: string;
    readonly sourceFrame: string;
    readonly stampNs: bigint;
    readonly timeoutMs: number;
  }): Promise<Result<Transform>>;
}
