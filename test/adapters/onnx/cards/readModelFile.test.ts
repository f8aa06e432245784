import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readModelFile } from '../../../../src/adapters/onnx/cards/readModelFile.ts';
import { castModel, externalModel } from '../onnxBytes.ts';

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('readModelFile', () => {
  const good = castModel();
  let root: string;
  let folder: string;

  before(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'models-')));
    folder = join(root, 'models');
    mkdirSync(join(folder, 'sub'), { recursive: true });
    writeFileSync(join(root, 'outside.onnx'), good);
    writeFileSync(join(root, 'linked.onnx'), good);
    writeFileSync(join(folder, 'good.onnx'), good);
    writeFileSync(join(folder, 'sub', 'good.onnx'), good);
    writeFileSync(join(folder, 'empty.onnx'), '');
    writeFileSync(join(folder, 'short.onnx'), good.subarray(0, -1));
    symlinkSync(join(root, 'outside.onnx'), join(folder, 'soft.onnx'));
    symlinkSync(root, join(folder, 'up'));
    symlinkSync('good.onnx', join(folder, 'alias.onnx'));
    linkSync(join(root, 'linked.onnx'), join(folder, 'hard.onnx'));
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  const refusal = async (file: string, sha256 = hash(good)): Promise<string> => {
    const result = await readModelFile({ folder, file, sha256 });
    if (result.ok) throw new Error(`${file} was read`);
    expect(result.failure.code).to.equal('MODEL_UNAVAILABLE');
    return result.failure.message;
  };

  for (const file of ['good.onnx', 'sub/good.onnx', './good.onnx', 'alias.onnx']) {
    it(`reads ${file}, which lies inside`, async () => {
      const result = await readModelFile({ folder, file, sha256: hash(good) });
      expect(result.ok && hash(result.value)).to.equal(hash(good));
    });
  }

  const refused: readonly (readonly [string, string])[] = [
    ['../outside.onnx', 'leaves the models folder'],
    ['sub/../../outside.onnx', 'leaves the models folder'],
    ['..\\outside.onnx', 'leaves the models folder'],
    ['/etc/hostname', 'is absolute'],
    ['\\\\server\\share', 'is absolute'],
    ['https://example.com/model.onnx', 'is a URL'],
    ['file:///etc/hostname', 'is a URL'],
    ['C:/model.onnx', 'is a URL'],
    ['', 'is no file name'],
    ['good.onnx\0.txt', 'is no file name'],
    ['soft.onnx', 'is a link that leaves'],
    ['up/outside.onnx', 'is a link that leaves'],
    ['hard.onnx', 'is a hard link'],
    ['sub', 'is not a plain file'],
    ['empty.onnx', 'is empty'],
    ['short.onnx', 'has SHA-256'],
    ['nowhere.onnx', 'npm run models'],
  ];
  for (const [file, message] of refused) {
    it(`refuses ${JSON.stringify(file)}: ${message}`, async () => {
      expect(await refusal(file)).to.contain(message);
    });
  }

  it('refuses a wrong hash and names both', async () => {
    const message = await refusal('good.onnx', 'a'.repeat(64));
    expect(message).to.contain(hash(good)).and.to.contain('a'.repeat(64));
  });

  for (const [location, levels] of [
    ['../../secret', 0],
    ['/etc/passwd', 1],
    ['weights.bin', 3],
  ] as const) {
    it(`refuses data in ${location}, ${levels} graphs deep, even under the right hash`, async () => {
      const bytes = externalModel(location, levels);
      writeFileSync(join(folder, 'external.onnx'), bytes);
      expect(await refusal('external.onnx', hash(bytes))).to.contain('data in other files');
    });
  }

  it('refuses what is no protocol buffer, and nesting without end', async () => {
    const deep = externalModel('x', 200);
    for (const bytes of [Buffer.from('<!doctype html><html>not a model</html>'), deep]) {
      writeFileSync(join(folder, 'odd.onnx'), bytes);
      expect(await refusal('odd.onnx', hash(bytes))).to.contain('cannot be read');
    }
  });
});
