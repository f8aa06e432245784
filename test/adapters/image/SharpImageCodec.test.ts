import { expect } from 'chai';
import fc from 'fast-check';
import { SharpImageCodec } from '../../../src/adapters/image/SharpImageCodec.ts';
import type { Result } from '../../../src/core/result.ts';
import type { ColorImage } from '../../../src/core/types/images.ts';
import { chunk, compressedDepth, concat, greyPng16, ihdr, PNG_SIGNATURE, png, pngBomb } from './encoded.ts';

const codec = new SharpImageCodec();
const limits = { maxPixels: 640 * 480 };

const refusal = (result: Result<unknown>): string => {
  if (result.ok) throw new Error('expected a refusal');
  expect(result.failure.code).to.equal('BAD_IMAGE');
  return result.failure.message;
};

const decoded = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
};

const gradient = (width: number, height: number): ColorImage => {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < data.length; i++) data[i] = (i * 7) % 251;
  return { width, height, data };
};

describe('SharpImageCodec', () => {
  it('gives back the same pixels through PNG', async () => {
    const image = gradient(37, 23);
    const back = decoded(await codec.decodeColor(await codec.encodePng(image), limits));
    expect(back).to.deep.equal(image);
  });

  it('gives back about the same pixels through JPEG', async () => {
    const data = new Uint8Array(64 * 48 * 3).map((_, i) => [200, 90, 40][i % 3]!);
    const jpeg = await codec.encodeJpeg({ width: 64, height: 48, data }, 90);
    const back = decoded(await codec.decodeColor(jpeg, limits));
    expect([back.width, back.height]).to.deep.equal([64, 48]);
    expect(Math.max(...back.data.map((byte, i) => Math.abs(byte - data[i]!)))).to.be.below(6);
  });

  it('expands grey images to RGB and drops an alpha channel', async () => {
    const grey = png(ihdr(2, 1, 8, 0), [Uint8Array.of(7, 200)]);
    expect([...decoded(await codec.decodeColor(grey, limits)).data]).to.deep.equal([7, 7, 7, 200, 200, 200]);
    const rgba = png(ihdr(1, 1, 8, 6), [Uint8Array.of(1, 2, 3, 0)]);
    expect([...decoded(await codec.decodeColor(rgba, limits)).data]).to.deep.equal([1, 2, 3]);
  });

  it('decodes every 16-bit depth value to its metres', async () => {
    const values = Array.from({ length: 256 * 256 }, (_, i) => i);
    const depth = decoded(await codec.decodeDepth(greyPng16(256, 256, values), limits));
    expect(depth.data.findIndex((z, i) => z !== Math.fround(i * 0.001))).to.equal(-1);
  });

  it('inverts the quantisation of compressedDepth 32FC1', async () => {
    const a = 100 * 101;
    const b = 1 - a / 10;
    const metres = [0.5, 1, 2.5, 9];
    const body = greyPng16(5, 1, [0, ...metres.map((z) => Math.round(a / z + b))]);
    const depth = decoded(await codec.decodeDepth(compressedDepth(a, b, body), limits, '32FC1'));
    expect(depth.data[0]).to.equal(0);
    metres.forEach((z, i) => {
      expect(depth.data[i + 1]).to.be.closeTo(z, z * z * 1e-4);
    });
  });

  it('reads compressedDepth 16UC1 as millimetres whatever its unused parameters say', async () => {
    const payload = compressedDepth(Number.NaN, -1e30, greyPng16(2, 1, [0, 1234]));
    const depth = decoded(await codec.decodeDepth(payload, limits, '16UC1'));
    expect([...depth.data]).to.deep.equal([0, Math.fround(1.234)]);
  });

  it('refuses a short or lying compressedDepth header', async () => {
    const body = greyPng16(2, 1, [1, 2]);
    const lies = [
      [Number.NaN, 0],
      [0, 0],
      [-5, 0],
      [10, Number.POSITIVE_INFINITY],
      [10, 70000],
    ] as const;
    for (const [a, b] of lies)
      expect(refusal(await codec.decodeDepth(compressedDepth(a, b, body), limits, '32FC1'))).to.contain(
        'header',
      );
    expect(refusal(await codec.decodeDepth(compressedDepth(10, 0, body, 7), limits, '32FC1'))).to.contain(
      'format 7',
    );
    expect(refusal(await codec.decodeDepth(new Uint8Array(12), limits))).to.contain('12 bytes');
    expect(refusal(await codec.decodeDepth(new Uint8Array(400), limits))).to.contain('no PNG');
    expect(refusal(await codec.decodeDepth(new Uint8Array(0), limits))).to.contain('0 bytes');
    expect(refusal(await codec.decodeDepth(body, limits, '32FC1'))).to.contain('32FC1');
  });

  it('refuses a colour PNG or a JPEG as depth', async () => {
    expect(refusal(await codec.decodeDepth(await codec.encodePng(gradient(4, 4)), limits))).to.contain(
      '16-bit',
    );
    const jpeg = await codec.encodeJpeg(gradient(8, 8), 80);
    expect(refusal(await codec.decodeDepth(concat(new Uint8Array(12), jpeg), limits))).to.contain('no PNG');
  });

  it('refuses a PNG of 30000x30000 pixels by its header', async () => {
    const bomb = pngBomb(30000, 3000);
    new DataView(bomb.buffer).setUint32(20, 30000);
    const whole = concat(PNG_SIGNATURE, chunk('IHDR', ihdr(30000, 30000, 1, 0)), bomb.subarray(33));
    expect(whole.length).to.be.below(100_000);
    expect(refusal(await codec.decodeColor(whole, limits))).to.contain('30000x30000');
    expect(refusal(await codec.decodeDepth(whole, limits))).to.contain('30000x30000');
  });

  it('refuses a JPEG that claims 65500x65500', async () => {
    const jpeg = await codec.encodeJpeg(gradient(16, 16), 80);
    const at = jpeg.findIndex((byte, i) => byte === 0xff && jpeg[i + 1] === 0xc0);
    new DataView(jpeg.buffer, jpeg.byteOffset).setUint16(at + 5, 65500);
    new DataView(jpeg.buffer, jpeg.byteOffset).setUint16(at + 7, 65500);
    expect(refusal(await codec.decodeColor(jpeg, limits))).to.contain('65500x65500');
  });

  it('refuses another size than the camera has', async () => {
    const small = await codec.encodePng(gradient(32, 24));
    const camera = { ...limits, expected: { width: 640, height: 480 } };
    expect(refusal(await codec.decodeColor(small, camera))).to.contain('32x24, expected 640x480');
  });

  it('refuses what is neither JPEG nor PNG by its first bytes, in any disguise', async () => {
    const texts = [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'GIF89a',
      'II*\0',
      'MM\0*',
      'RIFF0000WEBPVP8 ',
      '%PDF-1.7',
    ];
    for (const text of texts) {
      const bytes = concat(new TextEncoder().encode(text), new Uint8Array(100));
      expect(refusal(await codec.decodeColor(bytes, limits)), text).to.contain('neither JPEG nor PNG');
    }
    const disguised = concat(PNG_SIGNATURE, new TextEncoder().encode('<svg/>'.repeat(20)));
    refusal(await codec.decodeColor(disguised, limits));
  });

  it('refuses a wrong CRC, a second header, a missing end and inflated data cut short', async () => {
    const header = chunk('IHDR', ihdr(4, 4, 8, 0));
    const pixels = chunk('IDAT', Uint8Array.of(0x78, 0x9c, 1, 2, 3, 4, 5, 6));
    const end = chunk('IEND', new Uint8Array(0));
    const wrong = chunk('IHDR', ihdr(4, 4, 8, 0), { wrongCrc: true });
    expect(refusal(await codec.decodeColor(concat(PNG_SIGNATURE, wrong, pixels, end), limits))).to.contain(
      'CRC',
    );
    expect(
      refusal(await codec.decodeColor(concat(PNG_SIGNATURE, header, header, pixels, end), limits)),
    ).to.contain('two');
    expect(refusal(await codec.decodeColor(concat(PNG_SIGNATURE, header, pixels), limits))).to.contain(
      'IEND',
    );
    refusal(await codec.decodeColor(concat(PNG_SIGNATURE, header, pixels, end), limits));
  });

  it('refuses a progressive JPEG of more scans than a camera sends', async () => {
    const jpeg = await codec.encodeJpeg(gradient(16, 16), 80);
    const scan = jpeg.findIndex((byte, i) => byte === 0xff && jpeg[i + 1] === 0xda);
    const body = jpeg.subarray(scan, jpeg.length - 2);
    const many = concat(jpeg.subarray(0, scan), ...Array(40).fill(body), jpeg.subarray(jpeg.length - 2));
    expect(refusal(await codec.decodeColor(many, limits))).to.contain('scans');
  });

  it('answers every truncation with a refusal', async () => {
    const image = gradient(40, 30);
    for (const bytes of [await codec.encodePng(image), await codec.encodeJpeg(image, 80)])
      for (let length = 0; length < bytes.length; length += 97)
        refusal(await codec.decodeColor(bytes.subarray(0, length), limits));
  });

  it('survives random damage: the right size or a refusal, never a throw', async () => {
    const image = gradient(40, 30);
    const sources = [await codec.encodePng(image), await codec.encodeJpeg(image, 80)];
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1),
        fc.array(fc.tuple(fc.nat(5000), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (which, damages) => {
          const bytes = Uint8Array.from(sources[which]!);
          for (const [at, value] of damages) bytes[at % bytes.length] = value;
          const result = await codec.decodeColor(bytes, limits);
          if (result.ok)
            expect(result.value.data.length).to.equal(result.value.width * result.value.height * 3);
          else expect(result.failure.code).to.equal('BAD_IMAGE');
        },
      ),
      { seed: 3, numRuns: 300 },
    );
  });
});
