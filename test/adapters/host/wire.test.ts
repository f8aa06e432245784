import { expect } from 'chai';
import fc from 'fast-check';
import { encodeFrame } from '../../../src/adapters/host/wire/encodeFrame.ts';
import { FrameReader } from '../../../src/adapters/host/wire/FrameReader.ts';
import { FRAME_MAGIC, MAX_FRAME_BYTES } from '../../../src/adapters/host/wire/wireFrame.ts';

const join = (messages: readonly unknown[]) => Buffer.concat(messages.flatMap((m) => [...encodeFrame(m)]));

const readAll = (bytes: Uint8Array, chunkBytes: number): unknown[] => {
  const seen: unknown[] = [];
  const reader = new FrameReader((message) => seen.push(message));
  for (let at = 0; at < bytes.length; at += chunkBytes) reader.push(bytes.subarray(at, at + chunkBytes));
  return seen;
};

describe('host wire: frames', () => {
  it('carries JSON values and every kind of typed array, at any chunking', () => {
    // Through JSON once: it has no -0.
    const json = fc.jsonValue().map((v) => JSON.parse(JSON.stringify(v)));
    const value = fc.oneof(
      json.filter((v) => !/\$blob|__proto__/.test(JSON.stringify(v))),
      fc.uint8Array(),
      fc.float32Array({ noNaN: true }),
      fc.float64Array({ noNaN: true }),
      fc.bigInt64Array(),
      fc.int16Array(),
    );
    const message = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value, { noNullPrototype: true });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 4 }), fc.integer({ min: 1, max: 70 }), (messages, chunk) => {
        expect(readAll(join(messages), chunk)).to.deep.equal(messages);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('keeps NaN and infinity inside typed arrays', () => {
    const [back] = readAll(
      join([{ scores: new Float32Array([Number.NaN, Number.POSITIVE_INFINITY, -1]) }]),
      5,
    );
    expect([...(back as { scores: Float32Array }).scores]).to.deep.equal([
      Number.NaN,
      Number.POSITIVE_INFINITY,
      -1,
    ]);
  });

  it('passes images on without copying them', () => {
    const image = new Uint8Array(640 * 480 * 3).fill(9);
    const chunks = encodeFrame({ image: { width: 640, data: image } });
    expect(chunks.some((chunk) => chunk.buffer === image.buffer)).to.equal(true);
  });

  it('writes a Buffer as bytes, not as the list of numbers that its toJSON makes', () => {
    const [back] = readAll(join([{ data: Buffer.from([1, 2, 3]) }]), 1000);
    expect((back as { data: Uint8Array }).data).to.deep.equal(new Uint8Array([1, 2, 3]));
  });

  it('refuses what cannot be written down', () => {
    expect(() => encodeFrame({ n: 1n })).to.throw(TypeError);
    expect(() => encodeFrame({ a: { $blob: 0 } })).to.throw(TypeError, 'reserved');
    expect(() => encodeFrame({ view: new DataView(new ArrayBuffer(2)) })).to.throw(TypeError, 'DataView');
    expect(() => encodeFrame({ a: new Uint8Array(MAX_FRAME_BYTES) })).to.throw(RangeError);
  });

  it('refuses bytes that are no frame, before it allocates what they claim', () => {
    const claim = (words: number[]) => new Uint8Array(new Uint32Array(words).buffer);
    const reader = () => new FrameReader(() => {});
    expect(() => reader().push(Buffer.from('a library printed this to the wrong place'))).to.throw(
      RangeError,
      'no frame',
    );
    expect(() => reader().push(claim([FRAME_MAGIC, 8, 0xffffffff, 0]))).to.throw(RangeError, 'claims');
    expect(() => reader().push(claim([FRAME_MAGIC, 8, 8, 0]))).to.throw(RangeError, 'claims');
  });

  it('survives 20,000 random mutations of a frame with an error or a message, never anything else', () => {
    const good = join([{ id: 3, data: new Float32Array(9), text: 'where is the mug' }]);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        (edits) => {
          const bytes = Uint8Array.from(good);
          for (const [at, byte] of edits) bytes[at] = byte;
          // A huge but legal length only waits for more bytes.
          try {
            readAll(bytes, 64);
          } catch (error) {
            expect(error).to.satisfy(
              (e: unknown) => e instanceof RangeError || e instanceof SyntaxError || e instanceof TypeError,
            );
          }
        },
      ),
      { seed: 11, numRuns: 20_000 },
    );
  });
});
