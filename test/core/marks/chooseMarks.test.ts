import { expect } from 'chai';
import fc from 'fast-check';
import { chooseMarks, DEFAULT_MARK_OPTIONS } from '../../../src/core/marks/chooseMarks.ts';
import type { LandmarkCandidate, RegionRole } from '../../../src/core/types/landmarks.ts';
import { disc, maskWhere } from './bitmaps.ts';

const thing = (
  u: number,
  v: number,
  radius: number,
  label?: string,
  role: RegionRole = 'object',
): LandmarkCandidate => ({
  mask: disc(u, v, radius),
  role,
  labels: label ? [{ label, score: 0.6 }] : [],
});

describe('chooseMarks', () => {
  it('numbers things in reading order, then surfaces', () => {
    const wall: LandmarkCandidate = {
      mask: maskWhere({ x0: 0, y0: 0, x1: 301, y1: 30 }, () => true),
      role: 'wall',
      labels: [],
    };
    const things = [thing(200, 105, 20), thing(60, 200, 20), thing(60, 100, 20), thing(130, 96, 20)];
    const marks = chooseMarks([wall, ...things]);
    expect(marks.map(({ mark }) => mark)).to.deep.equal([1, 2, 3, 4, 5]);
    expect(marks.map(({ anchor }) => anchor.join())).to.deep.equal([
      '60,100',
      '130,96',
      '200,105',
      '60,200',
      '150,14',
    ]);
  });

  it('keeps the order when everything jitters by a pixel', () => {
    const places = [
      [60, 100],
      [130, 104],
      [200, 97],
      [60, 200],
      [140, 205],
    ] as const;
    const orderOf = (shift: number) =>
      chooseMarks(
        places.map(([u, v], i) => thing(u + ((i + shift) % 2), v - ((i * shift) % 2), 20, `${i}`)),
      ).map(({ candidate }) => candidate.labels[0]!.label);
    expect(orderOf(1)).to.deep.equal(orderOf(0));
  });

  it('drops a nameless sliver, but keeps a named one, a compact one and a long one', () => {
    const sliver = (length: number, label?: string): LandmarkCandidate => ({
      mask: maskWhere({ x0: 20, y0: 20, x1: 20 + length, y1: 26 }, () => true),
      role: 'object',
      labels: label ? [{ label, score: 0.3 }] : [],
    });
    expect(chooseMarks([sliver(30)])).to.have.length(0);
    expect(chooseMarks([sliver(30, 'scissors')])).to.have.length(1);
    expect(chooseMarks([sliver(40)])).to.have.length(1);
    expect(chooseMarks([thing(50, 50, 6)])).to.have.length(1);
  });

  it('drops specks', () => {
    expect(chooseMarks([thing(50, 50, 2), thing(100, 50, 10)])).to.have.length(1);
  });

  it('keeps the named and the large when there are too many', () => {
    const many = Array.from({ length: 30 }, (_, i) => thing(20 + 18 * i, 20, 6));
    const marks = chooseMarks([...many, thing(300, 100, 30), thing(100, 100, 6, 'cup')], {
      ...DEFAULT_MARK_OPTIONS,
      maxMarks: 2,
    });
    expect(marks.map(({ anchor }) => anchor.join())).to.deep.equal(['100,100', '300,100']);
  });

  it('numbers 1..N without gaps, each with an anchor inside its mask, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            u: fc.integer({ min: 30, max: 600 }),
            v: fc.integer({ min: 30, max: 440 }),
            radius: fc.integer({ min: 0, max: 25 }),
            role: fc.constantFrom<RegionRole>('object', 'support', 'floor', 'wall', 'ceiling'),
          }),
          { maxLength: 60 },
        ),
        fc.integer({ min: 0, max: 45 }),
        (specs, maxMarks) => {
          const candidates = specs.map(({ u, v, radius, role }) => thing(u, v, radius, undefined, role));
          const marks = chooseMarks(candidates, {
            maxMarks,
            minPixels: 60,
            minNamelessPixels: 0,
            minNamelessRadius: 0,
          });
          expect(marks.map(({ mark }) => mark)).to.deep.equal(marks.map((_, i) => i + 1));
          expect(marks.length).to.equal(
            Math.min(maxMarks, candidates.filter(({ mask }) => mask.pixelCount >= 60).length),
          );
          for (const { anchor, candidate } of marks) {
            const { box, bits } = candidate.mask;
            expect(bits[(anchor[1] - box.y0) * (box.x1 - box.x0) + anchor[0] - box.x0]).to.equal(1);
          }
        },
      ),
      { seed: 5, numRuns: 100 },
    );
  });
});
