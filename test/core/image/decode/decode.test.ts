import { expect } from 'chai';
import { decodeColor } from '../../../../src/core/image/decode/color/decodeColor.ts';
import { decodeDepth } from '../../../../src/core/image/decode/decodeDepth.ts';
import type { RawImage } from '../../../../src/core/image/decode/RawImage.ts';
import { registerDepth } from '../../../../src/core/image/decode/registerDepth.ts';
import { rawImage } from '../../../support/rawImage.ts';

const refusal = (result: ReturnType<typeof decodeColor | typeof decodeDepth>) =>
  result.ok ? 'accepted' : `${result.failure.code}: ${result.failure.message}`;
const colorOf = (image: RawImage) => {
  const result = decodeColor(image);
  if (!result.ok) throw new Error(result.failure.message);
  return [...result.value.data];
};
const depthOf = (image: RawImage) => {
  const result = decodeDepth(image);
  if (!result.ok) throw new Error(result.failure.message);
  return [...result.value.data].map((z) => Math.round(z * 1e6) / 1e6);
};

describe('decodeColor', () => {
  it('reads every packed encoding into the same RGB', () => {
    const cases: Record<string, number[]> = {
      rgb8: [1, 2, 3, 4, 5, 6],
      bgr8: [3, 2, 1, 6, 5, 4],
      rgba8: [1, 2, 3, 99, 4, 5, 6, 99],
      bgra8: [3, 2, 1, 99, 6, 5, 4, 99],
    };
    for (const [encoding, bytes] of Object.entries(cases))
      expect(colorOf(rawImage(encoding, 2, 1, Uint8Array.from(bytes))), encoding).to.deep.equal([
        1, 2, 3, 4, 5, 6,
      ]);
    expect(colorOf(rawImage('mono8', 2, 1, Uint8Array.of(7, 8)))).to.deep.equal([7, 7, 7, 8, 8, 8]);
  });

  it('reads both packings of YUV 4:2:2 to the same colours: white, black, and BT.601 red', () => {
    for (const [encoding, order] of [
      ['yuv422', [1, 0, 3, 2]],
      ['yuv422_yuy2', [0, 1, 2, 3]],
    ] as const) {
      // biome-ignore format: one line
      const pack = (y0: number, u: number, y1: number, v: number) => {
        const yuyv = [y0, u, y1, v];
        return Uint8Array.from(order.map((i) => yuyv[i]!));
      };
      expect(colorOf(rawImage(encoding, 2, 1, pack(235, 128, 16, 128)))).to.deep.equal([
        255, 255, 255, 0, 0, 0,
      ]);
      const [red, green, blue] = colorOf(rawImage(encoding, 2, 1, pack(81, 90, 81, 240)));
      expect(red).to.be.within(253, 255);
      expect(green).to.be.at.most(2);
      expect(blue).to.be.at.most(2);
    }
    expect(refusal(decodeColor(rawImage('yuv422', 1, 1, Uint8Array.of(1, 2))))).to.match(
      /^BAD_IMAGE.*width is 1/,
    );
  });

  it('skips row padding', () => {
    const padded = Uint8Array.of(1, 2, 3, 0, 0, 4, 5, 6, 0, 0);
    expect(colorOf(rawImage('rgb8', 1, 2, padded))).to.deep.equal([1, 2, 3, 4, 5, 6]);
  });

  it('does not copy an unpadded rgb8 image', () => {
    const data = Uint8Array.of(1, 2, 3);
    const result = decodeColor(rawImage('rgb8', 1, 1, data));
    expect(result.ok && result.value.data).to.equal(data);
  });

  it('refuses each malformed header with what was found, whose and of which stamp', () => {
    const good = new Uint8Array(12);
    const cases: [string, RawImage, RegExp][] = [
      ['empty data', rawImage('rgb8', 2, 2, new Uint8Array(0), { step: 6 }), /0 bytes of data.*2 \* 6 = 12/],
      ['one byte short', rawImage('rgb8', 2, 2, good.subarray(1), { step: 6 }), /11 bytes/],
      ['one byte long', rawImage('rgb8', 2, 2, new Uint8Array(13), { step: 6 }), /13 bytes/],
      ['step 0', rawImage('rgb8', 2, 2, good, { step: 0 }), /step 0 is less than the 6 bytes/],
      ['step too small', rawImage('rgb8', 2, 2, good, { step: 5 }), /step 5/],
      ['width 0', rawImage('rgb8', 0, 2, good), /size is 0x2/],
      ['height 0', rawImage('rgb8', 2, 0, good, { step: 6 }), /size is 2x0/],
      ['65535 squared', rawImage('rgb8', 65535, 65535, good, { step: 196605 }), /over the limit/],
      ['product over 2^32', rawImage('mono8', 8192, 4096, good, { step: 2 ** 21 }), /= 8589934592/],
      ['unknown encoding', rawImage('rgb32', 2, 2, good, { step: 6 }), /encoding 'rgb32' is not one of rgb8/],
      ['a depth encoding', rawImage('16UC1', 2, 2, good, { step: 6 }), /encoding '16UC1'/],
      ['a name of Object', rawImage('__proto__', 2, 2, good, { step: 6 }), /encoding '__proto__'/],
      ['control characters', rawImage('rgb8\n\u001b[2J', 2, 2, good, { step: 6 }), /encoding 'rgb8\?\?\[2J'/],
    ];
    for (const [name, image, found] of cases) {
      const said = refusal(decodeColor(image));
      expect(said, name).to.match(/^BAD_IMAGE: color\/image \(frame 'camera', stamp 5\): /);
      expect(said, name).to.match(found);
    }
  });
});

describe('decodeDepth', () => {
  it('takes the unit from the encoding: 16UC1 millimetres, 32FC1 metres', () => {
    expect(depthOf(rawImage('16UC1', 2, 1, Uint8Array.of(0xe8, 0x03, 0, 0)))).to.deep.equal([1, 0]);
    const floats = Float32Array.of(1.5, 0.25);
    expect(depthOf(rawImage('32FC1', 2, 1, new Uint8Array(floats.buffer)))).to.deep.equal([1.5, 0.25]);
  });

  it('honours is_bigendian', () => {
    const big = { isBigEndian: true };
    expect(depthOf(rawImage('16UC1', 2, 1, Uint8Array.of(0x03, 0xe8, 0, 1), big))).to.deep.equal([1, 0.001]);
    const bytes = new Uint8Array(8);
    const view = new DataView(bytes.buffer);
    view.setFloat32(0, 1.5, false);
    view.setFloat32(4, 2.5, false);
    expect(depthOf(rawImage('32FC1', 2, 1, bytes, big))).to.deep.equal([1.5, 2.5]);
  });

  it('makes NaN, infinities, negative and zero depth the one invalid value 0', () => {
    const floats = Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, 0, 2);
    expect(depthOf(rawImage('32FC1', 6, 1, new Uint8Array(floats.buffer)))).to.deep.equal([0, 0, 0, 0, 0, 2]);
  });

  it('skips row padding and reads from odd addresses', () => {
    const bytes = Uint8Array.of(9, 0xe8, 0x03, 7, 7, 0xd0, 0x07, 7, 7).subarray(1);
    expect(depthOf(rawImage('16UC1', 1, 2, bytes))).to.deep.equal([1, 2]);
    const held = new Uint8Array(13);
    new DataView(held.buffer).setFloat32(1, 3.5, true);
    new DataView(held.buffer).setFloat32(7, 4.5, true);
    expect(depthOf(rawImage('32FC1', 1, 2, held.subarray(1)))).to.deep.equal([3.5, 4.5]);
  });

  it('refuses 16UC1 data declared as 8UC1, and colour', () => {
    const data = new Uint8Array(8);
    for (const encoding of ['8UC1', 'rgb8', 'mono8'])
      expect(refusal(decodeDepth(rawImage(encoding, 2, 2, data)))).to.match(/BAD_IMAGE.*not one of 16UC1/);
  });
});

describe('registerDepth', () => {
  const ramp = (width: number, height: number) => ({
    width,
    height,
    data: Float32Array.from({ length: width * height }, (_, i) => i + 1),
  });

  it('passes equal sizes through and repeats or samples whole-number ratios', () => {
    const same = ramp(4, 2);
    const through = registerDepth(same, { width: 4, height: 2 });
    expect(through.ok && through.value).to.equal(same);
    const grown = registerDepth(ramp(2, 1), { width: 4, height: 2 });
    expect(grown.ok && [...grown.value.data]).to.deep.equal([1, 1, 2, 2, 1, 1, 2, 2]);
    const sampled = registerDepth(ramp(6, 3), { width: 2, height: 1 });
    expect(sampled.ok && [...sampled.value.data], 'the middle of each 3x3').to.deep.equal([8, 11]);
  });

  it('refuses every other ratio, with both sizes', () => {
    for (const [width, height] of [
      [3, 3],
      [4, 5],
      [4, 2],
      [640, 481],
    ] as const) {
      // biome-ignore format: one line
      const result = registerDepth(ramp(2, 2), { width, height });
      expect(result.ok ? 'accepted' : result.failure.message).to.match(/depth is 2x2 and colour/);
    }
  });

  it('samples without a rounding slip at any whole ratio', () => {
    for (let ratio = 1; ratio <= 60; ratio++) {
      const grown = registerDepth(ramp(2, 1), { width: 2 * ratio, height: ratio });
      expect(grown.ok && grown.value.data[ratio], `ratio ${ratio}`).to.equal(2);
      expect(grown.ok && grown.value.data[ratio - 1], `ratio ${ratio}`).to.equal(1);
    }
  });
});
