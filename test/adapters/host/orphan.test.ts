import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { alive } from '../../support/alive.ts';

const script = fileURLToPath(new URL('./lonelyParent.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Starts a parent whose child is busy with `method`, ends the parent by `signal`, and waits for the child's end. */
const orphan = async (method: string, signal: NodeJS.Signals): Promise<boolean> => {
  const parent = spawn(process.execPath, ['--import', tsx, script, method], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = Number(await new Promise((resolve) => parent.stdout.once('data', resolve)));
  expect(alive(pid), 'the child lives while its parent does').to.equal(true);
  parent.kill(signal);
  for (let waited = 0; alive(pid) && waited < 5_000; waited += 50) await sleep(50);
  return alive(pid);
};

describe('a model process whose parent dies', function () {
  this.timeout(60_000);

  for (const method of ['sleep', 'hang']) {
    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      it(`ends too: busy in ${method}, parent ended by ${signal}`, async () => {
        expect(await orphan(method, signal)).to.equal(false);
      });
    }
  }
});
