import type { FailureCode } from '../core/failures.ts';
import type { DoorFailureCode } from './doorFailures.ts';

/** The node's services that tools call (the page alone names things); names as under the node's own. */
export type SceneService =
  | 'locate'
  | 'ask'
  | 'describe'
  | 'verify'
  | 'list_landmarks'
  | 'list_objects'
  | 'where_was'
  | 'name_object';

/** A failure of the node or of the way to it. */
export interface SceneFailure {
  readonly code: FailureCode | DoorFailureCode;
  readonly message: string;
}

export type SceneReply<T = object> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: SceneFailure };

/** A running node as its tools see it. Nothing rejects. */
export interface SceneDoor {
  /** @param request fields of the service's request; the others are their types' zero */
  call(service: SceneService, request: object, signal: AbortSignal): Promise<SceneReply>;
  /** Locates and drives there, as far as the node does; `drove` is whether it set out. */
  drive(
    request: object,
    signal: AbortSignal,
  ): Promise<SceneReply<{ readonly result: object; readonly drove: boolean }>>;
}

/** What a tool works with. */
export interface Surroundings {
  readonly door: SceneDoor;
  readonly signal: AbortSignal;
  /** The picture as JPEG of at most so many bytes; undefined where it cannot be made. */
  readonly toJpeg: (image: object, maxBytes: number) => Promise<Uint8Array | undefined>;
}
