import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { FAMILIES } from '../../scripts/test/families.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(`${ROOT}${path}`, 'utf8');
const rows = new Map(
  [...read('docs/reliability.md').matchAll(/^\| (\d+) \|.*$/gm)].map(([row, item]) => [Number(item), row]),
);
/** As a title stands in the source, whatever quotes are around it. */
const plain = (text: string): string => text.replaceAll('\\', '');

describe('docs/reliability.md', () => {
  it('has a row for each of the 28 families of the runner, and no other', () => {
    const numbers = Array.from({ length: 28 }, (_, i) => i + 1);
    expect(FAMILIES.map(({ item }) => item)).to.deep.equal(numbers);
    expect([...rows.keys()]).to.deep.equal(numbers);
  });

  for (const { item, name, tests } of FAMILIES)
    it(`names the tests of family ${item}, ${name}, and they are there`, () => {
      for (const [file, title] of tests as [string, string?][]) {
        expect(existsSync(`${ROOT}${file}`), file).to.equal(true);
        expect(rows.get(item), file).to.include(file.replace('test/', ''));
        if (title === undefined) continue;
        expect(plain(read(file)), `${file}: ${title}`).to.include(plain(title));
        expect(rows.get(item)).to.include(title);
      }
      expect(rows.get(item)).to.include(`npm run test:long -- ${item}`);
    });
});
