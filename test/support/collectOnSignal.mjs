import v8 from 'node:v8';
import vm from 'node:vm';
import { BroadcastChannel, isMainThread } from 'node:worker_threads';

// Imported into a node under test: SIGUSR2 collects all garbage of its threads, so that what its memory still grows by is
// no garbage.
v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc');
const channel = new BroadcastChannel('collect');
channel.unref();
if (isMainThread)
  process.on('SIGUSR2', () => {
    collect();
    channel.postMessage('collect');
  });
else channel.onmessage = () => collect();
