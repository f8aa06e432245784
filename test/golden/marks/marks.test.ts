import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { SharpImageCodec } from '../../../src/adapters/image/SharpImageCodec.ts';
import { sceneOfMarks } from './sceneOfMarks.ts';

describe('golden: drawn marks', () => {
  it('look as they looked when a person last judged them', async () => {
    const bytes = readFileSync(new URL('marks.png', import.meta.url));
    const golden = await new SharpImageCodec().decodeColor(bytes, { maxPixels: 1e6 });
    if (!golden.ok) throw new Error(golden.failure.message);
    const drawn = sceneOfMarks();
    expect([drawn.width, drawn.height]).to.deep.equal([golden.value.width, golden.value.height]);
    const worst = drawn.data.reduce(
      (max, byte, i) => Math.max(max, Math.abs(byte - golden.value.data[i]!)),
      0,
    );
    expect(worst, 'largest difference of a channel; makeGolden.ts writes the image anew').to.be.at.most(2);
  });
});
