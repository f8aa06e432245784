import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { parse } from '../../../src/core/spatial/grammar/parse.ts';
import { truthOf } from '../../../src/core/spatial/relations/crispRelation.ts';
import {
  FAMILY_HEADS,
  familyHead,
  RELATIONS,
  relationNamed,
} from '../../../src/core/spatial/relations/registry.ts';
import { sceneGeometry } from '../../../src/core/spatial/scene/SceneGeometry.ts';
import { IMAGE_VIEW } from '../../../src/core/spatial/scene/View.ts';
import { object } from './randomScene.ts';

const root = fileURLToPath(new URL('../../../src', import.meta.url));

describe('relations: verdicts', () => {
  it('are probabilities or unknown, in pictures as in rooms', () => {
    const boxes = [
      [0, 0, 50, 50],
      [40, 40, 90, 90],
      [55, 0, 60, 30],
    ] as const;
    const flat = boxes.map(([x0, y0, x1, y1], id) => ({
      ...object(id, 'box', [0, 0, 0], [0, 0, 0]),
      pixelBox: { x0, y0, x1, y1 },
    }));
    const solid = boxes.map(([x, y], id) => object(id, 'box', [x / 50, y / 50, 0.5], [0.5, 0.5, 0.5]));
    for (const objects of [flat, solid]) {
      const frame = sceneGeometry({ objects });
      for (const spec of RELATIONS) {
        const anchors = [1, 2].slice(0, spec.arity);
        const probability = truthOf({ frame, spec, subject: 0, anchors, view: IMAGE_VIEW });
        if (probability !== undefined) expect(probability, spec.name).to.be.within(0, 1);
      }
    }
  });
});

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

  it('what descriptions say is read back as the relation, and implies relations that descriptions use', () => {
    for (const { name, telling } of RELATIONS) {
      if (!telling) continue;
      const said = telling.words.replace(/^is /, '');
      const [constraint] = parse(`the cup ${said} the box`).target.constraints;
      expect(constraint?.kind === 'relation' && constraint.relation, telling.words).to.equal(name);
      for (const implied of telling.implies ?? []) expect(relationNamed(implied)?.telling, implied).to.exist;
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
