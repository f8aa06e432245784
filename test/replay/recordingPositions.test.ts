import { expect } from 'chai';
import { openComposition } from '../../src/cli/openComposition.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import type { Vec3 } from '../../src/core/types/geometry.ts';
import type { Landmark, Mask } from '../../src/core/types/landmarks.ts';
import type { Composition } from '../../src/engine/compose/Composition.ts';
import {
  readSceneFrame,
  type SceneGeometry,
  type SceneObjectTruth,
  sceneFrameNames,
} from '../support/sceneFrames.ts';

/** Smaller things, and what reaches beyond the image, have no centre that could be asked of anybody. */
const MIN_PIXELS = 300;
const MIN_IOU = 0.5;

const distance = (a: Vec3, b: Vec3) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

const overlap = (
  { labels, frame }: SceneGeometry,
  { label_value, pixels }: SceneObjectTruth,
  mask: Mask,
): number => {
  const { box, bits, pixelCount } = mask;
  const width = box.x1 - box.x0;
  let both = 0;
  bits.forEach((inside, i) => {
    const [u, v] = [box.x0 + (i % width), box.y0 + Math.floor(i / width)];
    if (inside && labels[v * frame.camera.width + u] === label_value) both++;
  });
  return both / (pixels + pixelCount - both);
};

describe('landmarks of the rendered frames, the whole way through', function () {
  this.timeout(240_000);
  let composition: Composition;
  before(async () => {
    const opened = await openComposition(DEFAULT_PARAMETERS, (message) =>
      process.stderr.write(`${message}\n`),
    );
    if (!opened.ok) throw new Error(opened.failure.message);
    composition = opened.value;
  });
  after(() => composition?.stop());

  it('finds three quarters of the things, and most of them within a centimetre', async () => {
    const surface: number[] = [];
    const centre: number[] = [];
    let things = 0;
    for (const name of sceneFrameNames()) {
      const scene = await readSceneFrame(name);
      const marked = await composition.perception.perceive(scene.frame);
      if (!marked.ok) throw new Error(marked.failure.message);
      for (const object of scene.objects) {
        if (object.role !== 'object' || object.pixels < MIN_PIXELS || object.truncated) continue;
        things++;
        let best: { readonly iou: number; readonly landmark: Landmark } | undefined;
        for (const landmark of marked.value.landmarks) {
          const iou = overlap(scene, object, landmark.mask);
          if (iou >= MIN_IOU && iou > (best?.iou ?? 0)) best = { iou, landmark };
        }
        const spatial = best?.landmark.spatial;
        if (!spatial) continue;
        surface.push(distance(spatial.surfaceCenter, object.surface_center));
        centre.push(distance(spatial.box.center, object.center));
      }
    }
    expect(surface.length / things, 'share found').to.be.at.least(0.75);
    expect(median(surface), 'to the centre of the visible surface').to.be.at.most(0.01);
    expect(median(centre), 'to the centre of the object').to.be.at.most(0.03);
  });
});
