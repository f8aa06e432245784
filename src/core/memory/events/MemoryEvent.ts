import type { Vec3 } from '../../types/geometry.ts';

/**
 * `first_seen`: nobody had looked at its place before. `appeared`: its place was seen empty before. `gone`: its place is
 * seen empty now. `picked_up`: it rose from its place before the camera's eyes. `moved`: it rests in another place.
 */
export type MemoryEventKind = 'first_seen' | 'appeared' | 'gone' | 'picked_up' | 'moved';

/** What happened to a thing, as far as a camera could tell. */
export interface MemoryEvent {
  readonly kind: MemoryEventKind;
  readonly id: number;
  /** The frame that shows it; what happened, happened after `afterNs`, the last frame that shows how it was before. */
  readonly stampNs: bigint;
  readonly afterNs?: bigint;
  /** Where it was, and where it is; in the memory's frame. */
  readonly from?: Vec3;
  readonly to?: Vec3;
}
