import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  createMaskCutter,
  type HostedMaskCutter,
} from '../../../../src/adapters/vlm/eyes/createMaskCutter.ts';
import { CUTTER_FAMILIES } from '../../../../src/adapters/vlm/families.ts';
import { boxIou } from '../../../../src/core/geometry/boxOverlap.ts';
import type { Result } from '../../../../src/core/result.ts';
import { promptOf } from '../../../../src/core/segment/refine/promptOf.ts';
import { tempFolder } from '../../../support/tempFolder.ts';
import { tinyMarkedFrame } from '../../../support/tinyMarkedFrame.ts';
import { tinyModelFolder } from '../../../support/tinyModel.ts';

const LOAD_MS = 60_000;
const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
};

/** Ten things about an image that is wider than high: SAM pads it. */
const marked = tinyMarkedFrame(
  Array.from({ length: 10 }, (_, i) => ({ mark: i + 1 })),
  1,
  10,
);
const prompts = marked.landmarks.map(({ mask }) => promptOf(mask)!);

for (const family of CUTTER_FAMILIES) {
  describe(`a ${family} in its process`, function () {
    this.timeout(LOAD_MS);
    let cutter: HostedMaskCutter;
    before(async () => {
      cutter = must(createMaskCutter({ model: tinyModelFolder(family), threads: 1, timeoutMs: LOAD_MS }));
      cutter.start();
      must(await cutter.ready(LOAD_MS));
    });
    after(() => cutter.stop());

    it('cuts a mask for each prompt, where the prompt is, in whole pixels of the image', async () => {
      const cuts = must(await cutter.cut(marked.frame.color, prompts));
      expect(cuts).to.have.length(10);
      for (const [i, cut] of cuts.entries()) {
        const { mask, score } = cut!;
        expect(score).to.be.within(0, 1);
        // From three points alone its size is a guess.
        const least = family === 'sam2' ? 0.5 : 0.3;
        expect(boxIou(mask.box, prompts[i]!.box), `mark ${i + 1}`).to.be.greaterThan(least);
        expect(mask.bits.reduce((sum, bit) => sum + bit, 0)).to.equal(mask.pixelCount);
      }
      expect(must(await cutter.cut(marked.frame.color, prompts))).to.deep.equal(cuts);
    });

    it('is asked for nothing and cuts nothing', async () => {
      expect(must(await cutter.cut(marked.frame.color, []))).to.deep.equal([]);
    });
  });
}

describe('a mask cutter that cannot be had', () => {
  it('is refused by its parameter, what it is and the kinds that are supported', () => {
    const made = createMaskCutter({ model: tinyModelFolder('owlvit'), timeoutMs: 1 });
    expect(!made.ok && made.failure).to.deep.equal({
      code: 'MODEL_UNAVAILABLE',
      message: 'segmenter.model tiny-owlvit is of the kind owlvit; supported are sam, sam2',
    });
  });

  it('says which of its files is missing', async () => {
    const { path, remove } = tempFolder(tinyModelFolder('sam'));
    rmSync(join(path, 'card.yaml'));
    rmSync(join(path, 'onnx/prompt_encoder_mask_decoder.onnx'));
    const cutter = must(createMaskCutter({ model: path, timeoutMs: LOAD_MS }));
    cutter.start();
    const ready = await cutter.ready(LOAD_MS);
    await cutter.stop();
    remove();
    expect(!ready.ok && ready.failure.message).to.match(/prompt_encoder_mask_decoder\.onnx is missing/);
  }).timeout(LOAD_MS);
});
