import { expect } from 'chai';
import type { ModelHost } from '../../../src/adapters/host/ModelHost.ts';
import { createLocalModel } from '../../../src/adapters/vlm/createLocalModel.ts';
import { tinyModelHost } from '../../support/tinyModel.ts';

const LOAD_MS = 60_000;
const prompt = {
  system: 'Point.',
  parts: [{ kind: 'text', text: 'Which?' }] as const,
  marks: [1, 2, 12],
  none: true,
};
/** Far more passes than fit into the deadlines below. */
const LONG = {
  system: '',
  parts: [{ kind: 'text', text: 'On and on' }],
  maxTokens: 100_000,
  ignoreEnd: true,
} as const;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('a vision-language model that is killed, hung, starved or told to stop', function () {
  this.timeout(LOAD_MS);
  let host: ModelHost;
  const codeOf = async (answer: Promise<{ ok: boolean } | { ok: false; failure: { code: string } }>) => {
    const result = await answer;
    return 'failure' in result ? result.failure.code : 'OK';
  };
  const choose = (timeoutMs = LOAD_MS) =>
    codeOf(createLocalModel(host, { name: 'tiny', timeoutMs }).choose(prompt));
  const ready = async () => {
    host.start();
    expect((await host.ready(LOAD_MS)).ok).to.equal(true);
  };
  afterEach(() => host.stop());

  it('answers MODEL_UNAVAILABLE for what a killed process held, and the next question after its restart', async () => {
    host = tinyModelHost('smolvlm');
    await ready();
    for (let round = 0; round < 3; round++) {
      const { pid } = host.status();
      const held = codeOf(host.request('generate', LONG, { timeoutMs: LOAD_MS }));
      setTimeout(() => process.kill(pid!, 'SIGKILL'), round * 20);
      expect(await held).to.equal('MODEL_UNAVAILABLE');
      expect(await choose()).to.equal('OK');
      expect(isAlive(pid!)).to.equal(false);
    }
  });

  it('kills a process that is stopped in its tracks, and answers again', async () => {
    host = tinyModelHost('smolvlm', {}, { hungAfterMs: 100 });
    await ready();
    const { pid } = host.status();
    process.kill(pid!, 'SIGSTOP');
    expect(await choose(200)).to.equal('MODEL_TIMEOUT');
    expect(await choose()).to.equal('OK');
    expect(isAlive(pid!)).to.equal(false);
  });

  it('gives up between two passes at the deadline, without losing the process', async () => {
    host = tinyModelHost('smolvlm', {}, { hungAfterMs: 30_000 });
    await ready();
    expect(await codeOf(host.request('generate', LONG, { timeoutMs: 100 }))).to.equal('MODEL_TIMEOUT');
    expect(await choose()).to.equal('OK');
    expect(host.status().starts).to.equal(1);
  });

  it('gives up between two passes when cancelled, without losing the process', async () => {
    host = tinyModelHost('smolvlm', {}, { hungAfterMs: 30_000 });
    await ready();
    const controller = new AbortController();
    const held = codeOf(host.request('generate', LONG, { timeoutMs: LOAD_MS, signal: controller.signal }));
    setTimeout(() => controller.abort(), 50);
    expect(await held).to.equal('CANCELLED');
    expect(await choose()).to.equal('OK');
    expect(host.status().starts).to.equal(1);
  });

  it('replaces a process that holds more memory than allowed, after its answer', async () => {
    host = tinyModelHost('smolvlm', {}, { maxRssBytes: 1_000_000 });
    await ready();
    expect(await choose()).to.equal('OK');
    expect(await choose()).to.equal('OK');
    expect(host.status().starts).to.be.above(1);
  });

  it('refuses a method that a model does not have, and lives on', async () => {
    host = tinyModelHost('smolvlm');
    await ready();
    expect(await codeOf(host.request('embedTexts', { texts: ['x'] }, { timeoutMs: LOAD_MS }))).to.equal(
      'MODEL_UNAVAILABLE',
    );
    expect(await codeOf(host.request('choose', { nonsense: true }, { timeoutMs: LOAD_MS }))).to.equal(
      'MODEL_UNAVAILABLE',
    );
    expect(await choose()).to.equal('OK');
    expect(host.status().starts).to.equal(1);
  });
});
