import { expect } from 'chai';
import fc from 'fast-check';
import { COCO_LABELS } from '../../../src/core/detect/cocoLabels.ts';
import { fitInput, toImageBox } from '../../../src/core/detect/InputFit.ts';
import { nameBoxes } from '../../../src/core/detect/nameBoxes.ts';
import { suppressBoxes } from '../../../src/core/detect/suppressBoxes.ts';
import { boxIou } from '../../../src/core/geometry/boxOverlap.ts';

const box = (x0: number, y0: number, x1: number, y1: number, score = 0.5, label = 0) => ({
  x0,
  y0,
  x1,
  y1,
  score,
  label,
});
const OPTIONS = { sameLabelIou: 0.5, otherLabelIou: 0.7, maxObjects: 10 };

describe('suppressBoxes', () => {
  it('keeps the labels of what it suppresses as alternatives of the best box, best first', () => {
    const boxes = [box(0, 0, 100, 100, 0.3, 2), box(2, 0, 100, 100, 0.6, 1), box(0, 2, 100, 100, 0.4, 3)];
    expect(suppressBoxes(boxes, OPTIONS)).to.deep.equal([
      {
        box: boxes[1],
        names: [
          { label: 1, score: 0.6 },
          { label: 3, score: 0.4 },
          { label: 2, score: 0.3 },
        ],
      },
    ]);
  });

  it('asks for more overlap between different labels: a cup in front of a book is not the book', () => {
    const half = [box(0, 0, 100, 100, 0.6, 1), box(0, 0, 100, 60, 0.5, 2)];
    expect(suppressBoxes(half, OPTIONS)).to.have.length(2);
    expect(
      suppressBoxes(
        half.map((b) => ({ ...b, label: 1 })),
        OPTIONS,
      ),
    ).to.have.length(1);
  });

  it('leaves no two objects of one label that overlap, and loses no label', () => {
    const side = fc.integer({ min: 1, max: 40 });
    const any = fc
      .tuple(fc.nat(60), fc.nat(60), side, side, fc.double({ min: 0.1, max: 1, noNaN: true }), fc.nat(2))
      .map(([x, y, w, h, score, label]) => box(x, y, x + w, y + h, score, label));
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), (boxes) => {
        const kept = suppressBoxes(boxes, { ...OPTIONS, maxObjects: 100 });
        for (const a of kept)
          for (const b of kept)
            if (a !== b && a.box.label === b.box.label) expect(boxIou(a.box, b.box)).to.be.below(0.5);
        const labels = (list: readonly number[]) => [...new Set(list)].sort();
        expect(labels(kept.flatMap((k) => k.names.map((n) => n.label)))).to.deep.equal(
          labels(boxes.map((b) => b.label)),
        );
      }),
      { seed: 9 },
    );
  });
});

describe('fitInput and toImageBox', () => {
  it('bring a box back to where it was, for any image, input and fit', () => {
    const side = fc.integer({ min: 64, max: 2000 });
    fc.assert(
      fc.property(
        side,
        side,
        side,
        side,
        fc.constantFrom('stretch', 'letterbox'),
        fc.constantFrom('corner', 'centre'),
        (w, h, iw, ih, kind, anchor) => {
          const image = { width: w, height: h };
          const fit = fitInput(image, { width: iw, height: ih }, kind as 'stretch', anchor as 'corner');
          expect(fit.offsetX + fit.width).to.be.at.most(iw);
          expect(fit.offsetY + fit.height).to.be.at.most(ih);
          const there = {
            x0: 10 * fit.scaleX + fit.offsetX,
            y0: 20 * fit.scaleY + fit.offsetY,
            x1: 50 * fit.scaleX + fit.offsetX,
            y1: 60 * fit.scaleY + fit.offsetY,
          };
          expect(toImageBox(there, fit, image)).to.deep.equal({ x0: 10, y0: 20, x1: 50, y1: 60 });
        },
      ),
      { seed: 2 },
    );
  });

  it('clips to the image and drops what lies outside', () => {
    const image = { width: 100, height: 50 };
    const fit = fitInput(image, image, 'stretch');
    expect(toImageBox(box(-20, -5, 300, 20), fit, image)).to.deep.equal({ x0: 0, y0: 0, x1: 100, y1: 20 });
    expect(toImageBox(box(120, 0, 300, 20), fit, image)).to.equal(undefined);
  });
});

describe('nameBoxes', () => {
  it('names boxes in image pixels, and says the number of a class that the list lacks', () => {
    const image = { width: 640, height: 480 };
    const fit = fitInput(image, { width: 320, height: 240 }, 'stretch');
    const boxes = [box(10, 10, 60, 60, 0.5, 41), box(100, 100, 120, 140, 0.4, 90)];
    expect(nameBoxes(boxes, COCO_LABELS, fit, image, OPTIONS)).to.deep.equal([
      { box: { x0: 20, y0: 20, x1: 120, y1: 120 }, labels: [{ label: 'cup', score: 0.5 }] },
      { box: { x0: 200, y0: 200, x1: 240, y1: 280 }, labels: [{ label: 'class 90', score: 0.4 }] },
    ]);
  });

  it('knows eighty classes, each once, at the places where COCO has them', () => {
    expect(new Set(COCO_LABELS).size).to.equal(80);
    const at = {
      0: 'person',
      39: 'bottle',
      56: 'chair',
      60: 'dining table',
      62: 'tv',
      73: 'book',
      79: 'toothbrush',
    };
    for (const [index, name] of Object.entries(at)) expect(COCO_LABELS[Number(index)]).to.equal(name);
  });
});
