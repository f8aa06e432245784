import { writeFileSync } from 'node:fs';
import v8 from 'node:v8';
import vm from 'node:vm';
import { isMainThread } from 'node:worker_threads';

// Imported into a program under test: on SIGUSR2 it collects its garbage and writes what its heap still holds to
// HELD_FILE.PID, so that what grows with requests is told from what was only not collected yet.
v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc');
if (isMainThread && process.env.HELD_FILE)
  process.on('SIGUSR2', async () => {
    for (let i = 0; i < 4; i++) {
      collect();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    writeFileSync(`${process.env.HELD_FILE}.${process.pid}`, String(process.memoryUsage().heapUsed));
  });
