import { mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, type Result } from '../../core/result.ts';
import type { Bag } from './Bag.ts';
import { ROS1_ADVICE } from './findParts.ts';
import { openMcap } from './mcap/openMcap.ts';
import { openSqlite } from './openSqlite.ts';
import { isZstd, unzstd } from './unzstd.ts';

const HEAD_BYTES = 16;
const SQLITE = 'SQLite format 3\0';
const ROS1 = '#ROSBAG V';
/** A part that was compressed as a whole is decompressed in memory. */
const MAX_FILE_BYTES = 1 << 30;

/** What a file is, by its first bytes and not by its name. */
export const openPart = async (path: string): Promise<Result<Bag>> => {
  const head = Buffer.alloc(HEAD_BYTES);
  try {
    const file = await open(path, 'r');
    await file.read(head, 0, HEAD_BYTES, 0).finally(() => file.close());
  } catch (error) {
    return fail('NO_FRAME', `${path}: ${(error as Error).message}`);
  }
  if (head.toString('latin1') === SQLITE) return openSqlite(path);
  if (head.toString('latin1').startsWith(ROS1))
    return fail('NO_FRAME', `${path}: a bag of ROS 1; ${ROS1_ADVICE}`);
  return isZstd(head) ? openCompressed(path) : openMcap(path);
};

/** A part that rosbag2 compressed as a whole (compression mode "file"), through a copy that is gone when it is closed. */
const openCompressed = async (path: string): Promise<Result<Bag>> => {
  let folder: string | undefined;
  const remove = async () => (folder ? rm(folder, { recursive: true, force: true }) : undefined);
  try {
    folder = await mkdtemp(join(tmpdir(), 'spatial_llava_bag_'));
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES) throw new Error(`${size} bytes; decompress it with zstd -d first`);
    const copy = join(folder, 'part');
    await writeFile(copy, unzstd(await readFile(path), MAX_FILE_BYTES));
    const bag = await openPart(copy);
    if (!bag.ok) {
      await remove();
      return fail(bag.failure.code, bag.failure.message.replaceAll(copy, path));
    }
    const close = () => bag.value.close().finally(remove);
    return { ok: true, value: { ...bag.value, close } };
  } catch (error) {
    await remove();
    return fail('NO_FRAME', `${path}: ${(error as Error).message}`);
  }
};
