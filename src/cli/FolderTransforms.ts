import type { FolderFrame } from '../adapters/files/readFrameFolder.ts';
import { fail, ok, type Result } from '../core/result.ts';
import { compose, invert, quaternionFromYaw } from '../core/transforms/rigid.ts';
import type { TransformSource } from '../core/transforms/TransformSource.ts';
import type { Transform } from '../core/types/geometry.ts';

const IDENTITY: Transform = { translation: [0, 0, 0], rotation: [0, 0, 0, 1] };

/** Names of the frame that camera.json tells the camera's place in: "world", and "map" as tf has it. */
const WORLD = ['world', 'map'] as const;

/** Where somebody stands in the world, metres, and which way they look, radians from its x axis. */
export interface Standpoint {
  readonly x: number;
  readonly y: number;
  readonly yaw: number;
}

/** The name under which `FolderTransforms` knows the standpoint of the command line. */
export const STANDPOINT_FRAME = 'standpoint';

/** Transforms of a frame folder: the camera's own frame, and the world where camera.json has `world_from_camera`. */
export class FolderTransforms implements TransformSource {
  readonly #cameraFrom: ReadonlyMap<string, Transform>;

  constructor(
    { frameId, worldFromCamera }: Pick<FolderFrame, 'frameId' | 'worldFromCamera'>,
    standpoint?: Standpoint,
  ) {
    const known = new Map([[frameId, IDENTITY]]);
    if (worldFromCamera) {
      const cameraFromWorld = invert(worldFromCamera);
      for (const name of WORLD) known.set(name, cameraFromWorld);
      if (standpoint) {
        const { x, y, yaw } = standpoint;
        const at: Transform = { translation: [x, y, 0], rotation: quaternionFromYaw(yaw) };
        known.set(STANDPOINT_FRAME, compose(cameraFromWorld, at));
      }
    }
    this.#cameraFrom = known;
  }

  lookup(request: {
    readonly targetFrame: string;
    readonly sourceFrame: string;
  }): Promise<Result<Transform>> {
    const [target, source] = [request.targetFrame, request.sourceFrame].map((name) =>
      this.#cameraFrom.get(name),
    );
    if (target && source) return Promise.resolve(ok(compose(invert(target), source)));
    const lost = target ? request.sourceFrame : request.targetFrame;
    return Promise.resolve(
      fail(
        'UNKNOWN_FRAME',
        `a frame folder does not know '${lost}'; known: ${[...this.#cameraFrom.keys()].join(', ')}` +
          (this.#cameraFrom.has('world') ? '' : ' (camera.json has no world_from_camera)'),
      ),
    );
  }
}
