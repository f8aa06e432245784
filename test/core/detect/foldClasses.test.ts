import { expect } from 'chai';
import { foldClasses } from '../../../src/core/detect/foldClasses.ts';

const NOUNS = [
  {
    noun: 'cup',
    classes: [
      [0, 1],
      [1, 0.5],
    ],
  },
  { noun: 'ball', classes: [[2, 1]] },
  { noun: 'door', classes: [[3, 1]] },
] as const;

describe('foldClasses', () => {
  it('adds the softmax shares of a noun’s classes by their weights, largest first', () => {
    const logits = Float32Array.of(Math.log(5), Math.log(2), Math.log(3), -50);
    const folded = foldClasses(logits, NOUNS);
    expect(folded.map(({ label }) => label)).to.deep.equal(['cup', 'ball']);
    expect(folded[0]!.score).to.be.closeTo(0.6, 1e-6);
    expect(folded[1]!.score).to.be.closeTo(0.3, 1e-6);
  });

  it('does not overflow on huge logits', () => {
    expect(foldClasses(Float32Array.of(0, 0, 3e38, 0), NOUNS)).to.deep.equal([{ label: 'ball', score: 1 }]);
  });
});
