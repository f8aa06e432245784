import { expect } from 'chai';
import { bodyBands } from '../../../../src/core/image/persons/bodyBands.ts';
import type { Mask } from '../../../../src/core/types/landmarks.ts';

const person = (width: number, height: number): Mask => ({
  box: { x0: 10, y0: 20, x1: 10 + width, y1: 20 + height },
  bits: new Uint8Array(width * height).fill(1),
  pixelCount: width * height,
});
const rows = (mask: Mask | undefined) => mask && [mask.box.y0 - 20, mask.box.y1 - 20];

describe('bodyBands: what of a person shows which of their clothes', () => {
  it('finds head, shirt and trousers of a standing person by the metres of a pixel', () => {
    // 1.8 m in 360 rows.
    const { head, upper, lower } = bodyBands(person(100, 360), 0.005);
    expect(rows(head)).to.deep.equal([0, 44]);
    expect(rows(upper)).to.deep.equal([64, 136]);
    expect(rows(lower)).to.deep.equal([180, 290]);
    expect(upper!.pixelCount).to.equal(100 * 72);
  });

  it('shows no trousers of who is cut off at the waist, and the shirt where it is', () => {
    const { upper, lower } = bodyBands(person(100, 140), 0.005);
    expect(rows(upper)).to.deep.equal([64, 136]);
    expect(lower).to.equal(undefined);
  });

  it('goes by height where a whole person is seen without depth, else by the shoulders', () => {
    expect(rows(bodyBands(person(100, 340), undefined).lower)).to.deep.equal([180, 290]);
    const half = bodyBands(person(100, 140), undefined);
    expect(rows(half.upper)).to.deep.equal([64, 136]);
    expect(half.lower).to.equal(undefined);
  });

  it('tells nothing of a few pixels', () => {
    expect(bodyBands(person(4, 12), undefined)).to.deep.equal({});
  });
});
