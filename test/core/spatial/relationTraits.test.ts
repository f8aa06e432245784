import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import {
  FAMILY_HEADS,
  familyHead,
  RELATIONS,
  relationNamed,
} from '../../../src/core/spatial/relations/registry.ts';

const root = fileURLToPath(new URL('../../../src', import.meta.url));

describe('relations: what a family is stands on its spec', () => {
  it('no file outside of relations/ asks for a family by name', () => {
    const asks = /\bfamily\s*[!=]==?\s*['"`]|\.test\(\s*\w+\.family|RelationFamily,\s*(?:string|readonly)/;
    const found = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.startsWith(join('core', 'spatial', 'relations')))
      .filter((file) => file.startsWith('core') && asks.test(readFileSync(join(root, file), 'utf8')));
    expect(found, 'give the spec a trait instead').to.deep.equal([]);
  });

  it('traits name relations and families that exist', () => {
    for (const spec of RELATIONS) {
      for (const family of spec.excludes ?? [])
        expect(familyHead(family), `${spec.name}: ${family}`).to.exist;
      if (spec.converseFamily) expect(familyHead(spec.converseFamily), spec.name).to.exist;
      if (spec.region) expect(relationNamed(spec.region)?.arity, spec.name).to.equal(0);
      if (spec.amongItsKind === 'region') expect(spec.region, spec.name).to.be.a('string');
      if (spec.ofTwo) expect(relationNamed(spec.ofTwo)?.arity, spec.name).to.equal(2);
    }
  });

  it('the converse of a family is told from its other end by it', () => {
    for (const { family, converseFamily } of FAMILY_HEADS)
      if (converseFamily) expect(familyHead(converseFamily)?.converseFamily, family).to.equal(family);
  });

  it('all relations of a family share its traits', () => {
    for (const spec of RELATIONS) {
      const head = familyHead(spec.family);
      expect(head, spec.family).to.exist;
      for (const trait of ['firm', 'viewPurpose', 'anchorsTaken', 'transitive', 'converseFamily'] as const)
        expect(spec[trait], `${spec.name}: ${trait}`).to.equal(head![trait]);
    }
  });
});
