import { expect } from 'chai';
import fc from 'fast-check';
import { scoreSegments } from '../../../src/cli/eval/scoreSegments.ts';
import type { LandmarkCandidate, RegionRole } from '../../../src/core/types/landmarks.ts';
import { maskOf } from '../../core/marks/bitmaps.ts';

const truthOf = (lines: readonly string[]) => ({
  width: lines[0]!.length,
  height: lines.length,
  ids: Uint16Array.from([...lines.join('')].map(Number)),
});
const segment = (lines: readonly string[], role: RegionRole = 'object', x0 = 0): LandmarkCandidate => ({
  mask: maskOf(x0, 0, lines),
  role,
  labels: [],
});

const truth = truthOf(['11122', '11122', '33300']);

describe('eval segments: scoring', () => {
  it('counts perfect segments as matched with IoU 1', () => {
    const score = scoreSegments([segment(['##', '##'], 'object', 3), segment(['...', '...', '###'])], truth);
    expect(score).to.deep.equal({ objects: 2, predicted: 2, matched: 2, bestIou: [1, 1] });
  });

  it('leaves unknown pixels out of a segment’s area', () => {
    const spilled = segment(['.....', '.....', '#####']);
    expect(scoreSegments([spilled], truth).bestIou).to.deep.equal([0, 1]);
    const allUnknown = segment(['..', '..', '##'], 'object', 3);
    expect(scoreSegments([allUnknown], truth).predicted).to.equal(0);
  });

  it('does not count surfaces, and counts a thing on the support as wrong', () => {
    const table = segment(['###', '###']);
    expect(scoreSegments([{ ...table, role: 'support' }], truth).predicted).to.equal(0);
    expect(scoreSegments([table], truth)).to.include({ predicted: 1, matched: 0 });
  });

  it('matches one to one: halves of a thing are one match at most', () => {
    const halves = [segment(['#', '#'], 'object', 3), segment(['#', '#'], 'object', 4)];
    expect(scoreSegments(halves, truth)).to.include({ predicted: 2, matched: 1 });
  });

  it('never matches more than there are, and keeps IoU within 0..1', () => {
    const bits = fc.array(fc.nat(1), { minLength: 15, maxLength: 15 });
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 5 }), (masks) => {
        const segments = masks.map((mask) =>
          segment(
            [0, 5, 10].map((at) =>
              mask
                .slice(at, at + 5)
                .map((bit) => (bit ? '#' : '.'))
                .join(''),
            ),
          ),
        );
        const { objects, predicted, matched, bestIou } = scoreSegments(segments, truth);
        expect(matched).to.be.at.most(Math.min(objects, predicted));
        expect(bestIou.every((iou) => iou >= 0 && iou <= 1)).to.equal(true);
        expect(bestIou.filter((iou) => iou >= 0.5).length).to.be.at.least(matched);
      }),
      { seed: 9, numRuns: 200 },
    );
  });
});
