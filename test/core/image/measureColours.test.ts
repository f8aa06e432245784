import { expect } from 'chai';
import fc from 'fast-check';
import { COLOUR_NAMES, COLOUR_PROTOTYPES } from '../../../src/core/image/colourPrototypes.ts';
import { measureColours } from '../../../src/core/image/measureColours.ts';
import type { ColorImage } from '../../../src/core/types/images.ts';
import type { Mask } from '../../../src/core/types/landmarks.ts';

type Rgb = readonly [number, number, number];
const NEUTRAL = { gains: [1, 1, 1] } as const;

const painted = (width: number, height: number, colourAt: (u: number, v: number) => Rgb): ColorImage => {
  const data = new Uint8Array(width * height * 3);
  for (let v = 0; v < height; v++)
    for (let u = 0; u < width; u++) data.set(colourAt(u, v), (v * width + u) * 3);
  return { width, height, data };
};

const fullMask = (x0: number, y0: number, x1: number, y1: number): Mask => {
  const pixelCount = (x1 - x0) * (y1 - y0);
  return { box: { x0, y0, x1, y1 }, bits: new Uint8Array(pixelCount).fill(1), pixelCount };
};

const shareOf = (colours: readonly { name: string; share: number }[], name: string): number =>
  colours.find((c) => c.name === name)?.share ?? 0;

describe('measureColours', () => {
  it('gives every prototype its own name', () => {
    for (const name of COLOUR_NAMES)
      for (const rgb of COLOUR_PROTOTYPES[name]) {
        const image = painted(20, 20, () => rgb);
        const { colours } = measureColours(image, NEUTRAL)(fullMask(0, 0, 20, 20));
        expect(colours[0]?.name, `${name} ${rgb}`).to.equal(name);
      }
  });

  it('measures the shares of a two-coloured thing', () => {
    const image = painted(60, 60, (u) => (u < 20 ? [200, 25, 35] : [240, 240, 240]));
    const { colours, meanRgb } = measureColours(image, NEUTRAL)(fullMask(0, 0, 60, 60));
    expect(shareOf(colours, 'white')).to.be.closeTo(2 / 3, 0.08);
    expect(shareOf(colours, 'red')).to.be.closeTo(1 / 3, 0.08);
    expect(meanRgb[2]).to.be.within(160, 185);
  });

  it('keeps the name of a coloured thing from its lit to its shaded side', () => {
    for (const [name, rgb] of [
      ['red', [210, 30, 35]],
      ['blue', [40, 90, 205]],
      ['green', [40, 165, 60]],
      ['yellow', [245, 210, 40]],
    ] as const) {
      const image = painted(100, 40, (u) => rgb.map((c) => Math.round(c * (1 - u / 200))) as unknown as Rgb);
      const { colours } = measureColours(image, NEUTRAL)(fullMask(0, 0, 100, 40));
      expect(shareOf(colours, name), name).to.be.above(0.75);
    }
  });

  it('calls a white thing with a shaded side white, and an evenly grey one grey', () => {
    const cup = painted(100, 40, (u) => [250 - u, 250 - u, 250 - u]);
    expect(shareOf(measureColours(cup, NEUTRAL)(fullMask(0, 0, 100, 40)).colours, 'white')).to.be.above(0.8);
    const tape = painted(100, 40, () => [135, 135, 135]);
    expect(shareOf(measureColours(tape, NEUTRAL)(fullMask(0, 0, 100, 40)).colours, 'grey')).to.be.above(0.9);
  });

  it('does not call the noise of dark pixels a colour', () => {
    const image = painted(40, 40, (u, v) => [
      30 + ((u * 7 + v * 3) % 5),
      30 + ((u + v) % 5),
      30 + ((u * v) % 5),
    ]);
    const { colours } = measureColours(image, NEUTRAL)(fullMask(0, 0, 40, 40));
    expect(shareOf(colours, 'black')).to.be.above(0.9);
  });

  it('sees white under bluish and yellowish light', () => {
    for (const light of [
      [0.78, 0.92, 1],
      [1, 0.93, 0.78],
    ] as const) {
      const image = painted(100, 100, (u, v) => {
        const level = u < 30 && v < 30 ? 245 : (u + v) % 2 ? 120 : 90;
        return light.map((l) => Math.round(l * level)) as unknown as Rgb;
      });
      const { colours } = measureColours(image)(fullMask(0, 0, 30, 30));
      expect(colours[0]?.name, `${light}`).to.equal('white');
    }
  });

  it('ignores the rim, where a mask holds background', () => {
    const image = painted(60, 60, (u, v) =>
      u > 2 && v > 2 && u < 57 && v < 57 ? [30, 80, 200] : [200, 25, 35],
    );
    const { colours } = measureColours(image, NEUTRAL)(fullMask(0, 0, 60, 60));
    expect(shareOf(colours, 'red')).to.equal(0);
  });

  it('measures masks of any shape: shares within 0..1, largest first, names of the closed list', () => {
    const image = painted(50, 40, (u, v) => [(u * 5) % 256, (v * 6) % 256, (u * v) % 256]);
    const measure = measureColours(image);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 45 }),
        fc.integer({ min: 0, max: 35 }),
        fc.integer({ min: 1, max: 5 }),
        fc.infiniteStream(fc.nat(1)),
        (x0, y0, size, stream) => {
          const bits = Uint8Array.from({ length: size * size }, () => stream.next().value as number);
          const pixelCount = bits.reduce((sum, bit) => sum + bit, 0);
          const { colours, meanRgb } = measure({
            box: { x0, y0, x1: x0 + size, y1: y0 + size },
            bits,
            pixelCount,
          });
          const shares = colours.map((c) => c.share);
          expect(shares).to.deep.equal([...shares].sort((p, q) => q - p));
          expect(shares.reduce((sum, s) => sum + s, 0)).to.be.at.most(1 + 1e-9);
          expect(meanRgb.every((c) => c >= 0 && c <= 255)).to.equal(true);
          for (const { name } of colours) expect(COLOUR_NAMES).to.include(name);
          if (pixelCount > 0) expect(colours.length).to.be.above(0);
        },
      ),
      { seed: 7, numRuns: 200 },
    );
  });
});
