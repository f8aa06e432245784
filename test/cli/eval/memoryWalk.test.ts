import { expect } from 'chai';
import { renderSolids } from '../../../src/cli/walk/renderSolids.ts';
import { Walk } from '../../../src/cli/walk/walkFrames.ts';
import { CHANGE_SECONDS, WALK_SECONDS } from '../../../src/cli/walk/walkPath.ts';
import type { CameraModel } from '../../../src/core/types/images.ts';

const OPTIONS = {
  seed: 3,
  things: 40,
  moved: 2,
  removed: 1,
  rateHz: 2,
  slips: { missed: 0, misnamed: 0, nameless: 0 },
};

describe('eval memory: the simulated walk', () => {
  const camera: CameraModel = {
    width: 65,
    height: 65,
    fx: 60,
    fy: 60,
    cx: 32,
    cy: 32,
    distortionModel: '',
    distortion: [],
  };
  /** Looks along x from the map's origin. */
  const pose = { translation: [0, 0, 0], rotation: [-0.5, 0.5, -0.5, 0.5] } as const;

  it('casts rays to the nearest solid: a ball, a cylinder and a box at the depths of closed forms', () => {
    const at = (u: number, v: number) => v * 65 + u;
    const { depth, numbers } = renderSolids(
      [
        { number: 1, solid: { kind: 'box', center: [4, 0, 0], size: [1, 4, 4], yaw: 0 } },
        { number: 2, solid: { kind: 'ball', center: [2, 0, 0], radius: 0.5 } },
        { number: 3, solid: { kind: 'cylinder', center: [2, 1, 0], radius: 0.25, height: 0.4 } },
      ],
      camera,
      pose,
    );
    expect([numbers[at(32, 32)], depth[at(32, 32)]]).to.deep.equal([2, 1.5]);
    expect([numbers[at(60, 32)], depth[at(60, 32)]]).to.deep.equal([1, 3.5]);
    // To the left in the image is along y.
    expect(numbers[at(2, 32)]).to.equal(3);
    expect(depth[at(2, 32)]).to.be.closeTo(1.776, 0.05);
    expect(numbers[at(2, 22)], 'above the cylinder').to.equal(1);
  });

  it('lasts about 90 s, and furnishes, moves and takes away what it says, the same for a seed', () => {
    expect(WALK_SECONDS).to.be.within(80, 95);
    expect(CHANGE_SECONDS).to.be.below(WALK_SECONDS / 2);
    const { truth } = new Walk(OPTIONS);
    expect(truth.things.length + truth.removed.length).to.equal(40);
    expect([truth.moved.length, truth.removed.length]).to.deep.equal([2, 1]);
    expect(new Walk(OPTIONS).truth).to.deep.equal(truth);
    const [a, b] = [new Walk(OPTIONS), new Walk(OPTIONS)].map((walk) => walk.frames().next().value!);
    expect(a!.candidates.length).to.be.greaterThan(3);
    expect(b).to.deep.equal(a);
  });
});
