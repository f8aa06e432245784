import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import { EngineThread } from '../../src/engine/EngineThread.ts';
import { modelProcesses, untilModelProcesses } from '../support/modelProcesses.ts';

/** Detector and classifier. */
const MODELS = 2;

describe("engine's thread and its model processes", function () {
  this.timeout(90_000);
  const log: string[] = [];
  const thread = new EngineThread((_level, message) => log.push(message));
  afterEach(() => thread.stop());

  /** A message that the thread cannot survive: a defect, as far as it is concerned. */
  async function kill(): Promise<void> {
    const before = log.length;
    thread.send({ kind: 'start', parameters: undefined as never });
    while (!log.slice(before).some((text) => /thread failed/.test(text))) await delay(5);
    await delay(50);
  }

  it('has stopped only when the models have gone', async () => {
    thread.start(DEFAULT_PARAMETERS);
    expect(await untilModelProcesses(MODELS)).to.equal(MODELS);
    void thread.stop();
    await thread.stop();
    expect(modelProcesses()).to.equal(0);
  });

  it('takes its models with it when it dies, and starts again with as many', async () => {
    thread.start(DEFAULT_PARAMETERS);
    expect(await untilModelProcesses(MODELS)).to.equal(MODELS);
    await kill();
    expect(await untilModelProcesses(0, 800)).to.equal(0);
    expect(await untilModelProcesses(MODELS)).to.equal(MODELS);
    await thread.stop();
    expect(modelProcesses()).to.equal(0);
  });

  it('keeps one set of models when it dies and the node is deactivated and activated within a second', async () => {
    thread.start(DEFAULT_PARAMETERS);
    expect(await untilModelProcesses(MODELS)).to.equal(MODELS);
    await kill();
    await thread.stop();
    thread.start(DEFAULT_PARAMETERS);
    await delay(1500);
    expect(await untilModelProcesses(MODELS)).to.equal(MODELS);
    await thread.stop();
    expect(modelProcesses()).to.equal(0);
  });

  it('leaves no model process behind when its stop fails', async () => {
    const failing = new EngineThread(() => {}, new URL('../support/failingEngine.ts', import.meta.url));
    failing.start(DEFAULT_PARAMETERS);
    expect(await untilModelProcesses(1)).to.equal(1);
    await failing.stop();
    expect(await untilModelProcesses(0, 800)).to.equal(0);
  });

  it('keeps one set of models when it is started twice', async () => {
    thread.start(DEFAULT_PARAMETERS);
    expect(await untilModelProcesses(MODELS)).to.equal(MODELS);
    thread.start(DEFAULT_PARAMETERS);
    await delay(1000);
    expect(await untilModelProcesses(MODELS)).to.equal(MODELS);
    await thread.stop();
    expect(modelProcesses()).to.equal(0);
  });
});
