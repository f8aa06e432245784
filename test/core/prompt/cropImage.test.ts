import { expect } from 'chai';
import { cropImage } from '../../../src/core/prompt/cropImage.ts';

const image = { width: 40, height: 30, data: Uint8Array.from({ length: 3600 }, (_, i) => i % 251) };

describe('cropImage', () => {
  it('copies the pixels of the box and its margin', () => {
    const crop = cropImage(image, { x0: 10, y0: 5, x1: 30, y1: 25 });
    expect([crop.width, crop.height]).to.deep.equal([26, 26]);
    expect(crop.data[0]).to.equal(image.data[(2 * 40 + 7) * 3]);
    crop.data.fill(0);
    expect(image.data[(2 * 40 + 7) * 3]).to.not.equal(0);
  });

  it('stays inside the image and is never empty', () => {
    for (const box of [
      { x0: 0, y0: 0, x1: 1, y1: 1 },
      { x0: 39, y0: 29, x1: 40, y1: 30 },
      { x0: 0, y0: 0, x1: 40, y1: 30 },
      { x0: 10, y0: 10, x1: 10, y1: 10 },
    ]) {
      const crop = cropImage(image, box);
      expect(crop.width).to.be.within(1, 40);
      expect(crop.height).to.be.within(1, 30);
      expect(crop.data.length).to.equal(crop.width * crop.height * 3);
    }
  });
});
