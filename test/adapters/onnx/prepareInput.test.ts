import { expect } from 'chai';
import type { InputCard } from '../../../src/adapters/onnx/cards/ModelCard.ts';
import { prepareInput } from '../../../src/adapters/onnx/prepareInput.ts';

const card = (changes: Partial<InputCard>): InputCard => ({
  name: 'x',
  type: 'uint8',
  layout: 'NHWC',
  colours: 'RGB',
  size: { width: 4, height: 4 },
  fit: 'stretch',
  anchor: 'corner',
  padding: 7,
  mean: [0, 0, 0],
  std: [1, 1, 1],
  ...changes,
});

/** Columns of red 10, 20, ...; green 1; blue 2. */
const image = (width: number, height: number) => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height * 3 }, (_, i) =>
    i % 3 === 0 ? (((i / 3) % width) + 1) * 10 : i % 3,
  ),
});

describe('prepareInput', () => {
  it('passes an image of the right size and kind on as it is', async () => {
    const { data, dims } = await prepareInput(image(4, 4), card({}));
    expect([...data]).to.deep.equal([...image(4, 4).data]);
    expect(dims).to.deep.equal([1, 4, 4, 3]);
  });

  it('letterboxes into the corner or the middle with the padding of the card', async () => {
    const rows = async (anchor: 'corner' | 'centre') => {
      const { data } = await prepareInput(image(4, 2), card({ fit: 'letterbox', anchor }));
      return [0, 1, 2, 3].map((row) => data[row * 12]);
    };
    expect(await rows('corner')).to.deep.equal([10, 10, 7, 7]);
    expect(await rows('centre')).to.deep.equal([7, 10, 10, 7]);
  });

  it('turns the colours round, lays planes one after the other, and normalises in that order', async () => {
    const changes = {
      type: 'float32',
      layout: 'NCHW',
      colours: 'BGR',
      mean: [1, 2, 3],
      std: [2, 4, 8],
    } as const;
    const { data, dims } = await prepareInput(image(4, 4), card(changes));
    expect(dims).to.deep.equal([1, 3, 4, 4]);
    expect([data[0], data[16], data[32], data[33]]).to.deep.equal([0.5, -0.25, 0.875, 2.125]);
  });

  it("keeps the image's shape where the network takes any size", async () => {
    const size = { longSide: 512, multipleOf: 32 };
    for (const [w, h, width, height] of [
      [640, 480, 512, 384],
      [1280, 720, 512, 288],
      [480, 640, 384, 512],
    ] as const) {
      const input = await prepareInput(image(w, h), card({ size }));
      expect([input.width, input.height, input.data.length]).to.deep.equal([
        width,
        height,
        width * height * 3,
      ]);
    }
  });
});
