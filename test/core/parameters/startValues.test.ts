import { expect } from 'chai';
import { asDeclared } from '../../../src/core/parameters/asDeclared.ts';
import { checkParameter } from '../../../src/core/parameters/checkParameter.ts';
import { nearestName } from '../../../src/core/parameters/nearestName.ts';
import { PARAMETER_NAMES, specOf } from '../../../src/core/parameters/parameters.ts';
import { missedBy, sectionsFor } from '../../../src/core/parameters/sectionsFor.ts';

describe('parameters given at start', () => {
  describe('sections apply by the rules of rcl', () => {
    const applied: [section: string, node: string, applies: boolean][] = [
      ['/**', '/spatial_llava', true],
      ['/**', '/robot1/arm/spatial_llava', true],
      ['spatial_llava', '/spatial_llava', true],
      ['spatial_llava', '/robot1/spatial_llava', false],
      ['/spatial_llava', '/spatial_llava', true],
      ['/spatial_llava', '/robot1/spatial_llava', false],
      ['/robot1/spatial_llava', '/robot1/spatial_llava', true],
      ['robot1/spatial_llava', '/robot1/spatial_llava', true],
      ['/robot1/spatial_llava', '/robot2/spatial_llava', false],
      ['/**/spatial_llava', '/spatial_llava', true],
      ['/**/spatial_llava', '/robot1/arm/spatial_llava', true],
      ['/**/spatial_llava', '/robot1/other', false],
      ['/*/spatial_llava', '/robot1/spatial_llava', true],
      ['/*/spatial_llava', '/spatial_llava', false],
      ['/*/spatial_llava', '/robot1/arm/spatial_llava', false],
      ['/robot1/**', '/robot1/arm/spatial_llava', true],
      ['/robot1/*', '/robot1/spatial_llava', true],
      ['/robot1/*', '/robot2/spatial_llava', false],
      ['/*', '/spatial_llava', true],
      ['/*', '/robot1/spatial_llava', false],
      ['other', '/spatial_llava', false],
      ['/spatial.llava', '/spatial_llava', false],
    ];
    for (const [section, node, applies] of applied)
      it(`${section} ${applies ? 'applies' : 'does not apply'} to ${node}`, () => {
        expect(sectionsFor(node, [{ name: section, parameters: [] }])).to.have.length(applies ? 1 : 0);
      });

    it('keeps their order: the later one holds', () => {
      const sections = ['/**', 'other', '/spatial_llava', '/*'].map((name) => ({ name, parameters: [name] }));
      expect(sectionsFor('/spatial_llava', sections).map(({ name }) => name)).to.deep.equal([
        '/**',
        '/spatial_llava',
        '/*',
      ]);
    });

    it('finds those that most likely meant this node', () => {
      const sections = ['/**', 'spatial_llava', '/robot2/spatial_llava', 'camera'].map((name) => ({
        name,
        parameters: [],
      }));
      expect(missedBy('/robot1/spatial_llava', sections).map(({ name }) => name)).to.deep.equal([
        'spatial_llava',
        '/robot2/spatial_llava',
      ]);
    });
  });

  describe('a bare word that YAML reads as a boolean is the word', () => {
    for (const name of PARAMETER_NAMES) {
      const spec = specOf(name);
      if (spec.type !== 'string' || !spec.oneOf) continue;
      for (const word of spec.oneOf.filter((one) => /^(yes|no|on|off)$/.test(one)))
        it(`${name}: ${word}`, () => {
          const read = word === 'yes' || word === 'on';
          expect(asDeclared(name, read)).to.equal(word);
        });
    }

    it('leaves booleans alone where they are booleans, and says how to quote where there is no such word', () => {
      expect(asDeclared('navigate', true)).to.equal(true);
      expect(checkParameter('detector', asDeclared('detector', false))).to.deep.include({ ok: false });
      const refused = checkParameter('target_frame', asDeclared('target_frame', true));
      expect(!refused.ok && refused.reason).to.match(/must be a text: .*unless quoted/);
    });
  });

  it('refuses control characters in every text', () => {
    for (const value of ['map\n', 'ma\u0000p', 'map\u001b[2J', 'map\u202e', 'a\u2028b'])
      for (const name of ['target_frame', 'base_frame', 'vlm.model', 'navigate_action']) {
        const refused = checkParameter(name, value);
        expect(!refused.ok && refused.reason, JSON.stringify(value)).to.match(/control characters/);
      }
  });

  describe('the nearest name of an unknown one', () => {
    for (const [unknown, meant] of [
      ['standof', 'standoff'],
      ['targetframe', 'target_frame'],
      ['target-frame', 'target_frame'],
      ['TargetFrame', 'target_frame'],
      ['base_url', 'vlm.base_url'],
      ['sycn_slop', 'sync_slop'],
      ['vlm.basurl', 'vlm.base_url'],
      ['max_mark', 'max_marks'],
      ['colour_transport', 'color_transport'],
      ['xyzzy_quux', undefined],
      ['a', undefined],
      ['', undefined],
    ] as const)
      it(`${unknown || '(empty)'}: ${meant ?? 'none'}`, () => {
        expect(nearestName(unknown, PARAMETER_NAMES)).to.equal(meant);
      });
  });
});
