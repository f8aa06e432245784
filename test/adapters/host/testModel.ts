import { appendFileSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { HostedFailure } from '../../../src/adapters/host/HostedFailure.ts';
import type { HostedModelFactory } from '../../../src/adapters/host/HostedModel.ts';

/** A model that misbehaves on request. `diary`: a file that gets one line for each start. */
const create: HostedModelFactory = async (raw) => {
  const options = (raw ?? {}) as {
    diary?: string;
    crashStarts?: number;
    refuse?: string;
    loadMs?: number;
    stubborn?: boolean;
  };
  if (options.diary) appendFileSync(options.diary, `${process.pid}\n`);
  const starts = options.diary ? readFileSync(options.diary, 'utf8').trim().split('\n').length : 1;
  if (starts <= (options.crashStarts ?? 0)) process.exit(7);
  if (options.refuse) throw new HostedFailure('MODEL_UNAVAILABLE', options.refuse, { permanent: true });
  if (options.loadMs) await sleep(options.loadMs);
  return {
    info: { starts },
    handle: async (method, payload, { signal }) => {
      if (method === 'echo') return payload;
      if (method === 'pid') return process.pid;
      if (method === 'crash') process.kill(process.pid, 'SIGKILL');
      // Holds the thread as a native inference does.
      if (method === 'hang') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      if (method === 'sleep') {
        await sleep((payload as { ms: number }).ms, undefined, { signal }).catch(() => {});
        return { aborted: signal.aborted };
      }
      if (method === 'shout') {
        console.error('a line for the log');
        return null;
      }
      if (method === 'nonsense') throw new HostedFailure('MODEL_BAD_ANSWER', 'it answered 999');
      if (method === 'bigint') return 1n;
      throw new Error(`no method ${method}`);
    },
    dispose: () => {
      if (options.stubborn) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    },
  };
};

export default create;
