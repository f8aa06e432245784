import { expect } from 'chai';
import fc from 'fast-check';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { convertGraph } from '../../../scripts/models/convertGraph.ts';
import { float16ToFloat32 } from '../../../scripts/models/float16ToFloat32.ts';
import { readGraphModel } from '../../../scripts/models/readGraphModel.ts';
import { CONV_ATTR, fused, type TinyNode, type TinyWeight, tinyGraph, withStride } from './tinyGraph.ts';

const convert = (nodes: readonly TinyNode[], weights: readonly TinyWeight[], hardSigmoid = true) => {
  const { json, bytes } = tinyGraph(nodes, weights);
  return convertGraph(readGraphModel(json, bytes), {
    name: 'tiny',
    input: 'x',
    nominalSize: 32,
    outputs: [{ node: nodes.at(-1)!.name, name: 'y', channels: 3 }],
    hardSigmoid,
    metadata: {},
  });
};

const SIZE = 32;
const image = new Uint8Array(SIZE * SIZE * 3).map((_, i) => (i * 37) % 256);
/** The image's value, 0 outside. */
const at = (v: number, u: number, c: number) =>
  v < 0 || u < 0 || v >= SIZE || u >= SIZE ? 0 : image[(v * SIZE + u) * 3 + c]!;

const run = async (bytes: Uint8Array): Promise<{ dims: readonly number[]; data: Float32Array }> => {
  const session = await InferenceSession.create(bytes, { intraOpNumThreads: 1 });
  const { y } = await session.run({ image: new Tensor('uint8', image, [1, SIZE, SIZE, 3]) });
  return { dims: y!.dims, data: Float32Array.from(y!.data as Float32Array) };
};

const weightsOf = (name: string, shape: readonly number[]): TinyWeight => {
  const count = shape.reduce((a, b) => a * b, 1);
  return { name, shape, values: Array.from({ length: count }, (_, i) => ((i * 7) % 11) / 8 - 0.5) };
};

describe('converter from TensorFlow.js to ONNX', () => {
  it('pads SAME at stride 2 after the image, as TensorFlow does', async () => {
    const w = weightsOf('w', [3, 3, 3, 3]);
    const nodes = [{ name: 'y0', op: 'Conv2D', input: ['x', 'w'], attr: withStride(2) }];
    const { dims, data } = await run(convert(nodes, [w]));
    expect(dims).to.deep.equal([1, 3, 16, 16]);
    for (const [o, row, column] of [
      [0, 0, 0],
      [1, 7, 9],
      [2, 15, 15],
      [1, 0, 15],
    ] as const) {
      let sum = 0;
      for (let kv = 0; kv < 3; kv += 1)
        for (let ku = 0; ku < 3; ku += 1)
          for (let c = 0; c < 3; c += 1)
            sum += at(row * 2 + kv, column * 2 + ku, c) * w.values[((kv * 3 + ku) * 3 + c) * 3 + o]!;
      expect(data[(o * 16 + row) * 16 + column]).to.be.closeTo(sum, 1e-2);
    }
  });

  it('lays out depthwise weights channel by channel, with bias and activation', async () => {
    const w = weightsOf('w', [3, 3, 3, 1]);
    const b = { name: 'b', shape: [3], values: [5, -300, 20] };
    const attr = { ...CONV_ATTR, ...fused('BiasAdd', 'Relu') };
    const nodes = [{ name: 'y0', op: 'FusedDepthwiseConv2dNative', input: ['x', 'w', 'b'], attr }];
    const { data } = await run(convert(nodes, [w, b]));
    for (const [c, row, column] of [
      [0, 0, 0],
      [1, 12, 30],
      [2, 31, 31],
    ] as const) {
      let sum = b.values[c]!;
      for (let kv = 0; kv < 3; kv += 1)
        for (let ku = 0; ku < 3; ku += 1)
          sum += at(row + kv - 1, column + ku - 1, c) * w.values[(kv * 3 + ku) * 3 + c]!;
      expect(data[(c * SIZE + row) * SIZE + column]).to.be.closeTo(Math.max(0, sum), 1e-2);
    }
  });

  it('resizes by the plain corner rule, at any size of the image', async () => {
    const size = { name: 's', op: 'Const' };
    const nodes = [
      size,
      { name: 'half', op: 'DepthwiseConv2dNative', input: ['x', 'w'], attr: withStride(2) },
      { name: 'y0', op: 'ResizeBilinear', input: ['half', 's'], attr: {} },
    ];
    const weights = [
      { name: 's', shape: [2], values: [32, 32] },
      { name: 'w', shape: [1, 1, 3, 1], values: [1, 1, 1] },
    ];
    const { dims, data } = await run(convert(nodes, weights));
    expect(dims).to.deep.equal([1, 3, 32, 32]);
    // Row 2r is row r itself; row 2r + 1 lies half way to the next.
    expect(data[(0 * 32 + 10) * 32 + 4]).to.equal(at(10, 4, 0));
    expect(data[(2 * 32 + 11) * 32 + 4]).to.equal((at(10, 4, 2) + at(12, 4, 2)) / 2);
  });

  const HARD: readonly TinyNode[] = [
    { name: 'small', op: 'Mul', input: ['x', 'tenth'] },
    { name: 'plus', op: 'Add', input: ['small', 'three'] },
    { name: 'six', op: 'Relu6', input: ['plus'] },
    { name: 'scaled', op: 'Mul', input: ['sixth', 'small'] },
    { name: 'y0', op: 'Mul', input: ['scaled', 'six'] },
  ];
  const HARD_WEIGHTS = [
    { name: 'tenth', shape: [], values: [-0.02] },
    { name: 'three', shape: [], values: [3] },
    { name: 'sixth', shape: [], values: [1 / 6] },
  ];

  it('writes hard swish as HardSigmoid without changing its values', async () => {
    const [short, long] = [convert(HARD, HARD_WEIGHTS), convert(HARD, HARD_WEIGHTS, false)];
    expect(Buffer.from(short).includes('HardSigmoid')).to.equal(true);
    expect(Buffer.from(long).includes('HardSigmoid')).to.equal(false);
    const [a, b] = [await run(short), await run(long)];
    for (let i = 0; i < a.data.length; i += 1) expect(a.data[i]).to.be.closeTo(b.data[i]!, 1e-5);
  });

  it('leaves other products with relu6 alone', () => {
    const nodes = HARD.map((n) => (n.name === 'scaled' ? { ...n, input: ['tenth', 'small'] } : n));
    expect(Buffer.from(convert(nodes, HARD_WEIGHTS)).includes('HardSigmoid')).to.equal(false);
  });

  it('makes the same bytes each time', () => {
    expect(Buffer.compare(convert(HARD, HARD_WEIGHTS), convert(HARD, HARD_WEIGHTS))).to.equal(0);
  });

  const w = weightsOf('w', [3, 3, 3, 3]);
  const refused: readonly (readonly [string, readonly TinyNode[], string])[] = [
    ['an operation that it does not know', [{ name: 'y0', op: 'Softplus', input: ['x'] }], 'Softplus'],
    [
      'dilation',
      [
        {
          name: 'y0',
          op: 'Conv2D',
          input: ['x', 'w'],
          attr: { ...CONV_ATTR, dilations: { list: { i: ['1', '2', '2', '1'] } } },
        },
      ],
      'dilation',
    ],
    [
      'a fused operation that it does not know',
      [
        {
          name: 'y0',
          op: '_FusedConv2D',
          input: ['x', 'w', 'w'],
          attr: { ...CONV_ATTR, ...fused('BiasAdd', 'Elu') },
        },
      ],
      'Elu',
    ],
    [
      'aligned corners',
      [{ name: 'y0', op: 'ResizeBilinear', input: ['x', 'w'], attr: { align_corners: { b: true } } }],
      'corner',
    ],
    ['a node that does not exist', [{ name: 'y0', op: 'Relu', input: ['nowhere'] }], 'nowhere'],
    [
      'a second input',
      [
        { name: 'z', op: 'Placeholder' },
        { name: 'y0', op: 'Relu', input: ['z'] },
      ],
      'Placeholder',
    ],
  ];
  for (const [what, nodes, message] of refused) {
    it(`refuses ${what}`, () => {
      expect(() => convert(nodes, [w])).to.throw(message);
    });
  }

  it('refuses a weight file with bytes too many or too few, and unknown kinds of numbers', () => {
    const { json, bytes } = tinyGraph([], [w]);
    expect(() => readGraphModel(json, Buffer.concat([bytes, Buffer.alloc(2)]))).to.throw('2 bytes');
    expect(() => readGraphModel(json, bytes.subarray(0, -1))).to.throw('ends inside w');
    expect(() => readGraphModel(json.replace('"float32"', '"uint8"'), bytes)).to.throw('uint8');
    expect(() => readGraphModel(json.replace('graph-model', 'layers-model'), bytes)).to.throw('layers-model');
  });

  it('reads half precision exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7bff }), fc.boolean(), (bits, negative) => {
        // The next representable number differs by one unit in the last place; the order is that of the bits.
        const sign = negative ? 0x8000 : 0;
        const [a, b] = [float16ToFloat32(bits | sign), float16ToFloat32((bits + 1) | sign)];
        expect(negative ? -b : b).to.be.greaterThan(negative ? -a : a);
      }),
      { seed: 3 },
    );
    const known = {
      15360: 1,
      49152: -2,
      13653: 0.333251953125,
      31743: 65504,
      1: 2 ** -24,
      31744: Number.POSITIVE_INFINITY,
    };
    for (const [bits, value] of Object.entries(known)) expect(float16ToFloat32(Number(bits))).to.equal(value);
  });
});
