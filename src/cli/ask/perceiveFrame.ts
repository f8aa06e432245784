import type { FolderFrame } from '../../adapters/files/readFrameFolder.ts';
import type { Result } from '../../core/result.ts';
import type { MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';
import type { Composition } from '../../engine/compose/Composition.ts';
import { gravityUp } from '../../pipeline/gravityUp.ts';
import { FolderTransforms } from '../FolderTransforms.ts';

/** Marks a frame as the node does: gravity comes from the world's z axis where camera.json tells it, else from depth. */
export const perceiveFrame = async (
  { perception }: Pick<Composition, 'perception'>,
  frame: FolderFrame,
  signal?: AbortSignal,
): Promise<Result<MarkedFrame>> => {
  const up = await gravityUp(new FolderTransforms(frame), 'world', frame);
  return perception.perceive(frame, { ...(up && { up }), ...(signal && { signal }) });
};
