import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { say } from './progress.mjs';

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

/** True while the process that wrote its identity into a lock still runs. */
function isAlive(identity) {
  const pid = Number.parseInt(identity, 10);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return identify(pid) === identity;
}

function tryLock(file) {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, identify(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

/** Runs `work` while no other process holds `file`; takes over the lock of a process that is gone. */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  while (!tryLock(file)) {
    let holder = '';
    try {
      holder = readFileSync(file, 'utf8');
    } catch {
      continue; // Released meanwhile.
    }
    if (holder !== '' && !isAlive(holder)) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told) say(`waiting for another set-up (process ${holder.split(' ')[0]}) to finish`);
    told = true;
    await new Promise((next) => setTimeout(next, 250));
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
