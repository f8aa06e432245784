import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect } from 'chai';
import { createLocalModel } from '../../../src/adapters/vlm/createLocalModel.ts';
import type { VlmCard } from '../../../src/adapters/vlm/VlmCard.ts';
import type { WorkerOptions } from '../../../src/adapters/vlm/worker/protocol.ts';
import { tempFolder } from '../../support/tempFolder.ts';
import { startTinyHub, type TinyHub } from '../../support/tinyHub.ts';
import { tinyModelFolder, tinyModelHost } from '../../support/tinyModel.ts';

const LOAD_MS = 60_000;
const FAMILY = 'llava_onevision';
const PROMPT = {
  system: 'Point.',
  parts: [{ kind: 'text', text: 'Which?' }] as const,
  marks: [1, 2, 12],
  none: true,
};

/** Loads, asks once, frees; answers the scores, or the reason why it was refused. */
async function load(worker: Partial<WorkerOptions>, family = FAMILY): Promise<readonly number[] | string> {
  const host = tinyModelHost(family, worker);
  host.start();
  try {
    const ready = await host.ready(LOAD_MS);
    if (!ready.ok) {
      expect(ready.failure.code).to.equal('MODEL_UNAVAILABLE');
      expect(host.status().starts, 'a refusal is for good').to.equal(1);
      return ready.failure.message;
    }
    const answer = await createLocalModel(host, { name: family, timeoutMs: LOAD_MS }).choose(PROMPT);
    return answer.ok ? answer.value.logScores! : answer.failure.message;
  } finally {
    await host.stop();
  }
}

const filesOf = (folder: string): Record<string, Uint8Array> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path), readFileSync(path)]),
  );

describe('loading a local model', function () {
  this.timeout(LOAD_MS);
  let folder: ReturnType<typeof tempFolder>;
  let hub: TinyHub | undefined;
  beforeEach(() => {
    folder = tempFolder();
  });
  afterEach(async () => {
    folder.remove();
    await hub?.close();
    hub = undefined;
  });

  it('answers about the same in every number format, and in one for each part', async () => {
    const exact = (await load({ dtype: 'fp32' })) as number[];
    const mixed = { embed_tokens: 'fp32', vision_encoder: 'q4', decoder_model_merged: 'fp16' } as const;
    for (const [dtype, tolerance] of [
      ['fp16', 0.05],
      [mixed, 0.05],
      ['q8', 1],
      ['q4', 3],
    ] as const) {
      const scores = (await load({ dtype })) as number[];
      expect(scores, JSON.stringify(dtype)).to.have.length(4);
      for (const [i, score] of scores.entries())
        expect(score, JSON.stringify(dtype)).to.be.closeTo(exact[i]!, tolerance);
    }
  });

  it('says which files a number format lacks', async () => {
    expect(await load({ dtype: 'q4f16' })).to.match(
      /_q4f16\.onnx is missing; found there: .*decoder_model_merged\.onnx/,
    );
  });

  it('refuses a device that is none, or is not here, with those that are', async () => {
    expect(await load({ device: 'tpu' })).to.match(/none of cpu, cuda, webgpu; this machine has cpu/);
  });

  it('refuses a model of another kind with the kinds that are supported', async () => {
    mkdirSync(join(folder.path, 'onnx'));
    for (const name of ['tokenizer.json', 'tokenizer_config.json', 'preprocessor_config.json'])
      writeFileSync(join(folder.path, name), '{}');
    for (const config of ['{"model_type": "bert"}', '{"model_type": ["llava"]}', 'null']) {
      writeFileSync(join(folder.path, 'config.json'), config);
      expect(await load({ folder: folder.path })).to.match(
        /supported are llava, .*smolvlm|config\.json cannot be read/,
      );
    }
  });

  it('refuses a folder whose parts do not belong together', async () => {
    folder.remove();
    folder = tempFolder(tinyModelFolder(FAMILY));
    writeFileSync(join(folder.path, 'tokenizer.json'), '{"model": {}}');
    expect(await load({ folder: folder.path })).to.contain('its tokenizer failed to load');
    folder.remove();
    folder = tempFolder(tinyModelFolder(FAMILY));
    writeFileSync(
      join(folder.path, 'onnx/embed_tokens.onnx'),
      readFileSync(join(tinyModelFolder('clip'), 'onnx/text_model.onnx')),
    );
    expect(await load({ folder: folder.path })).to.contain('its first answer failed to load');
  });

  it('fetches exactly the files that it needs, once, when allowed', async () => {
    hub = await startTinyHub('tiny/model', 'v1', filesOf(tinyModelFolder(FAMILY)));
    const target = join(folder.path, 'cache');
    const download = { hubUrl: hub.url, hub: 'tiny/model', revision: 'v1' };
    const here = await load({});
    expect(await load({ folder: target, download, dtype: 'fp32' })).to.deep.equal(here);
    expect(hub.asked.filter((path) => path.endsWith('.onnx')).sort()).to.deep.equal(
      ['decoder_model_merged', 'embed_tokens', 'vision_encoder'].map(
        (part) => `/tiny/model/resolve/v1/onnx/${part}.onnx`,
      ),
    );
    const count = hub.asked.length;
    expect(await load({ folder: target })).to.deep.equal(here);
    expect(hub.asked).to.have.length(count);
  });

  it("refuses a fetched file that is not the card's, and keeps nothing of it", async () => {
    const files = filesOf(tinyModelFolder(FAMILY));
    hub = await startTinyHub('tiny/model', 'v1', {
      ...files,
      'config.json': Buffer.from('{"model_type":"llava"}'),
    });
    const card = { family: FAMILY, files: { 'config.json': 'a'.repeat(64) } } as unknown as VlmCard;
    const download = { hubUrl: hub.url, hub: 'tiny/model', revision: 'v1' };
    expect(await load({ folder: folder.path, card, download })).to.contain('its card says aaa');
    expect(readdirSync(folder.path)).to.deep.equal([]);
  });

  it('refuses a download that breaks off or is not there, and keeps no half file', async () => {
    hub = await startTinyHub('tiny/model', 'v1', { 'config.json': 'truncate' });
    const download = { hubUrl: hub.url, hub: 'tiny/model', revision: 'v1' };
    expect(await load({ folder: folder.path, download })).to.contain('could not be fetched');
    expect(readdirSync(folder.path)).to.deep.equal([]);
    expect(await load({ folder: folder.path, download: { ...download, revision: 'v2' } })).to.contain(
      'answered 404',
    );
  });
});
