import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { createOpenVocabulary } from '../../../src/adapters/vlm/createOpenVocabulary.ts';
import { planModel } from '../../../src/adapters/vlm/planModel.ts';
import { tempFolder } from '../../support/tempFolder.ts';
import { tinyModelFolder } from '../../support/tinyModel.ts';

describe('planModel: which model, from names and the file system alone', () => {
  let cache: ReturnType<typeof tempFolder>;
  beforeEach(() => {
    cache = tempFolder();
  });
  afterEach(() => cache.remove());
  const plan = (model: string, more: Partial<Parameters<typeof planModel>[0]> = {}) =>
    planModel({ model, cacheDir: cache.path, ...more });

  it('takes a folder with its card', () => {
    const found = plan(tinyModelFolder('smolvlm'));
    expect(found.ok && found.value.name).to.equal('tiny-smolvlm');
    expect(found.ok && found.value.worker.card!.files).to.have.property('config.json');
    expect(found.ok && found.value.worker.download).to.equal(undefined);
  });

  it('calls a model of an open vocabulary by its own parameter', () => {
    const refused = createOpenVocabulary({ model: 'http://host/model', cacheDir: cache.path });
    expect(!refused.ok && refused.failure.message).to.match(/^vocabulary\.model "http:/);
  });

  it('takes a hub id only when it is in the cache or may be fetched', () => {
    const refused = plan('some/model');
    expect(!refused.ok && refused.failure.message).to.contain('vlm.allow_download is false');
    const allowed = plan('some/model', { allowDownload: true, revision: 'v1.0' });
    expect(allowed.ok && allowed.value.worker).to.deep.include({
      folder: join(cache.path, 'some--model', 'v1.0'),
      download: { hub: 'some/model', revision: 'v1.0', hubUrl: 'https://huggingface.co' },
    });
    mkdirSync(join(cache.path, 'some--model', 'main'), { recursive: true });
    const cached = plan('some/model');
    expect(cached.ok && cached.value.worker.download).to.equal(undefined);
  });

  for (const model of [
    '',
    'http://host/model',
    'https://huggingface.co/a/b',
    'file:///etc',
    '../../etc/shadow',
    '/no/such/folder',
    'a/b/c',
    'a/..',
    '../a',
    'nothing-of-that-name',
    'a\u0000b',
    '.hidden/model',
  ]) {
    it(`refuses ${JSON.stringify(model)} with or without leave to download`, () => {
      for (const allowDownload of [false, true]) {
        const result = plan(model, { allowDownload });
        expect(!result.ok && result.failure.code).to.equal('MODEL_UNAVAILABLE');
      }
    });
  }

  for (const revision of ['../main', 'a/b', '', '..', 'x?y']) {
    it(`refuses the revision ${JSON.stringify(revision)}`, () => {
      expect(plan('some/model', { allowDownload: true, revision }).ok).to.equal(false);
    });
  }

  it('refuses a folder whose card is wrong, with the place', () => {
    writeFileSync(join(cache.path, 'card.yaml'), 'family: bert\nname: x\nlicence: MIT\n');
    const result = plan(cache.path);
    expect(!result.ok && result.failure.message).to.match(/card\.yaml family: one of llava/);
  });
});
