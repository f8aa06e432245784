import { expect } from 'chai';
import type { DepthSegmentation } from '../../../src/core/segment/DepthSegment.ts';
import { DepthSegmenter } from '../../../src/core/segment/DepthSegmenter.ts';
import { renderSolids, type Solid, type SyntheticDepth } from './syntheticDepth.ts';

const KINECT = 0.8e-3;
const GROUND: Solid = { kind: 'ground', z: 0 };
const WALL: Solid = { kind: 'wall', x: 3 };
const roomView = { height: 1.2, pitch: 0.25, noise: KINECT };

const segment = ({ depth, camera }: SyntheticDepth): DepthSegmentation =>
  new DepthSegmenter().segment(depth, camera);

/** Roles under which a solid is seen, each with its share of the solid's pixels. */
function rolesOf(scene: SyntheticDepth, cut: DepthSegmentation, solid: number): Map<string, number> {
  const shares = new Map<string, number>();
  const size = scene.ids.reduce((sum, id) => sum + (id === solid ? 1 : 0), 0);
  scene.ids.forEach((id, at) => {
    if (id !== solid) return;
    const role = cut.segments.find((s) => s.id === cut.labels[at])?.role ?? 'none';
    shares.set(role, (shares.get(role) ?? 0) + 1 / size);
  });
  return shares;
}

/** The segment that has most of a solid's pixels. */
function idAt(scene: SyntheticDepth, cut: DepthSegmentation, solid: number): number {
  const counts = new Map<number, number>();
  scene.ids.forEach((id, at) => {
    if (id === solid) counts.set(cut.labels[at]!, (counts.get(cut.labels[at]!) ?? 0) + 1);
  });
  return [...counts].sort((p, r) => r[1] - p[1])[0]![0];
}

describe('DepthSegmenter in rooms', function () {
  this.timeout(20_000);

  it('gives a skirting board to its wall or to the floor', () => {
    const board: Solid = { kind: 'box', min: [2.98, -4, 0], max: [3, 4, 0.09] };
    const scene = renderSolids([GROUND, WALL, board], roomView);
    const cut = segment(scene);
    expect(rolesOf(scene, cut, 2).get('object') ?? 0).to.be.below(0.02);
    expect(cut.segments.some(({ role }) => role === 'object')).to.equal(false);
  });

  it('keeps a box that stands against the wall', () => {
    const box: Solid = { kind: 'box', min: [2.75, -0.2, 0], max: [3, 0.2, 0.16] };
    const scene = renderSolids([GROUND, WALL, box], roomView);
    expect(rolesOf(scene, segment(scene), 2).get('object') ?? 0).to.be.above(0.8);
  });

  it('sees a board that hangs on a wall as a thing, not as a wall', () => {
    const board: Solid = { kind: 'box', min: [2.9, -0.6, 1], max: [3, 0.6, 1.8] };
    const scene = renderSolids([GROUND, WALL, board], { ...roomView, pitch: 0.1 });
    const cut = segment(scene);
    expect(rolesOf(scene, cut, 2).get('object') ?? 0).to.be.above(0.8);
    expect(rolesOf(scene, cut, 1).get('wall') ?? 0).to.be.above(0.9);
  });

  it('gives legs and aprons to their table, and leaves what stands under it alone', () => {
    const leg = (x: number, y: number): Solid => ({
      kind: 'box',
      min: [x, y, 0],
      max: [x + 0.06, y + 0.06, 0.7],
    });
    const scene = renderSolids(
      [
        GROUND,
        WALL,
        { kind: 'box', min: [1.3, -0.6, 0.7], max: [2.1, 0.6, 0.74] },
        { kind: 'box', min: [1.34, -0.55, 0.6], max: [1.36, 0.55, 0.7] },
        leg(1.32, -0.58),
        leg(1.32, 0.52),
        leg(2, -0.58),
        leg(2, 0.52),
        { kind: 'box', min: [1.6, -0.15, 0], max: [1.9, 0.15, 0.3] },
      ],
      { ...roomView, pitch: 0.4 },
    );
    const cut = segment(scene);
    for (const part of [3, 4, 5]) expect(rolesOf(scene, cut, part).get('support') ?? 0).to.be.above(0.7);
    for (const part of [3, 4, 5, 6, 7]) expect(rolesOf(scene, cut, part).get('object') ?? 0).to.be.below(0.3);
    expect(rolesOf(scene, cut, 8).get('object') ?? 0).to.be.above(0.8);
  });

  it('gives all four legs to a stool, and a pole to its lamp shade, but not a bottle that stands behind', () => {
    const leg = (x: number, y: number): Solid => ({
      kind: 'box',
      min: [x, y, 0],
      max: [x + 0.03, y + 0.03, 0.42],
    });
    const scene = renderSolids(
      [
        GROUND,
        WALL,
        { kind: 'box', min: [1.6, -0.6, 0.42], max: [1.95, -0.25, 0.45] },
        leg(1.63, -0.57),
        leg(1.63, -0.31),
        leg(1.89, -0.57),
        leg(1.89, -0.31),
        { kind: 'ball', center: [2, 0.3, 1.3], radius: 0.2 },
        { kind: 'box', min: [1.98, 0.28, 0], max: [2.02, 0.32, 1.3] },
        { kind: 'box', min: [2.4, -0.46, 0], max: [2.5, -0.38, 0.3] },
      ],
      { height: 1.1, pitch: 0.2, noise: 0.1e-3 },
    );
    const cut = segment(scene);
    const [stool, lamp, bottle] = [2, 7, 9].map((solid) => idAt(scene, cut, solid));
    for (const part of [3, 4, 5, 6]) expect(idAt(scene, cut, part), `leg ${part}`).to.equal(stool);
    expect(idAt(scene, cut, 8)).to.equal(lamp);
    expect(new Set([stool, lamp, bottle])).to.have.property('size', 3);
  });

  it('finds a low table at a grazing angle although its edge is rounded', () => {
    const step = (k: number): Solid => ({
      kind: 'box',
      min: [1.7 - 0.015 * k, -0.5, 0.4 - 0.0012 * (k + 1) ** 2],
      max: [2.2, 0.5, 0.42 - 0.0012 * k ** 2],
    });
    const things: Solid[] = [-0.3, 0, 0.3].map((y) => ({
      kind: 'box',
      min: [1.95, y - 0.06, 0.42],
      max: [2.05, y + 0.06, 0.52],
    }));
    const scene = renderSolids([GROUND, WALL, ...things, ...[0, 1, 2, 3, 4].map(step)], {
      height: 0.95,
      pitch: 0.3,
      noise: 0.1e-3,
    });
    const cut = segment(scene);
    expect(rolesOf(scene, cut, 5).get('support') ?? 0).to.be.above(0.8);
    for (const solid of [2, 3, 4]) expect(rolesOf(scene, cut, solid).get('object') ?? 0).to.be.above(0.7);
  });
});
