import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { beforeEnding } from './endings.mjs';
import { say } from './progress.mjs';

const LOOK_AGAIN_MS = 250;

/** A process and when it began, since ids are given again: "1234 5678901", or "1234" where /proc is missing. */
export function identify(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; the start time is the 20th field after it.
    return `${pid} ${status.slice(status.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return String(pid);
  }
}

/**
 * Name of the lock in Linux's abstract socket namespace. The kernel lets one process have it and frees it when that
 * process ends, however it ends: there is no dead lock to be told from a living one.
 */
function socketName(file) {
  const path = join(realpathSync(dirname(file)), basename(file));
  return `\0spatial_llava/${process.getuid()}/${createHash('sha256').update(path).digest('hex').slice(0, 32)}`;
}

/** The held lock, or undefined while another process (or another part of this one) holds it. */
function tryLock(name) {
  return new Promise((resolve, reject) => {
    const server = createServer((connection) => connection.destroy());
    server.unref();
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(name, () => resolve(server));
  });
}

/** Who says in `file` that it holds the lock. */
function holder(file) {
  try {
    const [pid] = readFileSync(file, 'utf8').split(' ');
    return pid === '' ? '' : ` (process ${pid})`;
  } catch {
    return '';
  }
}

/**
 * Runs `work` while no other process does so for the same `file`. The file tells people who holds the lock and decides
 * nothing: an empty or outdated one, left by a process that was killed, is simply written anew.
 */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  const name = socketName(file);
  let lock = await tryLock(name);
  if (!lock) say(`waiting for another set-up${holder(file)} to finish`);
  while (!lock) {
    await new Promise((next) => setTimeout(next, LOOK_AGAIN_MS));
    lock = await tryLock(name);
  }
  const free = () => {
    rmSync(file, { force: true });
    lock.close();
  };
  const forget = beforeEnding(free);
  try {
    writeFileSync(file, identify(process.pid));
    return await work();
  } finally {
    forget();
    free();
  }
}
