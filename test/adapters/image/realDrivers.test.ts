import { expect } from 'chai';
import { SharpImageCodec } from '../../../src/adapters/image/SharpImageCodec.ts';
import { depthEncodingOf } from '../../../src/core/image/decode/depthEncodingOf.ts';
import type { Result } from '../../../src/core/result.ts';
import { encodeRvl } from '../../support/encodeRvl.ts';
import { concat, greyPng16 } from './encoded.ts';

const codec = new SharpImageCodec();
const limits = { maxPixels: 640 * 480 };
const [width, height] = [48, 32];
const image = {
  width,
  height,
  data: Uint8Array.from({ length: width * height * 3 }, (_, i) => (i * 31 + ((i * i) % 97)) & 255),
};

const decoded = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
};

describe('JPEG as USB cameras send it', () => {
  let jpeg: Uint8Array;
  let pixels: Uint8Array;
  before(async () => {
    jpeg = await codec.encodeJpeg(image, 90);
    pixels = decoded(await codec.decodeColor(jpeg, limits)).data;
  });

  const tails: Record<string, Uint8Array> = {
    zeros: new Uint8Array(40),
    'what the buffer still held': Uint8Array.from({ length: 300 }, (_, i) => (i * 7 + 1) & 255),
    'one odd byte': Uint8Array.of(0x0a),
    'another end marker': Uint8Array.of(0xff, 0xd9),
    'the head of another image': Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16),
  };
  for (const [name, tail] of Object.entries(tails))
    it(`with ${name} after its end`, async () => {
      expect(decoded(await codec.decodeColor(concat(jpeg, tail), limits)).data).to.deep.equal(pixels);
    });

  it('without an end marker', async () => {
    const open = jpeg.subarray(0, jpeg.length - 2);
    expect(decoded(await codec.decodeColor(open, limits)).data).to.deep.equal(pixels);
  });

  it('but not one that was cut, wherever', async () => {
    for (let left = 20; left < jpeg.length - 40; left += 31) {
      const result = await codec.decodeColor(jpeg.subarray(0, left), limits);
      expect(result.ok, `${left} of ${jpeg.length} bytes`).to.equal(false);
    }
  });
});

describe('compressed depth as transports send it', () => {
  const millimetres = Array.from({ length: width * height }, (_, i) => (i % 7 === 0 ? 0 : 500 + (i % 900)));
  const header = (a = 0, b = 0, format = 0) => {
    const view = new DataView(new ArrayBuffer(12));
    view.setInt32(0, format, true);
    view.setFloat32(4, a, true);
    view.setFloat32(8, b, true);
    return new Uint8Array(view.buffer);
  };
  const rvl = (values: readonly number[], [w, h] = [width, height]) => {
    const size = new DataView(new ArrayBuffer(8));
    size.setInt32(0, w!, true);
    size.setInt32(4, h!, true);
    return concat(new Uint8Array(size.buffer), encodeRvl(values));
  };
  const metres = millimetres.map((mm) => mm / 1000);
  // Quantised as the transport does: A = q (q + 1) with q 100, B = 1 - A / 10 m.
  const [a, b] = [10100, 1 - 1010];
  const quantised = metres.map((z) => (z === 0 ? 0 : Math.round(a / z + b)));

  const png = (values: readonly number[]) => greyPng16(width, height, values);
  const forms: [format: string, payload: Uint8Array, within: number][] = [
    ['16UC1; compressedDepth png', concat(header(), png(millimetres)), 1e-6],
    ['16UC1; compressedDepth', concat(header(9, 9, 7), png(millimetres)), 1e-6],
    ['mono16; compressedDepth png', concat(header(), png(millimetres)), 1e-6],
    ['16SC1; compressedDepth png', concat(header(), png(millimetres)), 1e-6],
    ['16UC1; compressedDepth rvl', concat(header(), rvl(millimetres)), 1e-6],
    ['16UC1; compressedDepth RVL', concat(header(), rvl(millimetres)), 1e-6],
    ['32FC1; compressedDepth png', concat(header(a, b), png(quantised)), 0.001],
    ['32FC1; compressedDepth rvl', concat(header(a, b), rvl(quantised)), 0.001],
    ['16UC1; png compressed', png(millimetres), 1e-6],
    ['png', png(millimetres), 1e-6],
    ['', png(millimetres), 1e-6],
  ];
  for (const [format, payload, within] of forms)
    it(`${JSON.stringify(format)}, ${payload.length} bytes`, async () => {
      const encoding = depthEncodingOf(format)!;
      const depth = decoded(await codec.decodeDepth(payload, limits, encoding));
      expect([depth.width, depth.height]).to.deep.equal([width, height]);
      const worst = Math.max(...metres.map((z, i) => Math.abs(z - depth.data[i]!)));
      expect(worst).to.be.below(within);
    });

  it('takes what is negative in 16SC1 for invalid', async () => {
    const depth = decoded(await codec.decodeDepth(greyPng16(2, 1, [1000, 65535]), limits, '16SC1'));
    expect([...depth.data]).to.deep.equal([1, 0]);
  });

  it('refuses a format that is no depth', () => {
    for (const format of ['jpeg', 'rgb8; jpeg compressed bgr8', 'bgr8; compressedDepth png', '8UC1; png'])
      expect(depthEncodingOf(format), format).to.equal(undefined);
  });

  it('refuses RVL that is cut, of no size, or larger than the limit, before making room for it', async () => {
    const whole = concat(header(), rvl(millimetres));
    for (const [payload, found] of [
      [whole.subarray(0, whole.length - 200), /are no RVL/],
      [concat(header(), rvl(millimetres, [0, 32])), /RVL of a size/],
      [concat(header(), rvl(millimetres, [-5, 32])), /RVL of a size/],
      [concat(header(), rvl(millimetres, [65536, 65536])), /at most 307200/],
      [concat(header(), rvl(millimetres, [width, height + 1])), /are no RVL/],
    ] as const) {
      const result = await codec.decodeDepth(payload, limits, '16UC1');
      expect(!result.ok && result.failure.message).to.match(found);
    }
  });
});
