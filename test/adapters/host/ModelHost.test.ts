import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { ModelHost } from '../../../src/adapters/host/ModelHost.ts';
import type { ModelHostOptions } from '../../../src/adapters/host/ModelHostOptions.ts';
import type { Result } from '../../../src/core/result.ts';
import { alive } from '../../support/alive.ts';

const moduleUrl = new URL('./testModel.ts', import.meta.url);
const QUICK = { firstMs: 20, factor: 2, maxMs: 100, giveUpAfter: 3, givenUpMs: Number.POSITIVE_INFINITY };
const LONG = { timeoutMs: 15_000 };

const codeOf = (result: Result<unknown>) => (result.ok ? 'OK' : result.failure.code);
const unwrap = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
};

describe('ModelHost', function () {
  this.timeout(60_000);
  const hosts: ModelHost[] = [];
  const unhandled: unknown[] = [];
  const onUnhandled = (reason: unknown) => unhandled.push(reason);
  let folder: string;

  const host = (options: Partial<ModelHostOptions> = {}) => {
    const made = new ModelHost({ name: 'test', moduleUrl, backoff: QUICK, ...options });
    hosts.push(made);
    return made;
  };
  const started = async (options: Partial<ModelHostOptions> = {}) => {
    const made = host(options);
    made.start();
    unwrap(await made.ready(20_000));
    return made;
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'model-host-'));
    process.on('unhandledRejection', onUnhandled);
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
    process.off('unhandledRejection', onUnhandled);
  });
  afterEach(async () => {
    await Promise.all(hosts.splice(0).map((made) => made.stop()));
    expect(unhandled).to.deep.equal([]);
  });

  it('carries images both ways unchanged', async () => {
    const made = await started();
    const data = new Uint8Array(640 * 480 * 3).map((_, i) => (i * 7) & 255);
    const back = unwrap(await made.request<{ data: Uint8Array }>('echo', { width: 640, data }, LONG));
    expect(Buffer.compare(back.data, data)).to.equal(0);
  });

  it('lets a request made while the model loads wait for it', async () => {
    const made = host({ options: { loadMs: 150 } });
    made.start();
    expect(unwrap(await made.request('echo', { a: 1 }, LONG))).to.deep.equal({ a: 1 });
  });

  it('says that the model is still loading, rather than that it timed out', async () => {
    const made = host({ options: { loadMs: 5_000 } });
    made.start();
    const result = await made.request('echo', {}, { timeoutMs: 50 });
    expect(codeOf(result)).to.equal('MODEL_UNAVAILABLE');
    expect(!result.ok && result.failure.message).to.contain('still loading');
  });

  it('answers MODEL_UNAVAILABLE before start and after stop', async () => {
    const made = host();
    expect(codeOf(await made.request('echo', {}, LONG))).to.equal('MODEL_UNAVAILABLE');
    made.start();
    await made.stop();
    expect(codeOf(await made.request('echo', {}, LONG))).to.equal('MODEL_UNAVAILABLE');
  });

  it('starts and stops any number of times, in any order, without leaving a process', async () => {
    const made = host();
    const pids: number[] = [];
    await made.stop();
    for (let i = 0; i < 3; i += 1) {
      made.start();
      made.start();
      pids.push(made.status().pid!);
      if (i === 1) unwrap(await made.ready(20_000));
      await Promise.all([made.stop(), made.stop()]);
    }
    expect(new Set(pids).size).to.equal(3);
    expect(pids.filter(alive)).to.deep.equal([]);
    expect(made.status().state).to.equal('stopped');
  });

  it('says that the system gave it no process, tries again, and gives up in time', async () => {
    // More than the kernel hands to a new process: spawn throws.
    const env = { TOO_LONG: 'x'.repeat(4 * 1024 * 1024) };
    const made = host({ env });
    made.start();
    const open = made.request('echo', {}, LONG);
    expect(made.status()).to.include({ state: 'waiting', failuresInARow: 1 });
    const result = await open;
    expect(codeOf(result)).to.equal('MODEL_UNAVAILABLE');
    expect(!result.ok && result.failure.message).to.match(/it could not be started: .*E2BIG/);
    expect(made.status()).to.include({ state: 'failed', starts: 3 });
  });

  it('answers every open request when it stops', async () => {
    const made = await started();
    const open = [made.request('sleep', { ms: 60_000 }, LONG), made.request('echo', {}, LONG)];
    await made.stop();
    expect((await Promise.all(open)).map(codeOf)).to.deep.equal(['MODEL_UNAVAILABLE', 'MODEL_UNAVAILABLE']);
  });

  it('kills a child that does not stop by itself', async () => {
    const made = await started({ options: { stubborn: true }, stopGraceMs: 50 });
    const pid = made.status().pid!;
    await made.stop();
    expect(alive(pid)).to.equal(false);
  });

  it('names a child killed in flight, and answers the next request from a new one', async () => {
    const made = await started();
    const pid = made.status().pid!;
    const open = made.request('sleep', { ms: 60_000 }, LONG);
    await sleep(30);
    process.kill(pid, 'SIGKILL');
    const result = await open;
    expect(codeOf(result)).to.equal('MODEL_UNAVAILABLE');
    expect(!result.ok && result.failure.message).to.contain('SIGKILL');
    expect(unwrap(await made.request('pid', {}, LONG))).to.not.equal(pid);
  });

  it('keeps answering over ten kills, one process at a time', async () => {
    const diary = join(folder, 'kills');
    const made = await started({ options: { diary } });
    for (let i = 0; i < 10; i += 1) {
      expect(codeOf(await made.request('crash', {}, LONG))).to.equal('MODEL_UNAVAILABLE');
      unwrap(await made.request('pid', {}, LONG));
    }
    await made.stop();
    const pids = readFileSync(diary, 'utf8').trim().split('\n').map(Number);
    expect(pids).to.have.length(11);
    expect(pids.filter(alive)).to.deep.equal([]);
  });

  it('answers a hung request at its deadline, replaces the child, and goes on', async () => {
    const made = await started({ hungAfterMs: 100 });
    const pid = made.status().pid!;
    expect(codeOf(await made.request('hang', {}, { timeoutMs: 100 }))).to.equal('MODEL_TIMEOUT');
    expect(unwrap(await made.request('pid', {}, LONG))).to.not.equal(pid);
    expect(alive(pid)).to.equal(false);
  });

  it('does not kill a child that merely answers late', async () => {
    const made = await started({ hungAfterMs: 10_000 });
    const pid = made.status().pid!;
    expect(codeOf(await made.request('sleep', { ms: 60_000 }, { timeoutMs: 50 }))).to.equal('MODEL_TIMEOUT');
    expect(unwrap(await made.request('pid', {}, LONG))).to.equal(pid);
  });

  it('cancels at once, and tells the child', async () => {
    const made = await started();
    const pid = made.status().pid!;
    const abort = new AbortController();
    const open = made.request('sleep', { ms: 60_000 }, { ...LONG, signal: abort.signal });
    const queued = made.request('echo', {}, { ...LONG, signal: abort.signal });
    await sleep(30);
    abort.abort();
    expect((await Promise.all([open, queued])).map(codeOf)).to.deep.equal(['CANCELLED', 'CANCELLED']);
    expect(codeOf(await made.request('echo', {}, { ...LONG, signal: abort.signal }))).to.equal('CANCELLED');
    expect(unwrap(await made.request('pid', {}, LONG))).to.equal(pid);
  });

  it('gives up on a model that dies at every start, says why, and can be started again', async () => {
    const diary = join(folder, 'loop');
    const made = host({ options: { diary, crashStarts: 3 } });
    made.start();
    const open = made.request('echo', {}, LONG);
    const ready = await made.ready(20_000);
    expect([codeOf(ready), codeOf(await open)]).to.deep.equal(['MODEL_UNAVAILABLE', 'MODEL_UNAVAILABLE']);
    expect(!ready.ok && ready.failure.message).to.contain('exited with code 7');
    expect(made.status()).to.include({ state: 'failed', starts: 3, failuresInARow: 3 });
    expect(codeOf(await made.request('echo', {}, LONG))).to.equal('MODEL_UNAVAILABLE');
    made.start();
    expect(unwrap(await made.request('echo', 1, LONG))).to.equal(1);
  });

  it('tries again by itself some time after it gave up', async () => {
    const diary = join(folder, 'recover');
    const made = host({ options: { diary, crashStarts: 3 }, backoff: { ...QUICK, givenUpMs: 50 } });
    made.start();
    while (made.status().starts < 4) await sleep(20);
    unwrap(await made.ready(20_000));
  });

  it('does not try again after a refusal that is for good', async () => {
    const diary = join(folder, 'refused');
    const made = host({ options: { diary, refuse: 'its hash is wrong' } });
    made.start();
    const ready = await made.ready(20_000);
    expect(!ready.ok && ready.failure.message).to.contain('its hash is wrong');
    await sleep(200);
    expect(made.status()).to.include({ state: 'failed', starts: 1 });
    expect(readFileSync(diary, 'utf8').trim().split('\n')).to.have.length(1);
  });

  it('counts a load that never ends as a death', async () => {
    const made = host({
      options: { loadMs: 60_000 },
      loadTimeoutMs: 300,
      backoff: { ...QUICK, giveUpAfter: 1 },
    });
    made.start();
    const ready = await made.ready(20_000);
    expect(!ready.ok && ready.failure.message).to.contain('not loaded within 300 ms');
  });

  it('names a module that does not exist', async () => {
    const made = host({
      moduleUrl: new URL('./nowhere.ts', import.meta.url),
      backoff: { ...QUICK, giveUpAfter: 1 },
    });
    made.start();
    const ready = await made.ready(20_000);
    expect(!ready.ok && ready.failure.message).to.contain('nowhere.ts');
  });

  it('passes coded failures on, and turns other errors into MODEL_UNAVAILABLE', async () => {
    const made = await started();
    const pid = made.status().pid!;
    const codes = [];
    for (const method of ['nonsense', 'unknown', 'bigint'])
      codes.push(codeOf(await made.request(method, {}, LONG)));
    expect(codes).to.deep.equal(['MODEL_BAD_ANSWER', 'MODEL_UNAVAILABLE', 'MODEL_UNAVAILABLE']);
    expect(unwrap(await made.request('pid', {}, LONG))).to.equal(pid);
  });

  it('refuses what it cannot send and a queue too long, without harm to the others', async () => {
    const made = await started({ maxWaiting: 1 });
    expect(codeOf(await made.request('echo', { n: 1n }, LONG))).to.equal('INTERNAL');
    const abort = new AbortController();
    const open = [0, 1, 2].map(() =>
      made.request('sleep', { ms: 60_000 }, { ...LONG, signal: abort.signal }),
    );
    expect(codeOf(await open[2]!)).to.equal('BUSY');
    abort.abort();
    await Promise.all(open);
    expect(unwrap(await made.request('echo', 5, LONG))).to.equal(5);
  });

  it('hands on what the child prints, and reports its memory and what it says of itself', async () => {
    const lines: string[] = [];
    const made = await started({ log: (_level, line) => lines.push(line), options: {} });
    await made.request('shout', {}, LONG);
    while (!lines.some((line) => line.includes('a line for the log'))) await sleep(10);
    expect(made.status().rssBytes).to.be.greaterThan(1e7);
    expect(made.status().info).to.deep.equal({ starts: 1 });
  });

  it('replaces a child that grew over its memory limit', async () => {
    const made = await started({ maxRssBytes: 1 });
    const pid = made.status().pid!;
    unwrap(await made.request('pid', {}, LONG));
    expect(unwrap(await made.request('pid', {}, LONG))).to.not.equal(pid);
  });
});
