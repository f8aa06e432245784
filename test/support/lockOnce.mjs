/** Takes a set-up lock, notes in a file that it came in and that it left, and ends: lockOnce.mjs LOCK_FILE NOTES. */
import { appendFileSync } from 'node:fs';
import { withLock } from '../../scripts/setup/lock.mjs';

const [lock, notes] = process.argv.slice(2);
await withLock(lock, async () => {
  appendFileSync(notes, `in ${process.pid}\n`);
  await new Promise((resolve) => setTimeout(resolve, 300));
  appendFileSync(notes, `out ${process.pid}\n`);
});
