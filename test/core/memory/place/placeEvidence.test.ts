import { expect } from 'chai';
import { levelFrame } from '../../../../src/core/geometry/levelFrame.ts';
import { placeEvidence } from '../../../../src/core/memory/place/placeEvidence.ts';
import type { Vec3 } from '../../../../src/core/types/geometry.ts';
import { seededRandom } from '../../../support/random.ts';
import { renderDepth, testCamera } from '../../../support/raycast.ts';
import { between } from '../../spatial/randomScene.ts';

/** Memory's frame with the camera at its origin, looking along x; z up. */
const LOOKING = levelFrame([0, -1, 0]);

/** A wall 3 m away, and a box before it or not. */
const depthOf = (box?: { readonly center: Vec3; readonly size: Vec3 }) => {
  const { width, height } = testCamera;
  const wall = new Float32Array(width * height).fill(3);
  if (!box) return { depth: { width, height, data: wall }, camera: testCamera };
  const { depth } = renderDepth({ kind: 'box', ...box });
  return {
    depth: {
      width,
      height,
      data: wall.map((far, i) => (depth.data[i]! > 0 ? Math.min(far, depth.data[i]!) : far)),
    },
    camera: testCamera,
  };
};

describe('placeEvidence', () => {
  // Optical axes: x right, y down, z forward; in the memory's frame it stands 2 m along x.
  const size: Vec3 = [0.2, 0.2, 0.2];
  const place = { center: [2, 0, 0] as Vec3, size };
  const inFront = { center: [0, 0, 2] as Vec3, size };

  it('says occupied while the thing stands there, and empty when depth goes through its place', () => {
    expect(placeEvidence(depthOf(inFront), LOOKING).evidenceAt(place)).to.equal('occupied');
    expect(placeEvidence(depthOf(), LOOKING).evidenceAt(place)).to.equal('empty');
  });

  it('says unseen of what is hidden, out of the image, behind the camera or without depth', () => {
    const hidden = depthOf({ center: [0, 0, 1], size: [0.6, 0.6, 0.2] });
    expect(placeEvidence(hidden, LOOKING).evidenceAt(place)).to.equal('unseen');
    expect(placeEvidence(depthOf(), LOOKING).evidenceAt({ center: [2, 3, 0], size })).to.equal('unseen');
    expect(placeEvidence(depthOf(), LOOKING).evidenceAt({ center: [-2, 0, 0], size })).to.equal('unseen');
    const blind = depthOf();
    blind.depth.data.fill(0);
    expect(placeEvidence(blind, LOOKING).evidenceAt(place)).to.equal('unseen');
  });

  it('does not call a place empty for a wall that stands right behind it, within what depth may be off', () => {
    expect(placeEvidence(depthOf(), LOOKING).evidenceAt({ center: [2.88, 0, 0], size })).to.not.equal(
      'empty',
    );
  });

  it('is not fooled by a thing that covers half of the place', () => {
    const half = depthOf({ center: [0.1, 0, 1], size: [0.2, 0.6, 0.1] });
    expect(placeEvidence(half, LOOKING).evidenceAt(place)).to.not.equal('empty');
  });

  it('tells how far a frame reaches: what lies outside is unseen', () => {
    const look = placeEvidence(depthOf(inFront), LOOKING);
    const { low, high } = look.reach!;
    expect(high[0]).to.be.within(3, 4);
    const random = seededRandom(4);
    let outside = 0;
    for (let i = 0; i < 3000; i++) {
      const center: Vec3 = [between(random, -1, 6), between(random, -4, 4), between(random, -4, 4)];
      const isIn = center.every((value, axis) => value >= low[axis]! && value <= high[axis]!);
      if (isIn) continue;
      outside++;
      expect(look.evidenceAt({ center, size })).to.equal('unseen');
    }
    expect(outside).to.be.greaterThan(500);
  });
});
