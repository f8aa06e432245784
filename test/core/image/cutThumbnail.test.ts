import { expect } from 'chai';
import { cutThumbnail } from '../../../src/core/image/cutThumbnail.ts';

describe('cutThumbnail', () => {
  /** Red rises to the right, green downwards, both by one a pixel. */
  const image = (width: number, height: number) => {
    const data = new Uint8Array(width * height * 3);
    for (let v = 0; v < height; v++) for (let u = 0; u < width; u++) data.set([u, v, 7], (v * width + u) * 3);
    return { width, height, data };
  };

  it('gives a small box its pixels and a margin, never enlarged', () => {
    const small = cutThumbnail(image(100, 80), { x0: 20, y0: 30, x1: 40, y1: 40 }, 96);
    expect([small.width, small.height]).to.deep.equal([24, 14]);
    expect([...small.data.subarray(0, 3)]).to.deep.equal([18, 28, 7]);
    expect([...small.data.subarray(-3)]).to.deep.equal([41, 41, 7]);
  });

  it('makes a large one small by means, in its own proportions', () => {
    const small = cutThumbnail(image(200, 100), { x0: 0, y0: 0, x1: 200, y1: 100 }, 50);
    expect([small.width, small.height]).to.deep.equal([50, 25]);
    expect([...small.data.subarray(0, 3)], 'the mean of four by four').to.deep.equal([2, 2, 7]);
  });

  it('stays within the image, and has a pixel at least', () => {
    const corner = cutThumbnail(image(20, 20), { x0: 15, y0: 15, x1: 20, y1: 20 }, 96);
    expect([corner.width, corner.height]).to.deep.equal([6, 6]);
    const line = cutThumbnail(image(200, 4), { x0: 0, y0: 1, x1: 200, y1: 2 }, 20);
    expect([line.width, line.height]).to.deep.equal([20, 1]);
  });
});
