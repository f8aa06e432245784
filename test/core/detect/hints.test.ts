import { expect } from 'chai';
import fc from 'fast-check';
import type { RawBox } from '../../../src/core/detect/decode/RawBox.ts';
import { hintBoxes } from '../../../src/core/detect/hintBoxes.ts';
import { hintsAt } from '../../../src/core/detect/hintsAt.ts';
import { fitInput } from '../../../src/core/detect/InputFit.ts';

const IMAGE = { width: 640, height: 480 };
const FIT = fitInput(IMAGE, { width: 320, height: 240 }, 'stretch');
const LABELS = ['chair', 'couch', 'cup'];
const raw = (x0: number, y0: number, x1: number, y1: number, score: number, label: number): RawBox => ({
  x0,
  y0,
  x1,
  y1,
  score,
  label,
});

describe('hints: what a detector weighs without being sure', () => {
  it('are boxes of the image, one a place, with every label that was given there, best first', () => {
    const hints = hintBoxes(
      [raw(10, 10, 50, 50, 0.3, 0), raw(10, 10, 50, 50, 0.1, 1), raw(12, 10, 50, 50, 0.05, 2)],
      LABELS,
      FIT,
      IMAGE,
    );
    expect(hints).to.deep.equal([
      {
        box: { x0: 20, y0: 20, x1: 100, y1: 100 },
        labels: [
          { label: 'chair', score: 0.3 },
          { label: 'couch', score: 0.1 },
        ],
      },
      { box: { x0: 24, y0: 20, x1: 100, y1: 100 }, labels: [{ label: 'cup', score: 0.05 }] },
    ]);
  });

  it('outside the image are none, and a flood of them is cut to the best 200', () => {
    expect(hintBoxes([raw(400, 10, 420, 50, 0.3, 0)], LABELS, FIT, IMAGE)).to.deep.equal([]);
    const flood = Array.from({ length: 1000 }, (_, i) => raw(i / 10, 10, 120 + i / 10, 50, 1 - i / 1000, 0));
    expect(hintBoxes(flood, LABELS, FIT, IMAGE)).to.have.length(200);
  });

  it('count for a thing by how well their box fits it: not at all elsewhere, and less for a part of it', () => {
    const chair = { box: { x0: 0, y0: 0, x1: 100, y1: 100 }, labels: [{ label: 'chair', score: 0.1 }] };
    const seat = { box: { x0: 0, y0: 50, x1: 100, y1: 100 }, labels: [{ label: 'couch', score: 0.2 }] };
    expect(hintsAt(chair.box, [seat, chair])).to.deep.equal([
      { label: 'chair', score: 0.1 },
      { label: 'couch', score: 0.05 },
    ]);
    expect(hintsAt({ x0: 300, y0: 0, x1: 400, y1: 100 }, [seat, chair])).to.deep.equal([]);
  });

  it('are scores best first, each label once, whatever the boxes', () => {
    const side = fc.integer({ min: 0, max: 300 });
    const label = fc.record({
      label: fc.constantFrom(...LABELS),
      score: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    const detection = fc.record({
      box: fc
        .tuple(side, side, side, side)
        .map(([x, y, w, h]) => ({ x0: x, y0: y, x1: x + w + 1, y1: y + h + 1 })),
      labels: fc.array(label, { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(detection, { maxLength: 30 }), (hints) => {
        const found = hintsAt({ x0: 50, y0: 50, x1: 200, y1: 180 }, hints);
        const scores = found.map(({ score }) => score);
        expect(scores).to.deep.equal([...scores].sort((a, b) => b - a));
        expect(new Set(found.map((hint) => hint.label)).size).to.equal(found.length);
        for (const score of scores) expect(score).to.be.within(0.004, 1);
      }),
      { seed: 11 },
    );
  });
});
