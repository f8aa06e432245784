import { expect } from 'chai';
import fc from 'fast-check';
import { scoreSegments } from '../../../src/cli/eval/scoreSegments.ts';
import { maskOf } from '../../core/marks/bitmaps.ts';

const truth = Uint16Array.from([...'111221112233300'].map(Number));
const score = (...masks: readonly (readonly [x0: number, ...lines: string[]])[]) =>
  scoreSegments(
    truth,
    5,
    masks.map(([x0, ...lines]) => maskOf(x0, 0, lines)),
  );

describe('eval segments: scoring', () => {
  it('counts perfect segments as matched with IoU 1', () => {
    expect(score([3, '##', '##'], [0, '...', '...', '###'])).to.deep.equal({
      objects: 2,
      predicted: 2,
      matched: 2,
      bestIou: [1, 1],
    });
  });

  it('leaves unknown pixels out of a segment’s area', () => {
    expect(score([0, '.....', '.....', '#####']).bestIou).to.deep.equal([0, 1]);
    expect(score([3, '..', '..', '##']).predicted).to.equal(0);
  });

  it('counts a segment on the support as a wrong prediction', () => {
    expect(score([0, '###', '###'])).to.include({ predicted: 1, matched: 0 });
  });

  it('matches one to one: halves of a thing are one match at most', () => {
    expect(score([3, '#', '#'], [4, '#', '#'])).to.include({ predicted: 2, matched: 1 });
  });

  it('never matches more than there are, and keeps IoU within 0..1', () => {
    const bits = fc.array(fc.nat(1), { minLength: 15, maxLength: 15 });
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 5 }), (masks) => {
        const lines = (mask: number[]) =>
          [0, 5, 10].map((at) =>
            mask
              .slice(at, at + 5)
              .map((bit) => (bit ? '#' : '.'))
              .join(''),
          );
        const { objects, predicted, matched, bestIou } = score(
          ...masks.map((mask) => [0, ...lines(mask)] as [number, ...string[]]),
        );
        expect(matched).to.be.at.most(Math.min(objects, predicted));
        expect(bestIou.every((iou) => iou >= 0 && iou <= 1)).to.equal(true);
        expect(bestIou.filter((iou) => iou >= 0.5).length).to.be.at.least(matched);
      }),
      { seed: 9, numRuns: 200 },
    );
  });
});
