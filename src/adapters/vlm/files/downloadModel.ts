import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fail, ok, type Result } from '../../../core/result.ts';

export interface DownloadRequest {
  /** `https://huggingface.co`, or a mirror. Only this host is asked; it may send us on to its file store. */
  readonly hubUrl: string;
  /** owner/name and branch, tag or commit, checked. */
  readonly hub: string;
  readonly revision: string;
  readonly folder: string;
  /** Relative paths; `true` where the model cannot do without. */
  readonly files: Readonly<Record<string, boolean>>;
  readonly hashes?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly log?: (line: string) => void;
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** One file, into a temporary name first: a file under its own name is always whole. */
const fetchFile = async (
  url: string,
  path: string,
  expected: string | undefined,
  signal?: AbortSignal,
): Promise<number> => {
  const response = await fetch(url, { signal: signal ?? null });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    return response.status;
  }
  const partial = `${path}.part`;
  const hash = createHash('sha256');
  try {
    await mkdir(dirname(path), { recursive: true });
    const body = Readable.fromWeb(response.body as import('node:stream/web').ReadableStream);
    await pipeline(
      body,
      async function* (source) {
        for await (const chunk of source) {
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(partial),
      { ...(signal && { signal }) },
    );
    const found = hash.digest('hex');
    if (expected && found !== expected) throw new Error(`it has SHA-256 ${found}, its card says ${expected}`);
    await rename(partial, path);
    return 200;
  } finally {
    await rm(partial, { force: true });
  }
};

/**
 * Fetches what is missing of a model into its folder. Files that are there already are not asked for. Fails with
 * MODEL_UNAVAILABLE; leaves no half file behind.
 */
export const downloadModel = async (request: DownloadRequest): Promise<Result<void>> => {
  const { hubUrl, hub, revision, folder, files, hashes, signal, log } = request;
  for (const [file, isNeeded] of Object.entries(files)) {
    const path = join(folder, file);
    if (await exists(path)) continue;
    const url = `${hubUrl.replace(/\/+$/, '')}/${hub}/resolve/${revision}/${file}`;
    log?.(`fetching ${url}`);
    try {
      const status = await fetchFile(url, path, hashes?.[file], signal);
      if (status === 200 || (status === 404 && !isNeeded)) continue;
      return fail('MODEL_UNAVAILABLE', `${url} answered ${status}`);
    } catch (error) {
      return fail('MODEL_UNAVAILABLE', `${url} could not be fetched: ${(error as Error).message}`);
    }
  }
  return ok(undefined);
};
