import { type FileHandle, open } from 'node:fs/promises';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { Bag } from '../Bag.ts';
import { openIndexedBag } from './openIndexedBag.ts';
import { openScannedBag } from './openScannedBag.ts';

const MAGIC = [0x89, 0x4d, 0x43, 0x41, 0x50, 0x30, 0x0d, 0x0a];

/**
 * Opens a file in MCAP. A file without its index, because it was cut short or never closed, is read up to its
 * last whole chunk and says so in `warnings`. Fails with NO_FRAME when there is no such file, or it is no MCAP, or no
 * message can be read.
 */
export const openMcap = async (path: string): Promise<Result<Bag>> => {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    return fail('NO_FRAME', `${path}: ${(error as Error).message}`);
  }
  const head = new Uint8Array(MAGIC.length);
  await file.read(head, 0, head.length, 0).catch(() => undefined);
  if (!MAGIC.every((byte, k) => head[k] === byte)) {
    await file.close();
    return fail('NO_FRAME', `${path}: not an MCAP file`);
  }
  const bag = (await openIndexedBag(file)) ?? (await openScannedBag(file));
  if (bag.topics.length > 0) return ok(bag);
  await bag.close();
  return fail('NO_FRAME', `${path}: holds no whole message (${bag.warnings.join('; ') || 'it is empty'})`);
};
