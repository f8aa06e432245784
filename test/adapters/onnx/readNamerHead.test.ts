import { expect } from 'chai';
import { readNamerHead } from '../../../src/adapters/onnx/readNamerHead.ts';

type Tensors = Readonly<
  Record<string, { readonly dims: readonly number[]; readonly data: Float32Array | Int8Array }>
>;

/** A safetensors file, within a larger buffer as a file's bytes may be. */
const fileOf = (tensors: Tensors, metadata: Readonly<Record<string, string>>): Uint8Array => {
  let at = 0;
  const entries = Object.entries(tensors).map(([name, { dims, data }]) => {
    const from = at;
    at += data.byteLength;
    return [name, { dtype: data instanceof Int8Array ? 'I8' : 'F32', shape: dims, data_offsets: [from, at] }];
  });
  const header = Buffer.from(JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  const parts = Object.values(tensors).map(({ data }) => Buffer.from(data.buffer));
  return Buffer.concat([Buffer.from('xxx'), length, header, ...parts]).subarray(3);
};

const f32 = (...data: readonly number[]) => ({ dims: [data.length], data: Float32Array.from(data) });
const i8 = (rows: number, ...data: readonly number[]) => ({
  dims: [rows, data.length / rows],
  data: Int8Array.from(data),
});
const WHOLE: Tensors = {
  bias: f32(0.5, 1),
  text_mean: f32(0, 0.25),
  weights: i8(2, 1, 2, 3, -4, 5, 6),
  'weights.scale': f32(0.5, 2),
  classes: i8(1, 10, -10),
  'classes.scale': f32(0.1),
  vocabulary: i8(2, 127, 0, 0, 0, 127, 0),
  'vocabulary.scale': f32(1 / 127, 1 / 127),
  'look.weights': i8(1, 4, 5, 6),
  'look.weights.scale': f32(0.5),
  'look.bias': f32(0.75),
  'look.nouns': i8(3, 1, 2, 3, 4, 5, 6),
  'look.nouns.scale': f32(1, 1, 1),
  'look.prototypes': i8(3, 7, 8, 9),
  'look.prototypes.scale': f32(1, 1, 0.5),
};
const NUMBERS = { scale: '10', temperature: '2', 'look.width': '0.5', 'look.share': '0.25' };

describe('readNamerHead', () => {
  it('reads eight-bit rows by the scale of each', () => {
    const head = readNamerHead(fileOf(WHOLE, NUMBERS));
    expect([head.features, head.textDims, head.dims]).to.deep.equal([3, 2, 3]);
    expect([head.classes, head.words]).to.deep.equal([1, 2]);
    expect([...head.weights]).to.deep.equal([0.5, 1, 1.5, -8, 10, 12]);
    expect([...head.bias]).to.deep.equal([0.5, 1]);
    expect([...head.textMean]).to.deep.equal([0, 0.25]);
    expect([head.scale, head.temperature]).to.deep.equal([10, 2]);
    expect(head.look).to.deep.equal({
      dims: 1,
      weights: Float32Array.of(2, 2.5, 3),
      bias: Float32Array.of(0.75),
      nouns: Float32Array.of(1, 2, 3, 4, 5, 6),
      prototypes: Float32Array.of(7, 8, 4.5),
      count: 3,
      width: 0.5,
      share: 0.25,
    });
  });

  it('says what is missing or does not fit', () => {
    const { bias: _, ...without } = WHOLE;
    expect(() => readNamerHead(fileOf(without, NUMBERS))).to.throw('no bias');
    expect(() => readNamerHead(fileOf({ ...WHOLE, bias: f32(1) }, NUMBERS))).to.throw(
      'bias is 1, expected 2',
    );
    expect(() => readNamerHead(fileOf(WHOLE, { ...NUMBERS, scale: '1e9' }))).to.throw('scale');
    for (const name of ['classes', 'vocabulary', 'look.weights', 'look.nouns', 'look.prototypes']) {
      const { dims } = WHOLE[name]!;
      const longer = { dims: [dims[0]!, dims[1]! + 1], data: new Int8Array(dims[0]! * (dims[1]! + 1)) };
      expect(() => readNamerHead(fileOf({ ...WHOLE, [name]: longer }, NUMBERS)), name).to.throw(
        `rows of ${dims[1]} and of ${dims[1]! + 1}`,
      );
    }
    const fewer = { 'look.prototypes': i8(2, 7, 8), 'look.prototypes.scale': f32(1, 1) };
    expect(() => readNamerHead(fileOf({ ...WHOLE, ...fewer }, NUMBERS))).to.throw('3 nouns and 2 prototypes');
    expect(() => readNamerHead(fileOf(WHOLE, { ...NUMBERS, 'look.share': '1.5' }))).to.throw('look.share');
  });

  it('refuses bytes that are cut off or no such file', () => {
    const bytes = fileOf(WHOLE, NUMBERS);
    expect(() => readNamerHead(bytes.subarray(0, bytes.length - 4))).to.throw('does not fit its bytes');
    expect(() => readNamerHead(Uint8Array.of(1, 2, 3))).to.throw('no safetensors');
    expect(() => readNamerHead(new Uint8Array(64).fill(255))).to.throw('no safetensors');
  });
});
