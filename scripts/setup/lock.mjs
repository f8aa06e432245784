import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { say } from './progress.mjs';

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

function tryLock(file) {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, String(process.pid));
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
    let holder = Number.NaN;
    try {
      holder = Number.parseInt(readFileSync(file, 'utf8'), 10);
    } catch {
      continue; // Released meanwhile.
    }
    if (Number.isInteger(holder) && !isAlive(holder)) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told) say(`waiting for another set-up (process ${holder}) to finish`);
    told = true;
    await new Promise((next) => setTimeout(next, 250));
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
