import { expect } from 'chai';
import { HELD_OUT_WORDINGS } from '../../../src/cli/dataset/wordings.ts';
import { plainRelations } from '../../../src/core/pointer/plainRelations.ts';

describe('plainRelations: a small model hears each relation in its plainest words', () => {
  it('says the wordings that training never had in words that it had', () => {
    const said = (wording: string) => plainRelations(`bring me the mug ${wording} the box and the bowl`);
    for (const [relation, plain] of [
      ['left of', 'left of'],
      ['in front of', 'in front of'],
      ['behind', 'behind'],
      ['on', 'on'],
      ['between', 'between'],
    ] as const)
      for (const wording of HELD_OUT_WORDINGS[relation]!)
        expect(said(wording)).to.equal(`bring me the mug ${plain} the box and the bowl`);
  });

  it('leaves orders, places and commands as they were said', () => {
    for (const words of [
      'the mug on the far left',
      'second chair from the left',
      'point at the mug please',
      'the chair closest to the door',
      'cup in the middle',
    ])
      expect(plainRelations(words)).to.equal(words);
  });
});
