import { expect } from 'chai';
import fc from 'fast-check';
import { readArguments } from '../../src/agents/arguments/readArguments.ts';
import { toolbox } from '../../src/agents/tools/toolbox.ts';
import { HOSTILE } from './hostile.ts';

const { fields } = toolbox(false, () => 0).find(({ name }) => name === 'locate')!;

describe("an agent's arguments", () => {
  for (const [kind, given] of HOSTILE)
    it(`are BAD_ARGUMENTS where they are ${kind}, in a sentence that repeats none of it`, () => {
      const read = readArguments(fields, given);
      if (read.ok) return expect.fail('they were taken');
      expect(read.failure.code).to.equal('BAD_ARGUMENTS');
      expect(read.failure.message).to.match(/^[\x20-\x7e]{1,200}$/);
      for (const stolen of ['rm -rf', 'SYSTEM', 'red box', 'publish'])
        expect(read.failure.message).to.not.include(stolen);
      return undefined;
    });

  it('are taken in any language, with the joiners that its words need', () => {
    for (const expression of ['the red box', 'der rote Würfel', 'می‌خواهم', '赤い箱', ''])
      expect(readArguments(fields, { expression })).to.deep.equal({ ok: true, value: { expression } });
  });

  it('never throw and never let through what is not a field, whatever they are', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (given) => {
        const read = readArguments(fields, given);
        if (read.ok) expect(Object.keys(fields)).to.include.members(Object.keys(read.value));
      }),
    );
  });
});
