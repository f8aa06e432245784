import { expect } from 'chai';
import { GeometricResolver } from '../../../src/core/spatial/grounding/GeometricResolver.ts';
import { type BackendConfig, composeResolver } from '../../../src/engine/compose/composeResolver.ts';
import { type ModelServer, startModelServer } from '../../support/modelServer.ts';
import { tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';
import { tinyModelFolder } from '../../support/tinyModel.ts';

const codec = { encodeJpeg: async () => Buffer.from([0xff, 0xd8, 0xff, 0xd9]) };
const marked = tinyMarkedFrame([
  { mark: 1, label: 'cup', at: [1, 0.4, 0] },
  { mark: 2, label: 'book', at: [1, -0.4, 0] },
]);

describe('composeResolver: one resolver for each backend', function () {
  this.timeout(60_000);
  let server: ModelServer;
  beforeEach(async () => {
    server = await startModelServer(() => ({ kind: 'mark', mark: 2 }));
  });
  afterEach(() => server.close());

  const run = async (config: Partial<BackendConfig>, expression = 'the cup') => {
    const composed = composeResolver(
      {
        backend: 'geometric',
        vlm: { provider: 'openai', model: 'gpu', baseUrl: server.baseUrl },
        ...config,
      },
      new GeometricResolver(),
      { codec, env: {} },
    );
    if (!composed.ok) return { failure: composed.failure, models: [] };
    const { resolver, models } = composed.value;
    for (const model of models) model.start();
    for (const model of models) expect((await model.ready(60_000)).ok).to.equal(true);
    const answer = await resolver.resolve({ expression, marked });
    await Promise.all(models.map((model) => model.stop()));
    return { name: resolver.name, models, answer };
  };

  it('geometric: asks no model', async () => {
    const { name, answer } = await run({});
    expect(name).to.equal('geometric');
    expect(answer).to.nested.include({ 'value.id': 1 });
    expect(server.connections()).to.equal(0);
  });

  it('vlm: asks the model alone', async () => {
    const { name, answer } = await run({ backend: 'vlm' });
    expect(name).to.equal('gpu');
    expect(answer).to.nested.include({ 'value.id': 2 });
  });

  it('hybrid: asks the model only where geometry is unsure', async () => {
    const sure = await run({ backend: 'hybrid', hybrid: { skipModelAbove: 0 } });
    expect(sure.answer).to.nested.include({ 'value.id': 1 });
    expect(server.calls).to.have.length(0);
    const unsure = await run({ backend: 'hybrid', hybrid: { skipModelAbove: 1.1 } });
    expect(unsure.answer).to.nested.include({ 'value.id': 2 });
    expect(server.calls).to.have.length(1);
  });

  it('hybrid: answers by geometry with a note when the server is gone', async () => {
    const composed = composeResolver(
      {
        backend: 'hybrid',
        vlm: { provider: 'openai', model: 'gpu', baseUrl: server.baseUrl, server: { maxRetries: 0 } },
        hybrid: { skipModelAbove: 1.1 },
      },
      new GeometricResolver(),
      { codec, env: {} },
    );
    if (!composed.ok) throw new Error(composed.failure.message);
    await server.close();
    for (const model of composed.value.models) model.start();
    const answer = await composed.value.resolver.resolve({ expression: 'the cup', marked });
    expect(answer).to.nested.include({ 'value.id': 1, 'value.note.code': 'MODEL_UNAVAILABLE' });
  });

  it('vocabulary: adds a CLIP kind to any backend', async () => {
    const vocabulary = { model: tinyModelFolder('clip'), threads: 1 };
    const { models, answer } = await run({ vocabulary });
    expect(models).to.have.length(1);
    expect(answer!.ok).to.equal(true);
  });

  it('says what is wrong before anything is started', async () => {
    expect(await run({ backend: 'vlm', vlm: { provider: 'local', model: '' } })).to.nested.include({
      'failure.code': 'MODEL_UNAVAILABLE',
    });
    expect(await run({ vocabulary: { model: 'no/such' } })).to.nested.include({
      'failure.code': 'MODEL_UNAVAILABLE',
    });
    expect((await run({ backend: 'geometric', vlm: { provider: 'local', model: '' } })).answer!.ok).to.equal(
      true,
    );
  });
});
