import { createHash } from 'node:crypto';
import {
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';

/** The hold on a database: nobody else has it. */
export interface Hold {
  /** To be called about once a second: holders in other containers go by it. */
  beat(): void;
  release(): void;
}

/** A holder whose process cannot be seen from here counts as gone after so long without a beat. */
const SILENT_MS = 5000;

/** Which processes can see each other's sockets. */
const neighbourhood = (): string => {
  try {
    return readlinkSync('/proc/self/ns/net');
  } catch {
    return 'unknown';
  }
};

/**
 * Takes a database for this process, or says who has it. The kernel keeps the hold (a socket without a file) and lets go
 * of it however the process ends, so that what is left after a kill -9, SQLite's own lock among it, is known to be
 * nobody's. A holder in another container, which has sockets of its own, is known by its beats.
 */
export const holdDatabase = (path: string): Hold | string => {
  const real = join(realpathSync(dirname(path)), basename(path));
  const [ownerFile, lock] = [`${real}.owner`, `${real}.lock`];
  const name = `\0spatial_llava/${createHash('sha256').update(real).digest('hex')}`;
  const server = createServer((socket) => socket.destroy());
  server.on('error', () => undefined);
  // A path is bound before listen returns; a failure is only told later, but seen at once.
  server.listen({ path: name, exclusive: true });
  if (!server.listening) return `another node of this machine holds ${path}`;
  server.unref();
  const owner = readOwner(ownerFile);
  if (owner && owner.where !== neighbourhood() && owner.silentMs < SILENT_MS) {
    server.close();
    return `another node, in a container of its own, holds ${path}`;
  }
  writeFileSync(ownerFile, neighbourhood());
  rmSync(lock, { recursive: true, force: true });
  return {
    beat: () => {
      const now = new Date();
      utimesSync(ownerFile, now, now);
    },
    release: () => {
      rmSync(ownerFile, { force: true });
      server.close();
    },
  };
};

const readOwner = (file: string): { readonly where: string; readonly silentMs: number } | undefined => {
  try {
    return { where: readFileSync(file, 'utf8'), silentMs: Date.now() - statSync(file).mtimeMs };
  } catch {
    return undefined;
  }
};
