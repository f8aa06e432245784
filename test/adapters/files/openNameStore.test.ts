import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { openNameStore } from '../../../src/adapters/files/openNameStore.ts';
import type { LearntName } from '../../../src/core/naming/learnt/LearntName.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const NAMES: readonly LearntName[] = [
  {
    name: 'flux capacitor',
    looks: [
      { vector: new Float32Array([0.25, -0.5, 1e-7]), rival: 0.4, meanRgb: [1, 2, 3], size: [0.1, 0.2, 0.3] },
      { rival: 0, meanRgb: [4, 5, 6], label: 'vase' },
    ],
  },
];

describe('openNameStore', () => {
  const folder = tempFolder();
  const warned: string[] = [];
  const open = (path: string) => openNameStore(path, (message) => warned.push(message));
  after(() => folder.remove());

  it('gives back what was stored, by another process, too, and nothing where nothing was', () => {
    const path = join(folder.path, 'new', 'names.json');
    expect(open(path).load()).to.deep.equal({ ok: true, value: [] });
    expect(open(path).save(NAMES).ok).to.equal(true);
    expect(open(path).load()).to.deep.equal({ ok: true, value: NAMES });
  });

  it('sets a damaged file aside by name and says so', () => {
    for (const text of [
      '{"names":',
      '{"names":[{"name":"","looks":[]}]}',
      '[]',
      '{"names":[{"name":"x","looks":[{"rival":"no","meanRgb":[1,2,3]}]}]}',
    ]) {
      const path = join(folder.path, 'damaged.json');
      writeFileSync(path, text);
      warned.length = 0;
      expect(open(path).load(), text).to.deep.equal({ ok: true, value: [] });
      expect(warned.join(), text).to.match(/damaged .*kept as .*damaged\.json\.damaged-/);
    }
    expect(readdirSync(folder.path).filter((name) => name.includes('.damaged-')).length).to.be.greaterThan(0);
  });

  it('leaves the file of a newer program alone, and says what is wrong by a code', () => {
    const path = join(folder.path, 'newer.json');
    writeFileSync(path, '{"version":2,"names":[]}');
    const held = open(path).load();
    expect(!held.ok && held.failure).to.deep.include({ code: 'MEMORY_UNAVAILABLE' });
    expect(!held.ok && held.failure.message).to.match(/version is 2/);
  });

  it('says by a code that nothing can be written', () => {
    const path = join(folder.path, 'names-folder');
    writeFileSync(path, '');
    chmodSync(path, 0o400);
    const saved = open(join(path, 'names.json')).save(NAMES);
    expect(!saved.ok && saved.failure.code).to.equal('MEMORY_UNAVAILABLE');
  });
});
