import { expect } from 'chai';
import { fail, ok, type Result } from '../../../src/core/result.ts';
import type { CutMask, MaskCutter, MaskPrompt } from '../../../src/core/segment/refine/MaskCutter.ts';
import type { Segmentation, Segmenter } from '../../../src/core/segment/Segmenter.ts';
import type { LandmarkCandidate, Mask } from '../../../src/core/types/landmarks.ts';
import { RefinedSegmenter } from '../../../src/pipeline/refine/RefinedSegmenter.ts';
import { tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';

const { frame } = tinyMarkedFrame([], 1, 4);
const full = (x0: number, y0: number, x1: number, y1: number): Mask => ({
  box: { x0, y0, x1, y1 },
  bits: new Uint8Array((x1 - x0) * (y1 - y0)).fill(1),
  pixelCount: (x1 - x0) * (y1 - y0),
});
const candidate = (mask: Mask, role: LandmarkCandidate['role'] = 'object'): LandmarkCandidate => ({
  mask,
  role,
  labels: [],
});

const thing = candidate(full(20, 20, 60, 60));
const table = candidate(full(0, 60, 200, 100), 'support');
const segmentation: Segmentation = { candidates: [table, thing], up: [0, -1, 0], stages: [] };
const inner: Segmenter = { segment: async () => ok(segmentation) };

const segmentWith = async (cut: Result<readonly (CutMask | undefined)[]>) => {
  const asked: (readonly MaskPrompt[])[] = [];
  const failures: string[] = [];
  const cutter: MaskCutter = {
    cut: async (_, prompts) => {
      asked.push(prompts);
      return cut;
    },
  };
  const segmenter = new RefinedSegmenter({
    inner,
    cutter,
    now: () => 0,
    onCutterFailure: ({ code }) => failures.push(code),
  });
  const result = await segmenter.segment(frame, {});
  if (!result.ok) throw new Error(result.failure.message);
  return { ...result.value, asked, failures };
};

describe('masks that a model cuts again', () => {
  it('are asked for by box and pixels of things, and not of surfaces', async () => {
    const { asked } = await segmentWith(ok([undefined]));
    expect(asked).to.have.length(1);
    expect(asked[0]!.map(({ box }) => box)).to.deep.equal([thing.mask.box]);
    for (const [u, v] of asked[0]![0]!.points) {
      expect(u).to.be.within(20, 59);
      expect(v).to.be.within(20, 59);
    }
  });

  it('take the place of those of depth', async () => {
    const mask = full(22, 18, 58, 62);
    const { candidates, unrefined } = await segmentWith(ok([{ mask, score: 0.9 }]));
    expect(candidates[1]!.mask).to.deep.equal(mask);
    expect(unrefined).to.equal(undefined);
  });

  it('are left where the model doubts them, cut another thing or nothing', async () => {
    for (const cut of [
      { mask: full(22, 18, 58, 62), score: 0.3 },
      { mask: full(0, 0, 200, 150), score: 0.95 },
      { mask: full(100, 100, 140, 140), score: 0.95 },
      undefined,
    ]) {
      const { candidates } = await segmentWith(ok([cut]));
      expect(candidates).to.deep.equal(segmentation.candidates);
    }
  });

  it('stay as they were, and it is said, when the model is late', async () => {
    const late = fail('MODEL_TIMEOUT', 'segmenter: late');
    const { candidates, unrefined, failures } = await segmentWith(late);
    expect(candidates).to.deep.equal(segmentation.candidates);
    expect(unrefined).to.deep.equal(late.failure);
    expect(failures).to.deep.equal(['MODEL_TIMEOUT']);
  });
});
