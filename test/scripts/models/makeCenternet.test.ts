import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { makeCenternet } from '../../../scripts/models/makeCenternet.ts';
import { goldenImages } from './goldenImages.ts';

type Samples = readonly (readonly [index: number, value: number])[];
interface Golden {
  readonly image: string;
  readonly heat_map: Samples;
  readonly extents: Samples;
}

const golden: readonly Golden[] = readFileSync(new URL('./centernet.golden.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const folder = join(dirname(createRequire(import.meta.url).resolve('@vladmandic/human')), '..', 'models');
const read = (name: string) => readFileSync(join(folder, name));

const worst = (samples: Samples, data: Float32Array) =>
  Math.max(...samples.map(([at, value]) => Math.abs(value - data[at]!)));

describe('the converted CenterNet', function () {
  this.timeout(60_000);

  for (const { image, ...expected } of golden) {
    it(`answers as TensorFlow.js does on the image "${image}"`, async function () {
      const pixels = (await goldenImages())[image];
      if (!pixels) return this.skip(); // ../shared/data is absent
      const input = { image: new Tensor('uint8', pixels, [1, 512, 512, 3]) };
      const answer = async (hardSigmoid: boolean) => {
        const session = await InferenceSession.create(makeCenternet(read, { hardSigmoid }), {
          intraOpNumThreads: 2,
        });
        const { heat_map, extents } = await session.run(input);
        return {
          heatMap: worst(expected.heat_map, heat_map!.data as Float32Array),
          extents: worst(expected.extents, extents!.data as Float32Array),
        };
      };
      const exact = await answer(false);
      expect(exact.heatMap).to.be.below(1e-5);
      expect(exact.extents).to.be.below(5e-3);
      // 1/6 is exact here, and rounded to half precision there.
      const fast = await answer(true);
      expect(fast.heatMap).to.be.below(5e-3);
      expect(fast.extents).to.be.below(5);
    });
  }

  it('is made from the pinned files only', () => {
    const changed = (name: string) => (name === 'centernet.bin' ? read(name).fill(1, 100, 101) : read(name));
    expect(() => makeCenternet(changed)).to.throw('centernet.bin has SHA-256');
  });
});
