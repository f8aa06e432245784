import { expect } from 'chai';
import { DEFAULT_MARK_OPTIONS } from '../../src/core/marks/chooseMarks.ts';
import { Tracker } from '../../src/core/marks/Tracker.ts';
import { ok } from '../../src/core/result.ts';
import { GeometrySegmenter } from '../../src/core/segment/GeometrySegmenter.ts';
import type { Segmenter } from '../../src/core/segment/Segmenter.ts';
import { RegionJudge } from '../../src/core/segment/tree/judge/RegionJudge.ts';
import { CUT_OPTIONS } from '../../src/core/segment/tree/treeCandidates.ts';
import { resolve } from '../../src/core/spatial/grounding/resolve.ts';
import type { RgbdFrame } from '../../src/core/types/images.ts';
import type { Mask } from '../../src/core/types/landmarks.ts';
import { FusedSegmenter } from '../../src/pipeline/FusedSegmenter.ts';
import { Perception } from '../../src/pipeline/Perception.ts';

const [width, height] = [640, 480];
type Rgb = readonly [number, number, number];
interface Patch {
  readonly box: readonly [number, number, number, number];
  readonly rgb: Rgb;
}

/** A picture without depth: patches over a floor and a wall. */
const pictureOf = (patches: readonly Patch[]): RgbdFrame => {
  const data = new Uint8Array(width * height * 3);
  const all: readonly Patch[] = [
    { box: [0, 0, 640, 120], rgb: [220, 220, 215] },
    { box: [0, 120, 640, 480], rgb: [150, 140, 120] },
    ...patches,
  ];
  for (const { box, rgb } of all)
    for (let v = box[1]; v < box[3]; v++)
      for (let u = box[0]; u < box[2]; u++) data.set(rgb, 3 * (v * width + u));
  return {
    stampNs: 1n,
    frameId: 'camera_optical',
    color: { width, height, data },
    depth: { width, height, data: new Float32Array(width * height) },
    camera: { width, height, fx: 525, fy: 525, cx: 320, cy: 240, distortionModel: '', distortion: [] },
    withoutDepth: 'nothing has arrived on /depth/image',
  };
};

const now = () => performance.now();
const perceive = async (frame: RgbdFrame, segmenter: Segmenter) => {
  const perception = new Perception({
    segmenter,
    tracker: new Tracker(),
    marks: DEFAULT_MARK_OPTIONS,
    detectorVocabulary: [],
    now,
  });
  const marked = await perception.perceive(frame);
  if (!marked.ok) throw new Error(marked.failure.message);
  return marked.value;
};

describe('a picture without depth', function () {
  this.timeout(20_000);

  it('has marks on things, and none on what fills the picture behind them', async () => {
    const frame = pictureOf([
      { box: [170, 215, 270, 330], rgb: [200, 30, 30] },
      { box: [372, 215, 472, 328], rgb: [30, 50, 200] },
    ]);
    const { landmarks, scene } = await perceive(
      frame,
      new FusedSegmenter({
        geometry: new GeometrySegmenter({ now }),
        regions: { judge: new RegionJudge(), options: CUT_OPTIONS },
        now,
      }),
    );
    const named = landmarks.map(({ colours }) => colours[0]!.name);
    expect(named).to.include.members(['red', 'blue']);
    for (const { spatial, validDepthRatio, mask } of landmarks) {
      expect(spatial).to.equal(undefined);
      expect(validDepthRatio).to.equal(0);
      expect(mask.pixelCount).to.be.lessThan((width * height) / 2);
    }
    const red = resolve(scene, 'the red thing');
    expect(red.status, red.rationale).to.equal('OK');
    expect(landmarks.find(({ mark }) => mark === red.id)!.colours[0]!.name).to.equal('red');
  });

  it('shows what colours a person has on, above and below', async () => {
    const [x0, y0, x1, y1] = [280, 60, 380, 440];
    const mask: Mask = {
      box: { x0, y0, x1, y1 },
      bits: new Uint8Array((x1 - x0) * (y1 - y0)).fill(1),
      pixelCount: (x1 - x0) * (y1 - y0),
    };
    const frame = pictureOf([
      { box: [x0, y0, x1, 110], rgb: [90, 60, 40] },
      { box: [x0, 110, x1, 240], rgb: [200, 30, 30] },
      { box: [x0, 240, x1, y1], rgb: [30, 50, 200] },
    ]);
    const candidate = { mask, role: 'object' as const, labels: [{ label: 'person', score: 0.8 }] };
    const segmenter: Segmenter = {
      segment: async () => ok({ candidates: [candidate], up: [0, -1, 0] as const, stages: [] }),
    };
    const { body } = (await perceive(frame, segmenter)).landmarks[0]!;
    expect(body?.upper?.[0]?.name).to.equal('red');
    expect(body?.lower?.[0]?.name).to.equal('blue');
  });
});
