import type { Transform } from '../types/geometry.ts';

/** tf2's LookupException, ConnectivityException, the two sides of its ExtrapolationException; and a sum that is no number. */
export type TransformFailureKind =
  | 'unknown_frame'
  | 'not_connected'
  | 'extrapolation_past'
  | 'extrapolation_future'
  | 'not_finite';

export interface TransformFailure {
  readonly kind: TransformFailureKind;
  readonly message: string;
  /** Frames whose data are missing. */
  readonly frames: readonly string[];
  /** Newest stamp of the link that lags, for `extrapolation_future`. */
  readonly newestNs?: bigint;
}

/** target_from_source, or why not. */
export type TransformLookup =
  | { readonly ok: true; readonly transform: Transform }
  | { readonly ok: false; readonly failure: TransformFailure };
