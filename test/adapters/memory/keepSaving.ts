/** Opens the memory at argv[2] and saves one more object each 20 ms, saying which, until it is killed. */
import { setTimeout as delay } from 'node:timers/promises';
import { openMemoryStore } from '../../../src/adapters/memory/openMemoryStore.ts';
import { remembered } from '../../core/memory/remembered.ts';

const opened = openMemoryStore({ path: process.argv[2]!, maxObjects: 1000, warn: console.error });
if (!opened.ok) {
  console.log(opened.failure.code);
  process.exit(1);
}
for (let id = 1; ; id++) {
  const saved = opened.value.save('', {
    saved: [remembered(id, 'cup', [id, 0, 0])],
    removed: [],
    nextId: id + 1,
  });
  console.log(saved.ok ? id : saved.failure.message);
  await delay(20);
}
