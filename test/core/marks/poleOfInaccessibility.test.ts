import { expect } from 'chai';
import fc from 'fast-check';
import { poleOfInaccessibility } from '../../../src/core/marks/poleOfInaccessibility.ts';
import type { Mask } from '../../../src/core/types/landmarks.ts';
import { disc, maskOf } from './bitmaps.ts';

/** Distance of a pixel to the nearest pixel outside the mask, by looking at all of them, a ring around the box included. */
const slowDistance = ({ box, bits }: Mask, u: number, v: number): number => {
  const width = box.x1 - box.x0;
  let nearest = Number.POSITIVE_INFINITY;
  for (let y = box.y0 - 1; y <= box.y1; y++)
    for (let x = box.x0 - 1; x <= box.x1; x++) {
      const within = x >= box.x0 && x < box.x1 && y >= box.y0 && y < box.y1;
      if (within && bits[(y - box.y0) * width + x - box.x0]) continue;
      nearest = Math.min(nearest, Math.hypot(x - u, y - v));
    }
  return nearest;
};

describe('poleOfInaccessibility', () => {
  it('is the centre of a disc and of a frame-filling square', () => {
    expect(poleOfInaccessibility(disc(50, 40, 12))).to.deep.include({ u: 50, v: 40 });
    const full: Mask = {
      box: { x0: 0, y0: 0, x1: 9, y1: 9 },
      bits: new Uint8Array(81).fill(1),
      pixelCount: 81,
    };
    expect(poleOfInaccessibility(full)).to.deep.equal({ u: 4, v: 4, radius: 5 });
  });

  it('lies inside a ring, not in its hole', () => {
    const ring = maskOf(10, 20, ['######', '#....#', '#....#', '#....#', '######']);
    const pole = poleOfInaccessibility(ring)!;
    expect(ring.bits[(pole.v - 20) * 6 + pole.u - 10]).to.equal(1);
  });

  it('is the middle of a strip, not its end', () => {
    const strip = maskOf(0, 0, Array(5).fill('#'.repeat(41)));
    expect(poleOfInaccessibility(strip)).to.deep.equal({ u: 20, v: 2, radius: 3 });
  });

  it('is undefined for an empty mask', () => {
    expect(poleOfInaccessibility(maskOf(0, 0, ['...', '...']))).to.equal(undefined);
  });

  it('is as deep as the deepest pixel found by looking at every pair', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 16 }),
        fc.integer({ min: 1, max: 16 }),
        fc.array(fc.boolean(), { minLength: 256, maxLength: 256 }),
        fc.integer({ min: 0, max: 3 }),
        (width, height, random, holes) => {
          const bits = Uint8Array.from({ length: width * height }, (_, i) =>
            random[i] || (i * 7 + holes) % 4 > holes ? 1 : 0,
          );
          const box = { x0: 5, y0: 3, x1: 5 + width, y1: 3 + height };
          const mask = { box, bits, pixelCount: bits.reduce((sum, bit) => sum + bit, 0) };
          const pole = poleOfInaccessibility(mask);
          if (mask.pixelCount === 0) return pole === undefined;
          let deepest = 0;
          for (let v = 0; v < height; v++)
            for (let u = 0; u < width; u++)
              if (bits[v * width + u]) deepest = Math.max(deepest, slowDistance(mask, u + 5, v + 3));
          expect(pole!.radius).to.be.closeTo(deepest, 1e-9);
          expect(slowDistance(mask, pole!.u, pole!.v)).to.be.closeTo(deepest, 1e-9);
          return true;
        },
      ),
      { seed: 11, numRuns: 300 },
    );
  });
});
