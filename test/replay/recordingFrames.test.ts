import { expect } from 'chai';
import { type FrameQuestion, readFrameSet } from '../../src/cli/eval/frames/readFrameSet.ts';
import { transformPoint } from '../../src/core/transforms/rigid.ts';
import type { Vec3 } from '../../src/core/types/geometry.ts';
import { readSceneFrame, SCENE_FRAMES, type SceneGeometry, sceneFrameNames } from '../support/sceneFrames.ts';

/** Half a step of depth.png (0.1 mm), seen at the image's corner, and rounding of the truth to 0.1 mm. */
const EXACT_METRES = 0.0002;

const points = ({ frame, labels }: SceneGeometry, value: number): Vec3[] => {
  const { fx, fy, cx, cy, width } = frame.camera;
  const found: Vec3[] = [];
  labels.forEach((label, i) => {
    const z = frame.depth.data[i]!;
    const [u, v] = [i % width, Math.floor(i / width)];
    if (label === value) found.push([((u - cx) / fx) * z, ((v - cy) / fy) * z, z]);
  });
  return found;
};

describe('rendered frames: truth', () => {
  for (const name of sceneFrameNames())
    describe(name, () => {
      let scene: SceneGeometry;
      before(async () => {
        scene = await readSceneFrame(name);
      });

      it('names every labelled pixel and counts them right', () => {
        const counts = new Map<number, number>();
        for (const label of scene.labels) counts.set(label, (counts.get(label) ?? 0) + 1);
        counts.delete(0);
        expect(new Map(scene.objects.map(({ label_value, pixels }) => [label_value, pixels]))).to.deep.equal(
          counts,
        );
        expect(new Set(scene.objects.map(({ id }) => id)).size).to.equal(scene.objects.length);
      });

      it('has depth of the floor that lies in the plane z = 0, to a fifth of a millimetre', () => {
        const floor = scene.objects.find(({ id }) => id === 'floor');
        if (!floor) return;
        for (const point of points(scene, floor.label_value))
          expect(Math.abs(transformPoint(scene.worldFromCamera, point)[2])).to.be.at.most(EXACT_METRES);
      });

      it('has every visible point inside its object’s box, and some of them on its sides', () => {
        for (const { id, label_value, world_box } of scene.objects) {
          let [deepest, farthestOut] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
          for (const point of points(scene, label_value)) {
            const world = transformPoint(scene.worldFromCamera, point);
            const out = Math.max(
              ...world.map((value, axis) =>
                Math.max(world_box.min[axis]! - value, value - world_box.max[axis]!),
              ),
            );
            farthestOut = Math.max(farthestOut, out);
            deepest = Math.max(deepest, -Math.abs(out));
          }
          expect(farthestOut, id).to.be.at.most(EXACT_METRES);
          expect(deepest, `${id}: nothing near its box`).to.be.at.least(-0.2);
        }
      });

      it('has surface centres that are the means of the visible points', () => {
        for (const { id, label_value, surface_center } of scene.objects) {
          const visible = points(scene, label_value);
          for (const axis of [0, 1, 2]) {
            const mean = visible.reduce((sum, point) => sum + point[axis]!, 0) / visible.length;
            expect(mean, `${id} axis ${axis}`).to.be.closeTo(surface_center[axis]!, EXACT_METRES);
          }
        }
      });
    });
});

describe('rendered frames: questions', () => {
  let all: readonly FrameQuestion[];
  before(async () => {
    all = (await readFrameSet(SCENE_FRAMES)).flatMap(({ questions }) => questions);
  });

  it('asks at least ten of each frame, of all three kinds, and never the same twice', () => {
    expect([...new Set(all.map(({ frame }) => frame))].sort()).to.deep.equal(sceneFrameNames());
    for (const frame of sceneFrameNames()) {
      const rows = all.filter((row) => row.frame === frame);
      expect(rows.filter(({ kind }) => kind === 'unique').length, frame).to.be.at.least(10);
      for (const kind of ['ambiguous', 'absent'])
        expect(rows.filter((row) => row.kind === kind).length, `${frame} ${kind}`).to.be.at.least(1);
      expect(new Set(rows.map(({ expression }) => expression)).size).to.equal(rows.length);
    }
  });

  it('asks only for what shows, and names candidates that show', async () => {
    for (const name of sceneFrameNames()) {
      const { objects } = await readSceneFrame(name);
      const pixels = new Map(objects.map((object) => [object.id, object.pixels]));
      for (const { frame, expression, kind, target, candidates } of all) {
        if (frame !== name) continue;
        expect(target === null, expression).to.equal(kind !== 'unique');
        expect(candidates.length > 1, expression).to.equal(kind === 'ambiguous');
        for (const id of target === null ? candidates : [target])
          expect(pixels.get(id) ?? 0, `${expression}: ${id}`).to.be.at.least(120);
      }
    }
  });
});
