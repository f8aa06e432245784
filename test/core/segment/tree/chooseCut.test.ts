import { expect } from 'chai';
import { chooseCut, chooseSpare, type Rated } from '../../../../src/core/segment/tree/chooseCut.ts';
import { maskWhere } from '../../marks/bitmaps.ts';

const OPTIONS = { most: 40, leastProbability: 0.1, leastNested: 0.7, leastSmall: 0.4, spare: 10 };

const rated = (
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  probability: number,
  rank = probability,
): Rated => {
  const box = { x0, y0, x1, y1 };
  return { box, mask: () => maskWhere(box, () => true), probability, rank };
};

describe('chooseCut', () => {
  it('draws one of two regions that show the same thing, the likelier', () => {
    expect(chooseCut([rated([0, 0, 20, 20], 0.5), rated([1, 1, 21, 21], 0.7)], OPTIONS)).to.deep.equal([1]);
  });

  it('draws a whole and its part where both are likely, and only the likelier where one is not', () => {
    const desk = rated([0, 0, 60, 40], 0.8);
    expect(chooseCut([desk, rated([30, 10, 55, 30], 0.75)], OPTIONS)).to.deep.equal([0, 1]);
    expect(chooseCut([desk, rated([30, 10, 55, 30], 0.5)], OPTIONS)).to.deep.equal([0]);
    expect(chooseCut([desk, rated([44, 10, 55, 30], 0.5)], OPTIONS), 'a small part').to.deep.equal([0, 1]);
    expect(chooseCut([desk, rated([44, 10, 55, 30], 0.3)], OPTIONS)).to.deep.equal([0]);
  });

  it('draws nothing that cuts across what is drawn', () => {
    expect(chooseCut([rated([0, 0, 20, 20], 0.9), rated([10, 0, 40, 20], 0.8)], OPTIONS)).to.deep.equal([0]);
  });

  it('draws surfaces first, nothing unlikely, and no more than asked for', () => {
    const regions = [
      rated([0, 0, 10, 10], 0.9),
      rated([20, 0, 30, 10], 0.8),
      rated([40, 0, 50, 10], 0.05),
      rated([0, 50, 100, 90], 1, 2),
    ];
    expect(chooseCut(regions, OPTIONS)).to.deep.equal([3, 0, 1]);
    expect(chooseCut(regions, { ...OPTIONS, most: 2 })).to.deep.equal([3, 0]);
  });

  it('keeps the likeliest others beside it, each box once', () => {
    const regions = [
      rated([0, 0, 20, 20], 0.9),
      rated([10, 0, 40, 20], 0.8),
      rated([11, 0, 41, 20], 0.7),
      rated([60, 0, 70, 20], 0.01),
    ];
    const drawn = chooseCut(regions, OPTIONS);
    expect(chooseSpare(regions, drawn, OPTIONS)).to.deep.equal([1, 3]);
    expect(chooseSpare(regions, drawn, { ...OPTIONS, spare: 2 })).to.deep.equal([1]);
  });
});
