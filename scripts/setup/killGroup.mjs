import { setTimeout as delay } from 'node:timers/promises';

const GRACE_MS = 1500;

const signalGroup = (pid, signal) => {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
};

/**
 * Ends every process of the group that `child` leads (it was spawned `detached`): asked first, and killed when that
 * takes too long. Resolves when none is left, or when those left are only waiting to be collected by the system.
 */
export async function killGroup(child) {
  if (child.pid === undefined || !signalGroup(child.pid, 'SIGTERM')) return;
  const start = performance.now();
  while (signalGroup(child.pid, 0) && performance.now() < start + GRACE_MS) await delay(20);
  if (signalGroup(child.pid, 'SIGKILL')) await delay(100);
}
