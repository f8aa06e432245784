import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { fail, ok, type Result } from '../../core/result.ts';

const PART = /\.(mcap|db3)(\.zstd|\.zst)?$/;
const METADATA = 'metadata.yaml';

/** Files of a recording in their order, and what is wrong with what its metadata says of them. */
export interface RecordingParts {
  readonly files: readonly string[];
  readonly warnings: readonly string[];
}

/** Of `a_10.mcap` and `a_9.mcap` the second comes first. */
const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** Names that metadata.yaml gives, relative to its folder; undefined when it gives none. */
const namedParts = async (folder: string): Promise<readonly string[] | undefined> => {
  try {
    const metadata = parse(await readFile(join(folder, METADATA), 'utf8'));
    const paths: unknown = metadata?.rosbag2_bagfile_information?.relative_file_paths;
    if (!Array.isArray(paths)) return undefined;
    // Some versions write the folder before the name; nothing outside the folder is ever read.
    return paths.filter((path) => typeof path === 'string').map((path) => basename(path));
  } catch {
    return undefined;
  }
};

/**
 * The files that make up a recording: one file, a folder that `ros2 bag record` left, or its metadata.yaml. Without metadata
 * (the recorder was killed) all parts of the folder are taken in the order of their numbers. Fails with NO_FRAME when there is
 * none.
 */
export const findParts = async (path: string): Promise<Result<RecordingParts>> => {
  const about = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (about instanceof Error)
    return fail(
      'NO_FRAME',
      `${path}: ${about.code === 'ENOENT' ? 'there is no such file or folder' : about.message}`,
    );
  const isMetadata = basename(path) === METADATA;
  if (!about.isDirectory() && !isMetadata) return ok({ files: [path], warnings: [] });
  const folder = isMetadata ? dirname(path) : path;
  const present = (await readdir(folder)).filter((name) => PART.test(name)).sort(byNumber);
  const named = await namedParts(folder);
  const warnings: string[] = [];
  if (!named)
    warnings.push(`${METADATA} is missing or says nothing: ${present.length} parts are taken as they are`);
  const found = (named ?? present).flatMap((name) => {
    // File compression may have added a suffix after the metadata was written, or taken it away.
    const file = present.find(
      (one) => one === name || one.startsWith(`${name}.`) || name.startsWith(`${one}.`),
    );
    if (!file) warnings.push(`${name} is named by ${METADATA} and missing`);
    return file ? [join(folder, file)] : [];
  });
  if (found.length > 0) return ok({ files: found, warnings });
  const bags = (await readdir(folder)).filter((name) => name.endsWith('.bag'));
  const why =
    bags.length > 0
      ? `it holds ROS 1 bags (${bags.slice(0, 3).join(', ')}): ${ROS1_ADVICE}`
      : 'it holds no .mcap and no .db3 file';
  return fail('NO_FRAME', `${path}: ${why}`);
};

/** What to do with a bag of ROS 1. */
export const ROS1_ADVICE = 'convert it first: pip install rosbags; rosbags-convert --src NAME.bag --dst NAME';
