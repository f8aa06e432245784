import { expect } from 'chai';
import { serverHost } from '../../../src/adapters/vlm/serverHost.ts';
import { fail, ok } from '../../../src/core/result.ts';
import { healthOfModel } from '../../../src/engine/healthOfModel.ts';

describe('health of a server that is asked', () => {
  const host = serverHost({ model: 'gpt', baseUrl: 'http://localhost:8000/v1' });
  const health = () => healthOfModel(host.status());

  it('is ready once it is started, since nothing is loaded here', () => {
    host.start();
    expect(health()).to.include({ level: 'ok', message: 'ready' });
  });

  it('is an error with the reason while it refuses, and counts how often', async () => {
    for (let i = 0; i < 3; i++)
      await host.guard(async () => fail('MODEL_UNAVAILABLE', 'gpt: the server refuses: 401'));
    expect(health()).to.include({ level: 'error' });
    expect(health().message).to.equal('failing: MODEL_UNAVAILABLE: gpt: the server refuses: 401');
    expect(health().values).to.include({ 'failures in a row': 3 });
  });

  it('is not its fault when the asker gave up', async () => {
    await host.guard(async () => fail('CANCELLED', 'cancelled'));
    expect(health().values).to.include({ 'failures in a row': 3 });
  });

  it('is ready again after an answer', async () => {
    await host.guard(async () => ok(1));
    expect(health()).to.include({ level: 'ok', message: 'ready' });
  });
});
