import { expect } from 'chai';
import type { Detector } from '../../src/core/detect/Detector.ts';
import { fail, ok } from '../../src/core/result.ts';
import { GeometrySegmenter } from '../../src/core/segment/GeometrySegmenter.ts';
import { RegionJudge } from '../../src/core/segment/tree/judge/RegionJudge.ts';
import { CUT_OPTIONS } from '../../src/core/segment/tree/treeCandidates.ts';
import type { RgbdFrame } from '../../src/core/types/images.ts';
import type { Detection, LandmarkCandidate } from '../../src/core/types/landmarks.ts';
import { FusedSegmenter } from '../../src/pipeline/FusedSegmenter.ts';
import { FuseScene, found, HEIGHT, nameAt, WIDTH } from '../core/segment/fuseScene.ts';

/** Two boxes of strong colours before a wall, and a picture flat on it. */
const scene = new FuseScene({ rgb: [190, 190, 185], depth: 2.2 })
  .paint([100, 15, 140, 45], { rgb: [40, 60, 160], depth: 2.2 })
  .segment()
  .paint([20, 50, 60, 100], { rgb: [200, 40, 30], depth: 1.2 })
  .segment()
  .paint([90, 60, 120, 100], { rgb: [40, 150, 60], depth: 1.3 });

const answering = (detections: readonly Detection[]): Detector => ({
  detect: () => Promise.resolve(ok({ named: detections })),
});

const segmented = async (frame: RgbdFrame, detector?: Detector) => {
  const failures: string[] = [];
  const segmenter = new FusedSegmenter({
    geometry: new GeometrySegmenter(),
    ...(detector && { detector }),
    regions: { judge: new RegionJudge(), options: CUT_OPTIONS },
    now: () => 0,
    onDetectorFailure: ({ code }) => failures.push(code),
  });
  const result = await segmenter.segment(frame, {});
  if (!result.ok) throw new Error(result.failure.message);
  return { ...result.value, failures };
};

const blind: RgbdFrame = {
  ...scene.frame,
  depth: { ...scene.frame.depth, data: new Float32Array(WIDTH * HEIGHT) },
};

const owners = (candidates: readonly LandmarkCandidate[]): Uint8Array => {
  const count = new Uint8Array(WIDTH * HEIGHT);
  for (const { mask } of candidates)
    mask.bits.forEach((bit, i) => {
      const wide = mask.box.x1 - mask.box.x0;
      if (bit) count[(mask.box.y0 + Math.floor(i / wide)) * WIDTH + mask.box.x0 + (i % wide)]! += 1;
    });
  return count;
};

describe('FusedSegmenter', () => {
  it('gives each thing one mask, with its name and the probability that it is one', async () => {
    const { candidates } = await segmented(scene.frame, answering([found([20, 50, 60, 100], 'box', 0.6)]));
    expect(nameAt(candidates, 40, 75)).to.equal('box');
    expect(nameAt(candidates, 105, 80)).to.equal('');
    expect(candidates.filter(({ labels }) => labels.length > 0)).to.have.length(1);
    for (const { objectness } of candidates) expect(objectness).to.be.within(0, 1);
    expect(Math.max(...owners(candidates))).to.equal(1);
  });

  it('keeps other regions for questions, the picture flat on the wall among what it shows or keeps', async () => {
    const { candidates, spare } = await segmented(scene.frame);
    const all = [...candidates, ...spare!()];
    expect(all.length).to.be.at.most(CUT_OPTIONS.spare);
    const picture = all.find(
      ({ mask: { box } }) => Math.abs(box.x0 - 100) <= 3 && Math.abs(box.x1 - 140) <= 3 && box.y1 <= 48,
    );
    expect(picture).to.not.equal(undefined);
    expect(spare!(), 'made once').to.equal(spare!());
  });

  it('goes on without the detector, and says so', async () => {
    const broken: Detector = {
      detect: () => Promise.resolve(fail('MODEL_TIMEOUT', 'the detector did not answer')),
    };
    const { candidates, failures } = await segmented(scene.frame, broken);
    expect(failures).to.deep.equal(['MODEL_TIMEOUT']);
    expect(candidates.length).to.be.above(1);
  });

  it('finds things by colour where the camera has no depth', async () => {
    const { candidates, spare } = await segmented(blind);
    const all = [...candidates, ...spare!()];
    for (const [u, v] of [
      [40, 75],
      [105, 80],
      [120, 30],
    ] as const)
      expect(
        all.some(
          ({ mask: { box } }) =>
            box.x1 - box.x0 < 60 && u >= box.x0 && u < box.x1 && v >= box.y0 && v < box.y1,
        ),
        `${u} ${v}`,
      ).to.equal(true);
  });
});
