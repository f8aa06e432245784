import { expect } from 'chai';
import fc from 'fast-check';
import { bayerToRgb } from '../../../../src/core/image/decode/color/bayerToRgb.ts';
import { decodeColor } from '../../../../src/core/image/decode/color/decodeColor.ts';
import { decodeDepth } from '../../../../src/core/image/decode/decodeDepth.ts';
import { decodeRvl } from '../../../../src/core/image/decode/decodeRvl.ts';
import type { RawImage } from '../../../../src/core/image/decode/RawImage.ts';
import { encodeRvl } from '../../../support/encodeRvl.ts';
import { rawImage } from '../../../support/rawImage.ts';

const rgbOf = (image: RawImage): number[] | string => {
  const result = decodeColor(image);
  return result.ok ? [...result.value.data] : result.failure.message;
};

describe('colour encodings of real drivers', () => {
  const [R, G, B] = [10, 20, 30];
  const alike: [string, readonly number[]][] = [
    ['8UC3', [B, G, R]],
    ['8UC4', [B, G, R, 255]],
    ['8uc3', [B, G, R]],
    ['RGB8', [R, G, B]],
    [' bgr8 ', [B, G, R]],
  ];
  for (const [encoding, pixel] of alike)
    it(`${encoding}: OpenCV's order, and names as they are written`, () => {
      expect(rgbOf(rawImage(encoding, 1, 1, pixel))).to.deep.equal([R, G, B]);
    });

  const high = (values: readonly number[], isBigEndian: boolean) =>
    values.flatMap((value) => (isBigEndian ? [value, 99] : [99, value]));
  for (const isBigEndian of [false, true])
    for (const [encoding, pixel] of [
      ['rgb16', [110, 120, 130]],
      ['bgr16', [130, 120, 110]],
      ['rgba16', [110, 120, 130, 255]],
      ['bgra16', [130, 120, 110, 255]],
      ['16UC3', [130, 120, 110]],
    ] as const)
      it(`${encoding}, ${isBigEndian ? 'big' : 'little'} end first: the upper byte`, () => {
        const image = rawImage(encoding, 1, 1, high(pixel, isBigEndian), { isBigEndian });
        expect(rgbOf(image)).to.deep.equal([110, 120, 130]);
      });

  it('mono16: all of it, or the 10 or 12 bits that the sensor has', () => {
    expect(rgbOf(rawImage('mono16', 2, 1, [0, 0x80, 0, 0xff]))).to.deep.equal([128, 128, 128, 255, 255, 255]);
    expect(rgbOf(rawImage('mono16', 2, 1, [0xff, 0x03, 0, 2]))).to.deep.equal([255, 255, 255, 128, 128, 128]);
    expect(rgbOf(rawImage('mono16', 2, 1, [0xff, 0x0f, 0, 8]))).to.deep.equal([255, 255, 255, 128, 128, 128]);
  });

  describe('YUV 4:2:0', () => {
    // One even colour: Y 81, U 90, V 240 is red by BT.601.
    const luma = Array(8).fill(81);
    const forms: [string, string, number[], Partial<RawImage>][] = [
      ['nv12', 'as sensor_msgs has it', [...luma, 90, 240, 90, 240], { step: 4 }],
      ['NV12', 'in capitals', [...luma, 90, 240, 90, 240], { step: 4 }],
      ['nv12', 'step of a row with its chroma', [...luma, 90, 240, 90, 240], { step: 6 }],
      ['nv12', 'height of all planes', [...luma, 90, 240, 90, 240], { step: 4, height: 3 }],
      [
        'nv12',
        'padded rows',
        [...luma.slice(4), 0, 0, ...luma.slice(4), 0, 0, 90, 240, 90, 240, 0, 0],
        { step: 6 },
      ],
      ['nv21', 'as sensor_msgs has it', [...luma, 240, 90, 240, 90], { step: 4 }],
      ['i420', 'planes', [...luma, 90, 90, 240, 240], { step: 4 }],
      ['yv12', 'planes', [...luma, 240, 240, 90, 90], { step: 4 }],
    ];
    for (const [encoding, what, data, more] of forms)
      it(`${encoding}, ${what}`, () => {
        const pixels = rgbOf(rawImage(encoding, 4, 2, data, more)) as number[];
        expect(pixels).to.have.length(24);
        for (let i = 0; i < 24; i += 3) {
          expect(pixels[i]).to.be.within(250, 255);
          expect(pixels[i + 1]).to.be.below(5);
          expect(pixels[i + 2]).to.be.below(5);
        }
      });

    it('refuses what is no whole image', () => {
      expect(rgbOf(rawImage('nv12', 4, 2, Array(11).fill(0), { step: 4 }))).to.match(
        /11 bytes are no nv12 image of 4x2/,
      );
      expect(rgbOf(rawImage('nv12', 3, 2, Array(9).fill(0), { step: 3 }))).to.match(/are no nv12 image/);
    });
  });

  describe('Bayer, bilinear', () => {
    for (const pattern of ['rggb', 'bggr', 'gbrg', 'grbg'] as const) {
      it(`bayer_${pattern}8 and 16: an even colour comes back as it was, to the edges`, () => {
        const colour: Record<string, number> = { r: 200, g: 100, b: 50 };
        const [width, height] = [6, 5];
        const mosaic = Array.from(
          { length: width * height },
          (_, i) => colour[pattern[((Math.floor(i / width) & 1) << 1) | ((i % width) & 1)]!]!,
        );
        const want = Array(width * height)
          .fill([200, 100, 50])
          .flat();
        expect(rgbOf(rawImage(`bayer_${pattern}8`, width, height, mosaic))).to.deep.equal(want);
        const wide = mosaic.flatMap((value) => [7, value]);
        expect(rgbOf(rawImage(`bayer_${pattern}16`, width, height, wide))).to.deep.equal(want);
      });
    }

    it('is the mean of the nearest that saw the colour', () => {
      // prettier-ignore
      const mosaic = Uint8Array.of(10, 20, 30, 40, 50, 60, 70, 80, 90);
      const middle = [...bayerToRgb(mosaic, 3, 3, 'rggb')].slice(12, 15);
      expect(middle).to.deep.equal([(10 + 30 + 70 + 90) / 4, (20 + 40 + 60 + 80) / 4, 50]);
    });

    it('reads padded rows', () => {
      const rows = [1, 2, 0, 0, 3, 4, 0, 0];
      expect(rgbOf(rawImage('bayer_rggb8', 2, 2, rows, { step: 4 }))).to.have.length(12);
    });
  });
});

describe('depth encodings of real drivers', () => {
  it('16SC1: millimetres, what is negative is invalid', () => {
    const result = decodeDepth(rawImage('16SC1', 3, 1, [0xe8, 0x03, 0xff, 0xff, 0xff, 0x7f]));
    expect(result.ok && [...result.value.data].map((z) => Math.round(z * 1000))).to.deep.equal([
      1000, 0, 32767,
    ]);
  });

  it('RVL: what its own coder wrote comes back, whatever the picture', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 65535 })), { maxLength: 300 }),
        (pixels) => {
          const decoded = decodeRvl(encodeRvl(pixels), pixels.length);
          expect(decoded && [...decoded]).to.deep.equal(pixels);
        },
      ),
      { seed: 5, numRuns: 500 },
    );
  });

  it('RVL: an example worked out by hand', () => {
    // One zero, two values: 5 is zigzag 10, the groups 2 (more follow: a) and 1; 4 is -1, zigzag 1. Nibbles 1 2 a 1 1 0 0 0.
    expect([...decodeRvl(Uint8Array.of(0x00, 0x10, 0xa1, 0x12), 3)!]).to.deep.equal([0, 5, 4]);
  });

  it('RVL: refuses what ends early, runs over, or never moves on', () => {
    const code = encodeRvl([0, 5, 4, 9, 9, 0, 0, 1]);
    expect(decodeRvl(code.subarray(0, 4), 8)).to.equal(undefined);
    expect(decodeRvl(code, 4)).to.equal(undefined);
    expect(decodeRvl(new Uint8Array(400), 8)).to.equal(undefined);
    expect(decodeRvl(new Uint8Array(400).fill(0xff), 8)).to.equal(undefined);
  });
});
