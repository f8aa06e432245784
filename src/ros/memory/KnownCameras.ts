import type { RecallContext } from '../../core/memory/recall/sceneOf.ts';
import { rotate, transformPoint } from '../../core/transforms/rigid.ts';
import type { Transform } from '../../core/types/geometry.ts';

type Viewer = NonNullable<RecallContext['viewer']>;

/** A camera while it looked: its tf frame, and where that was in the memory's. */
export interface SeenFrom {
  readonly frameId: string;
  readonly pose: Transform;
}

/** Known at once; the one that was silent for longest is let go. */
const MOST = 16;

/** The cameras that a memory has learnt from: until when, and from where they looked last. */
export class KnownCameras {
  /** Stamp of the newest view, by source. */
  readonly #newest = new Map<string, bigint>();
  /** Whose left and front, by the camera's frame. */
  readonly #viewers = new Map<string, Viewer>();

  isNews(source: string, stampNs: bigint): boolean {
    return stampNs > (this.#newest.get(source) ?? 0n);
  }

  looked(source: string, stampNs: bigint, { frameId, pose }: SeenFrom): void {
    hold(this.#newest, source, stampNs);
    hold(this.#viewers, frameId, viewerAt(pose));
  }

  /** Undefined for a frame that no camera has. */
  viewer(frameId: string): Viewer | undefined {
    return this.#viewers.get(frameId);
  }

  /** Stamps begin anew; where the cameras stood still holds. */
  forgetTime(): void {
    this.#newest.clear();
  }
}

export const viewerAt = (memoryFromCamera: Transform): Viewer => ({
  position: transformPoint(memoryFromCamera, [0, 0, 0]),
  forward: rotate(memoryFromCamera.rotation, [0, 0, 1]),
});

/** Puts the newest last; what is over goes from the front. */
const hold = <T>(map: Map<string, T>, key: string, value: T): void => {
  map.delete(key);
  map.set(key, value);
  if (map.size > MOST) map.delete(map.keys().next().value!);
};
