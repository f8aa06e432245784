import { expect } from 'chai';
import { rasterDigits } from '../../../src/core/marks/draw/plates/rasterDigits.ts';
import { drawMarks } from '../../../src/core/marks/drawMarks.ts';
import { disc, maskWhere } from './bitmaps.ts';
import { landmarkOf, rampImage } from './syntheticLandmarks.ts';

const image = rampImage(320, 240);
const table = landmarkOf(
  3,
  maskWhere({ x0: 0, y0: 150, x1: 320, y1: 240 }, () => true),
  'support',
);
const landmarks = [landmarkOf(1, disc(80, 80, 30)), landmarkOf(2, disc(200, 90, 24)), table];

const changed = (drawn: { data: Uint8Array }, u: number, v: number): boolean =>
  [0, 1, 2].some((c) => drawn.data[(v * 320 + u) * 3 + c] !== image.data[(v * 320 + u) * 3 + c]);

describe('drawMarks', () => {
  it('draws on a copy', () => {
    const before = Uint8Array.from(image.data);
    const drawn = drawMarks(image, landmarks);
    expect(image.data).to.deep.equal(before);
    expect([drawn.width, drawn.height, drawn.data.length]).to.deep.equal([320, 240, 320 * 240 * 3]);
  });

  it('draws a number for every mark, surfaces included', () => {
    const drawn = drawMarks(image, landmarks);
    for (const { anchor } of landmarks) expect(changed(drawn, anchor[0], anchor[1])).to.equal(true);
  });

  it('leaves the image alone where there is no mark', () => {
    const drawn = drawMarks(image, landmarks, { overlay: 'both' });
    expect(changed(drawn, 5, 5)).to.equal(false);
    expect(changed(drawn, 310, 20)).to.equal(false);
    expect(drawMarks(image, []).data).to.deep.equal(image.data);
  });

  it('outlines masks or boxes as asked', () => {
    const masks = drawMarks(image, landmarks, { overlay: 'masks' });
    const boxes = drawMarks(image, landmarks, { overlay: 'boxes' });
    expect([changed(masks, 50, 80), changed(masks, 50, 50)]).to.deep.equal([true, false]);
    expect([changed(boxes, 50, 80), changed(boxes, 50, 50)]).to.deep.equal([true, true]);
    expect(changed(boxes, 60, 80)).to.equal(false);
  });

  it('makes the chosen mark stand out and the others step back', () => {
    const drawn = drawMarks(image, landmarks, { overlay: 'masks', target: 1 });
    expect(changed(drawn, 80, 60)).to.equal(true);
    expect(changed(drawn, 200, 75)).to.equal(false);
    expect(drawn.data).to.not.deep.equal(drawMarks(image, landmarks, { overlay: 'masks', target: 2 }).data);
  });

  it('is the same for the same input', () => {
    expect(drawMarks(image, landmarks).data).to.deep.equal(drawMarks(image, landmarks).data);
  });

  it('draws ten digits that differ plainly from each other at the smallest size', () => {
    const glyphs = Array.from({ length: 10 }, (_, digit) => rasterDigits(digit, 9));
    for (const [i, p] of glyphs.entries())
      for (const q of glyphs.slice(i + 1)) {
        const columns = Math.min(p.width, q.width);
        let difference = 0;
        for (let y = 0; y < p.height; y++)
          for (let x = 0; x < columns; x++)
            difference += Math.abs(p.ink[y * p.width + x]! - q.ink[y * q.width + x]!) / 255;
        expect(difference).to.be.above(3);
      }
  });
});
