import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * Where a frame's pictures come from: the repository that its camera.json names ("owner/name@commit"), else the set it is
 * in, by its last two folders. Frames of one source share camera, rooms and things, so a fit leaves them out together.
 */
export const sourceOf = async (folder: string): Promise<string> => {
  const camera = JSON.parse(await readFile(join(folder, 'camera.json'), 'utf8')) as {
    readonly source?: unknown;
  };
  const repository = /([\w.-]+\/[\w.-]+)@/.exec(String(camera.source ?? ''))?.[1];
  const set = dirname(resolve(folder));
  return repository ?? `${basename(dirname(set))}/${basename(set)}`;
};
