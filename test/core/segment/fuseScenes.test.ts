import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { makeCenternet } from '../../../scripts/models/makeCenternet.ts';
import { loadModelCard } from '../../../src/adapters/onnx/cards/loadModelCard.ts';
import { OnnxDetector } from '../../../src/adapters/onnx/OnnxDetector.ts';
import type { Result } from '../../../src/core/result.ts';
import { fuse } from '../../../src/core/segment/fusion/fuse.ts';
import { GeometrySegmenter } from '../../../src/core/segment/GeometrySegmenter.ts';
import type { LandmarkCandidate } from '../../../src/core/types/landmarks.ts';
import { readSceneFrame, type SceneGeometry, sceneFrameNames } from '../../support/sceneFrames.ts';

const unwrap = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
};

/** How many of the scene's objects have a candidate whose pixels overlap theirs with IoU at least 0.5. */
const matched = (
  { objects, labels, frame }: SceneGeometry,
  candidates: readonly LandmarkCandidate[],
): number =>
  objects
    .filter((truth) => truth.role === 'object')
    .filter((truth) =>
      candidates.some(({ mask: { box, bits, pixelCount } }) => {
        let both = 0;
        for (let v = box.y0, at = 0; v < box.y1; v += 1) {
          for (let u = box.x0; u < box.x1; u += 1, at += 1) {
            if (bits[at] === 1 && labels[v * frame.color.width + u] === truth.label_value) both += 1;
          }
        }
        return both >= 0.5 * (pixelCount + truth.pixels - both);
      }),
    ).length;

describe('fuse on rendered scenes with exact truth', function () {
  this.timeout(120_000);
  let folder: string;
  let detector: OnnxDetector;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fuse-scenes-'));
    const human = dirname(createRequire(import.meta.url).resolve('@vladmandic/human'));
    const read = (name: string) => readFileSync(join(human, '..', 'models', name));
    writeFileSync(join(folder, 'centernet.onnx'), makeCenternet(read));
    const card = unwrap(await loadModelCard('centernet'));
    detector = new OnnxDetector({ card, modelsFolder: folder, timeoutMs: 20_000 });
    detector.start();
    unwrap(await detector.ready(20_000));
  });
  after(async () => {
    await detector.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives more objects a landmark of their own than depth alone, four out of five at least', async () => {
    const totals = { objects: 0, depth: 0, fused: 0 };
    for (const name of sceneFrameNames()) {
      const scene = await readSceneFrame(name);
      const { frame } = scene;
      const { candidates } = unwrap(await new GeometrySegmenter().segment(frame, {}));
      const { named: detections } = unwrap(await detector.detect(frame.color));
      totals.objects += scene.objects.filter(({ role }) => role === 'object').length;
      totals.depth += matched(scene, candidates);
      totals.fused += matched(scene, fuse({ detections, candidates, frame }));
    }
    expect(totals.fused).to.be.greaterThan(totals.depth);
    expect(totals.fused / totals.objects).to.be.at.least(0.8);
  });
});
