import { expect } from 'chai';
import fc from 'fast-check';
import type { DepthSegmentation } from '../../../src/core/segment/DepthSegment.ts';
import { DepthSegmenter } from '../../../src/core/segment/DepthSegmenter.ts';
import { maskOfSegment } from '../../../src/core/segment/segmentMasks.ts';
import type { Vec3 } from '../../../src/core/types/geometry.ts';
import { seededRandom } from '../../support/random.ts';
import { renderSolids, type Solid, type SyntheticDepth } from './syntheticDepth.ts';

const KINECT = 0.8e-3;
const segment = ({ depth, camera }: SyntheticDepth): DepthSegmentation =>
  new DepthSegmenter().segment(depth, camera);

/** Best IoU of any segment with one solid, and that segment's id. */
function bestFor(scene: SyntheticDepth, cut: DepthSegmentation, solid: number) {
  const shared = new Map<number, number>();
  let size = 0;
  scene.ids.forEach((id, at) => {
    if (id !== solid) return;
    size++;
    const segment = cut.labels[at]!;
    if (segment !== 0) shared.set(segment, (shared.get(segment) ?? 0) + 1);
  });
  let best = { iou: 0, id: 0 };
  for (const { id, pixelCount } of cut.segments) {
    const inside = shared.get(id) ?? 0;
    const iou = inside / (size + pixelCount - inside);
    if (iou > best.iou) best = { iou, id };
  }
  return best;
}

const roleOf = (cut: DepthSegmentation, id: number) => cut.segments.find((s) => s.id === id)?.role;
const objects = (cut: DepthSegmentation) => cut.segments.filter((s) => s.role === 'object');

const TABLE: Solid = { kind: 'box', min: [0.2, -0.6, -0.04], max: [1.5, 0.6, 0] };
const tableView = { height: 0.6, pitch: 0.65, noise: KINECT };
const crate = (x: number, y: number, side: number, z = 0, tall = side): Solid => ({
  kind: 'box',
  min: [x, y - side / 2, z],
  max: [x + side, y + side / 2, z + tall],
});

describe('DepthSegmenter', function () {
  this.timeout(20_000);

  it('finds the table and each thing on it, through the noise of a depth camera', () => {
    const scene = renderSolids(
      [
        TABLE,
        crate(0.7, 0.15, 0.12),
        crate(0.75, -0.2, 0.1),
        { kind: 'ball', center: [0.95, 0, 0.07], radius: 0.07 },
      ],
      tableView,
    );
    const cut = segment(scene);
    expect(roleOf(cut, bestFor(scene, cut, 0).id)).to.equal('support');
    for (const solid of [1, 2, 3]) {
      const { iou, id } = bestFor(scene, cut, solid);
      expect(iou, `solid ${solid}`).to.be.above(0.9);
      expect(roleOf(cut, id)).to.equal('object');
    }
    expect(objects(cut)).to.have.length(3);
  });

  it('keeps the faces of one box together and splits a box that stands on another', () => {
    const scene = renderSolids([TABLE, crate(0.7, 0, 0.24, 0, 0.14), crate(0.78, 0, 0.1, 0.14)], tableView);
    const cut = segment(scene);
    const [large, small] = [bestFor(scene, cut, 1), bestFor(scene, cut, 2)];
    expect(large.iou).to.be.above(0.85);
    expect(small.iou).to.be.above(0.85);
    expect(large.id).to.not.equal(small.id);
  });

  it('splits boxes that touch side by side, one further back', () => {
    const scene = renderSolids(
      [TABLE, crate(0.7, 0.075, 0.15, 0, 0.12), crate(0.76, -0.075, 0.15, 0, 0.2)],
      tableView,
    );
    const cut = segment(scene);
    const [front, back] = [bestFor(scene, cut, 1), bestFor(scene, cut, 2)];
    expect(front.id).to.not.equal(back.id);
    expect(Math.min(front.iou, back.iou)).to.be.above(0.85);
  });

  it('does not remove the large face of a box as a plane', () => {
    const scene = renderSolids(
      [TABLE, { kind: 'box', min: [0.8, -0.2, 0], max: [0.9, 0.2, 0.3] }],
      tableView,
    );
    const { iou, id } = bestFor(scene, segment(scene), 1);
    expect(iou).to.be.above(0.9);
    expect(roleOf(segment(scene), id)).to.equal('object');
  });

  it('keeps a bowl whole: inside, rim and bottom', () => {
    const scene = renderSolids([TABLE, { kind: 'bowl', center: [0.75, 0, 0.09], radius: 0.09 }], tableView);
    expect(bestFor(scene, segment(scene), 1).iou).to.be.above(0.85);
  });

  it('tells floor, wall and table top apart in a room, and finds what stands far away', () => {
    const top: Solid = { kind: 'box', min: [1.6, -0.9, 0.7], max: [2.6, 0.4, 0.74] };
    const room: Solid[] = [
      { kind: 'ground', z: 0 },
      { kind: 'wall', x: 4 },
      top,
      crate(2, -0.2, 0.2, 0.74),
      crate(3, 1, 0.45),
    ];
    const scene = renderSolids(room, { height: 1.4, pitch: 0.4, noise: KINECT });
    const cut = segment(scene);
    const roles = [0, 1, 2, 3, 4].map((solid) => roleOf(cut, bestFor(scene, cut, solid).id));
    expect(roles).to.deep.equal(['floor', 'wall', 'support', 'object', 'object']);
    expect(bestFor(scene, cut, 4).iou).to.be.above(0.8);
    expect(objects(cut).length, 'rooms stay whole').to.be.below(6);
  });

  it('keeps a chair whole, seat, back and legs, and a thing on it apart', () => {
    const slab = (min: Vec3, max: Vec3): Solid => ({ kind: 'box', min, max });
    const leg = (x: number, y: number) => slab([x, y, 0], [x + 0.04, y + 0.04, 0.42]);
    const chair = [
      slab([1.8, -0.22, 0.42], [2.24, 0.22, 0.46]),
      slab([2.2, -0.22, 0.46], [2.24, 0.22, 0.9]),
      leg(1.8, -0.22),
      leg(1.8, 0.18),
      leg(2.2, -0.22),
      leg(2.2, 0.18),
    ];
    const ball: Solid = { kind: 'ball', center: [1.95, 0.02, 0.54], radius: 0.08 };
    const room: Solid[] = [{ kind: 'ground', z: 0 }, { kind: 'wall', x: 4 }, ball, ...chair];
    const scene = renderSolids(room, { height: 1.3, pitch: 0.4, noise: KINECT });
    // All parts of the chair are one truth.
    scene.ids.forEach((id, at) => {
      if (id > 3) scene.ids[at] = 3;
    });
    const cut = segment(scene);
    expect(bestFor(scene, cut, 3).iou).to.be.above(0.8);
    expect(bestFor(scene, cut, 2).iou).to.be.above(0.7);
    expect(bestFor(scene, cut, 2).id).to.not.equal(bestFor(scene, cut, 3).id);
  });

  it('knows a table top that is a strip of a few rows, seen from just above it', () => {
    const top: Solid = { kind: 'box', min: [1.6, -0.6, 0.7], max: [2.4, 0.6, 0.74] };
    const mug: Solid = { kind: 'box', min: [1.9, -0.05, 0.74], max: [2, 0.05, 0.86] };
    const room: Solid[] = [{ kind: 'ground', z: 0 }, { kind: 'wall', x: 4 }, top, mug];
    const scene = renderSolids(room, { height: 1, pitch: 0.15, noise: KINECT });
    const cut = segment(scene);
    expect(roleOf(cut, bestFor(scene, cut, 2).id)).to.equal('support');
    expect(bestFor(scene, cut, 3).iou).to.be.above(0.6);
    for (const maxSegments of [0, 1, 2, 3]) {
      const few = new DepthSegmenter().segment(scene.depth, scene.camera, { maxSegments });
      expect(few.segments.length).to.be.at.most(maxSegments);
      expectConsistent(few, scene.depth.data);
    }
  });

  it('measures which way is up to within two degrees, and takes tf at its word', () => {
    for (const pitch of [0.2, 0.5, 0.9]) {
      const scene = renderSolids([TABLE, crate(0.8, 0, 0.1)], { height: 0.7, pitch, noise: KINECT });
      const { up } = segment(scene).up;
      const cosine = up[0] * scene.up[0] + up[1] * scene.up[1] + up[2] * scene.up[2];
      expect(cosine, `pitch ${pitch}`).to.be.above(Math.cos((2 * Math.PI) / 180));
      const told = new DepthSegmenter().segment(scene.depth, scene.camera, { up: [0, 0, -2] });
      expect(told.up).to.deep.equal({ up: [0, 0, -1], confidence: 1 });
    }
  });

  it('answers the same for the same frame, whatever frame came before', () => {
    const first = renderSolids([TABLE, crate(0.7, 0, 0.1)], tableView);
    const other = renderSolids([TABLE, crate(0.9, 0.1, 0.2)], { ...tableView, width: 320, seed: 2 });
    const segmenter = new DepthSegmenter();
    const once = segmenter.segment(first.depth, first.camera);
    const labels = once.labels.slice();
    segmenter.segment(other.depth, other.camera);
    const again = segmenter.segment(first.depth, first.camera);
    expect(Buffer.compare(Buffer.from(again.labels.buffer), Buffer.from(labels.buffer))).to.equal(0);
    expect(again.segments).to.deep.equal(once.segments);
  });

  it('describes its labels truly: counts, boxes, masks; never a label without depth', () => {
    const scene = renderSolids([TABLE, crate(0.7, 0, 0.1)], tableView);
    const cut = segment(scene);
    expectConsistent(cut, scene.depth.data);
  });

  it('survives any depth of any size: labels stay consistent and segments under the cap', () => {
    const depths = fc.record({
      width: fc.integer({ min: 1, max: 90 }),
      height: fc.integer({ min: 1, max: 70 }),
      kind: fc.constantFrom('zero', 'constant', 'checkerboard', 'noise', 'steps', 'needles'),
      z: fc.constantFrom(1e-3, 0.4, 3, 65),
      seed: fc.integer({ min: 0, max: 1e6 }),
    });
    const segmenter = new DepthSegmenter();
    fc.assert(
      fc.property(depths, ({ width, height, kind, z, seed }) => {
        const random = seededRandom(seed);
        const data = Float32Array.from({ length: width * height }, (_, at) => {
          const [u, v] = [at % width, Math.floor(at / width)];
          if (kind === 'zero') return 0;
          if (kind === 'constant') return z;
          if (kind === 'checkerboard') return (u + v) % 2 === 0 ? z : 2 * z;
          if (kind === 'steps') return z * (1 + Math.floor(u / 7) + 3 * Math.floor(v / 5));
          if (kind === 'needles') return u % 5 === 0 ? z : 0;
          return random() < 0.3 ? 0 : z * (0.5 + random());
        });
        const camera = {
          width,
          height,
          fx: width,
          fy: width,
          cx: width / 2,
          cy: height / 2,
          distortionModel: '',
          distortion: [],
        };
        const cut = segmenter.segment({ width, height, data }, camera, { maxSegments: 10 });
        expect(cut.segments.length).to.be.at.most(10);
        expect(Math.hypot(...cut.up.up)).to.be.closeTo(1, 1e-9);
        expectConsistent(cut, data);
      }),
      { seed: 7, numRuns: 150 },
    );
  });

  it('is not drowned by ten thousand specks', () => {
    const [width, height] = [640, 480];
    const random = seededRandom(3);
    const data = Float32Array.from(
      { length: width * height },
      (_, at) => 1 + 2 * ((Math.floor((at % width) / 4) + Math.floor(at / width / 4)) % 2) + 0.3 * random(),
    );
    const camera = {
      width,
      height,
      fx: 525,
      fy: 525,
      cx: 319.5,
      cy: 239.5,
      distortionModel: '',
      distortion: [],
    };
    expect(new DepthSegmenter().segment({ width, height, data }, camera).segments.length).to.be.at.most(200);
  });
});

function expectConsistent(cut: DepthSegmentation, depth: Float32Array): void {
  const counts = new Map<number, number>();
  cut.labels.forEach((id, at) => {
    if (id === 0) return;
    if (!(depth[at]! > 0)) throw new Error(`label ${id} where nothing was measured`);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  });
  expect(cut.segments.map(({ id, pixelCount }) => [id, pixelCount])).to.deep.equal(
    [...counts].sort(([a], [b]) => a - b),
  );
  for (const segment of cut.segments) {
    const { bits, box } = maskOfSegment(cut, segment);
    expect(bits.reduce((sum, bit) => sum + bit, 0)).to.equal(segment.pixelCount);
    const columns = box.x1 - box.x0;
    // Every side of the box touches a pixel.
    expect(bits.subarray(0, columns).includes(1)).to.equal(true);
    expect(bits.subarray(bits.length - columns).includes(1)).to.equal(true);
  }
}
