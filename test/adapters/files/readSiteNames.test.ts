import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readSiteNames } from '../../../src/adapters/files/readSiteNames.ts';
import { SharpImageCodec } from '../../../src/adapters/image/SharpImageCodec.ts';

describe('readSiteNames', () => {
  const codec = new SharpImageCodec();
  let folder: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'site-'));
    const image = { width: 4, height: 3, data: new Uint8Array(36).fill(9) };
    writeFileSync(join(folder, 'one.png'), await codec.encodePng(image));
    writeFileSync(join(folder, 'broken.png'), 'no picture');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const read = (text: string) => {
    writeFileSync(join(folder, 'site.yaml'), text);
    return readSiteNames(join(folder, 'site.yaml'), codec);
  };
  const refusal = async (text: string): Promise<string> => {
    const names = await read(text);
    if (names.ok) throw new Error('expected a refusal');
    expect(names.failure.code).to.equal('MODEL_UNAVAILABLE');
    return names.failure.message;
  };

  it('reads names, synonyms and pictures beside it', async () => {
    const names = await read(
      'names:\n  - { name: Zorbo  X, synonyms: [Torque Wrench], pictures: [one.png] }\n  - name: rack\n',
    );
    expect(
      names.ok && names.value.map(({ pictures, ...rest }) => ({ ...rest, count: pictures.length })),
    ).to.deep.equal([
      { name: 'zorbo x', synonyms: ['torque wrench'], count: 1 },
      { name: 'rack', synonyms: [], count: 0 },
    ]);
    expect(names.ok && names.value[0]!.pictures[0]!.width).to.equal(4);
  });

  it('reads colours and the sizes of things', async () => {
    const names = await read('names: [{ name: rack, colours: [Red, grey], size: [0.4, 0.6] }]');
    expect(names.ok && names.value[0]).to.deep.include({
      colours: ['red', 'grey'],
      lengthMetres: [0.4, 0.6],
    });
  });

  it('says which entry or picture is wrong', async () => {
    expect(await refusal('names: zorbo')).to.contain('a list');
    expect(await refusal('names: [{ synonyms: [a] }]')).to.contain('names 1 name');
    expect(await refusal('names: [{ name: a, colour: red }]')).to.contain('colour');
    expect(await refusal('names: [{ name: a, pictures: [none.png] }]')).to.contain('none.png');
    expect(await refusal('names: [{ name: a, pictures: [broken.png] }]')).to.contain('broken.png');
    expect(await refusal(`names: [${'{ name: a },'.repeat(501)}]`)).to.contain('500');
    expect(await refusal('names: [{ name: a, colours: [crimson] }]')).to.contain('"crimson" is none of red');
    for (const size of ['[0.4]', '[0.4, 0.2]', '[0, 1]', '[1, 200]', '0.4'])
      expect(await refusal(`names: [{ name: a, size: ${size} }]`)).to.contain('size');
    expect(await refusal(': :')).to.contain('site.yaml');
  });
});
