import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { checkModelFolder } from '../../../src/adapters/vlm/files/checkModelFolder.ts';
import { modelsReferringTo } from '../../support/onnxBytes.ts';
import { tempFolder } from '../../support/tempFolder.ts';
import { tinyModelFolder } from '../../support/tinyModel.ts';

const NEEDED = ['config.json', 'onnx/text_model.onnx', 'onnx/vision_model.onnx'];

const hashes = Object.fromEntries(
  [
    ...readFileSync(join(tinyModelFolder('clip'), 'card.yaml'), 'utf8').matchAll(
      /^ {2}(\S+): ([0-9a-f]{64})$/gm,
    ),
  ].map((m) => [m[1]!, m[2]!]),
);

describe('checkModelFolder: nothing outside the folder, nothing changed, nothing half', () => {
  let folder: ReturnType<typeof tempFolder>;
  let outside: ReturnType<typeof tempFolder>;
  beforeEach(() => {
    folder = tempFolder(tinyModelFolder('clip'));
    outside = tempFolder();
  });
  afterEach(() => {
    folder.remove();
    outside.remove();
  });

  const check = (withHashes: Record<string, string> | undefined = hashes) =>
    checkModelFolder({ folder: folder.path, needed: NEEDED, hashes: withHashes });
  const refusal = async (...args: Parameters<typeof check>): Promise<string> => {
    const result = await check(...args);
    if (result.ok) throw new Error('it was taken');
    expect(result.failure.code).to.equal('MODEL_UNAVAILABLE');
    return result.failure.message;
  };
  const at = (file: string): string => join(folder.path, file);

  it('takes the folder that its card describes', async () => {
    expect((await check()).ok).to.equal(true);
  });

  it('refuses a changed file by its hash', async () => {
    writeFileSync(at('config.json'), '{"model_type": "clip" }');
    expect(await refusal()).to.contain('config.json has SHA-256');
  });

  it('refuses a needed file that the card does not list', async () => {
    const { 'config.json': _, ...others } = hashes;
    expect(await refusal(others)).to.contain('config.json has no SHA-256');
    expect(await refusal(Object.create({ ...hashes }))).to.contain('no SHA-256');
  });

  it('refuses a truncated, an empty and a missing file, even without hashes', async () => {
    truncateSync(at('onnx/text_model.onnx'), 50_000);
    expect(await check({}).then((r) => !r.ok && r.failure.message)).to.contain('damaged');
    truncateSync(at('onnx/text_model.onnx'), 0);
    expect((await checkModelFolder({ folder: folder.path, needed: NEEDED })).ok).to.equal(false);
    renameSync(at('onnx/text_model.onnx'), at('onnx/other.onnx'));
    const gone = await checkModelFolder({ folder: folder.path, needed: NEEDED });
    expect(!gone.ok && gone.failure.message).to.contain(
      'text_model.onnx is missing; found there: onnx/other.onnx',
    );
  });

  it('refuses a link that leaves the folder, to a file or a folder, needed or not', async () => {
    writeFileSync(join(outside.path, 'x.json'), '{}');
    symlinkSync(join(outside.path, 'x.json'), at('extra.json'));
    expect(await refusal()).to.contain('extra.json is a link that leaves the folder');
    folder.remove();
    folder = tempFolder(tinyModelFolder('clip'));
    symlinkSync(outside.path, at('more'));
    expect(await refusal()).to.contain('more is a link');
  });

  it('refuses a dangling link and a hard link', async () => {
    symlinkSync('nowhere', at('extra.json'));
    expect(await refusal()).to.contain('extra.json');
    folder.remove();
    folder = tempFolder(tinyModelFolder('clip'));
    copyFileSync(at('config.json'), join(outside.path, 'config.json'));
    linkSync(join(outside.path, 'config.json'), at('extra.json'));
    expect(await refusal()).to.contain('extra.json is a hard link');
  });

  it('takes a link within the folder', async () => {
    renameSync(at('config.json'), at('real.json'));
    symlinkSync('real.json', at('config.json'));
    expect((await check()).ok).to.equal(true);
  });

  it('says that a folder is missing, without its parents', async () => {
    const gone = await checkModelFolder({ folder: '/no/such/folder', needed: NEEDED });
    expect(!gone.ok && gone.failure.message).to.contain('there is no such folder');
  });

  for (const location of [
    '../secret',
    '/etc/passwd',
    'sub/data',
    'other.bin',
    '',
    'text_model.onnx_data/../../x',
    'http://x/y',
  ]) {
    for (const [place, bytes] of Object.entries(modelsReferringTo(location))) {
      it(`refuses an ONNX file with ${place} in ${JSON.stringify(location)}`, async () => {
        writeFileSync(at('onnx/text_model.onnx'), bytes);
        const result = await checkModelFolder({ folder: folder.path, needed: NEEDED });
        expect(!result.ok && result.failure.message).to.contain('not its own data file');
      });
    }
  }

  it("takes an ONNX file with its own data beside it, and holds that to the card's hash", async () => {
    writeFileSync(at('onnx/text_model.onnx'), modelsReferringTo('text_model.onnx_data')['an initialiser']!);
    const missing = await checkModelFolder({ folder: folder.path, needed: NEEDED });
    expect(!missing.ok && missing.failure.message).to.contain('text_model.onnx_data is missing');
    writeFileSync(at('onnx/text_model.onnx_data'), 'weights');
    expect((await checkModelFolder({ folder: folder.path, needed: NEEDED })).ok).to.equal(true);
    expect(await refusal()).to.match(/text_model\.onnx(_data)? has/);
  });

  it('refuses a name of a folder where a file is needed', async () => {
    renameSync(at('config.json'), at('config'));
    mkdirSync(at('config.json'));
    expect((await checkModelFolder({ folder: folder.path, needed: NEEDED })).ok).to.equal(false);
  });
});
