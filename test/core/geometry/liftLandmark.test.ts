import { expect } from 'chai';
import fc from 'fast-check';
import { liftLandmark } from '../../../src/core/geometry/liftLandmark.ts';
import type { Vec3 } from '../../../src/core/types/geometry.ts';
import { fullMask, renderDepth, type Shape, testCamera } from '../../support/raycast.ts';

const up: Vec3 = [0, -1, 0];
const boxAt = (center: Vec3, size: Vec3): Shape => ({ kind: 'box', center, size });

describe('liftLandmark: a mask becomes an upright box', () => {
  it('finds the centre of a box seen from above to a tenth of its size or two pixels, wherever it stands', () => {
    // Camera looks down by 30 degrees, so that top, front and often a side are seen.
    const tilt = (30 * Math.PI) / 180;
    const tilted: Vec3 = [0, -Math.cos(tilt), -Math.sin(tilt)];
    fc.assert(
      fc.property(
        fc.double({ min: -0.3, max: 0.3, noNaN: true }),
        fc.double({ min: 0.9, max: 1.6, noNaN: true }),
        fc.double({ min: 0.1, max: 0.25, noNaN: true }),
        (x, z, edge) => {
          const shape: Shape = { kind: 'box', center: [x, 0, z], size: [edge, edge, edge], up: tilted };
          const { depth, mask } = renderDepth(shape);
          const { spatial } = liftLandmark(mask, { depth, camera: testCamera }, { up: tilted });
          expect(Math.hypot(...spatial!.box.center.map((c, i) => c - shape.center[i]!))).to.be.lessThan(
            Math.max(0.1 * edge, (2 * z) / testCamera.fx),
          );
        },
      ),
      { seed: 7, numRuns: 30, endOnFailure: true },
    );
  });

  it('is not moved by an occluder that crosses the mask nor by holes in the depth', () => {
    const { depth, mask } = renderDepth(boxAt([0, 0, 2], [0.6, 0.6, 0.2]));
    const clean = liftLandmark(mask, { depth, camera: testCamera }, { up })!.spatial!;
    const data = depth.data.slice();
    for (let v = 0; v < depth.height; v++)
      for (let u = 0; u < depth.width; u++) {
        if (v % 9 < 3 && data[v * depth.width + u]! > 0) data[v * depth.width + u] = u % 2 === 0 ? 0 : 0.7;
      }
    const dirty = liftLandmark(mask, { depth: { ...depth, data }, camera: testCamera }, { up })!.spatial!;
    for (let i = 0; i < 3; i++) expect(dirty.box.center[i]).to.be.closeTo(clean.box.center[i]!, 0.01);
  });

  it('gives the hidden half of a bottle back by symmetry', () => {
    const { depth, mask } = renderDepth({ kind: 'cylinder', center: [0.1, 0, 1], radius: 0.04, height: 0.2 });
    const { spatial } = liftLandmark(mask, { depth, camera: testCamera }, { up });
    expect(spatial!.box.center[2]).to.be.closeTo(1, 0.006);
    expect(spatial!.box.center[0]).to.be.closeTo(0.1, 0.004);
  });

  it('measures nothing from a mask on holes only', () => {
    const { depth, mask } = renderDepth(boxAt([0, 0, 1], [0.3, 0.3, 0.3]));
    const holes = { ...depth, data: new Float32Array(depth.data.length) };
    expect(liftLandmark(mask, { depth: holes, camera: testCamera }, { up })).to.deep.equal({
      validDepthRatio: 0,
    });
  });

  it('measures the whole of a table top, whatever stands across its middle', () => {
    const { depth, mask } = renderDepth(boxAt([0, 0.3, 2.4], [1.6, 1, 0.02]));
    const data = depth.data.map((z) => (z > 2 && z < 2.5 ? 0 : z));
    const lengthOf = (surface: boolean): number => {
      const lifted = liftLandmark(mask, { depth: { ...depth, data }, camera: testCamera }, { up, surface });
      return Math.max(...lifted.spatial!.box.size);
    };
    expect(lengthOf(true)).to.be.within(1.3, 1.7);
    expect(lengthOf(false)).to.be.lessThan(1.1);
  });

  it('grows less certain with the square of distance', () => {
    const sigma = (z: number) => {
      const { depth, mask } = renderDepth(boxAt([0, 0, z], [0.4, 0.4, 0.1]));
      return Math.sqrt(liftLandmark(mask, { depth, camera: testCamera }, { up }).spatial!.covariance[8]!);
    };
    expect(sigma(4) / sigma(2)).to.be.within(2.5, 4.2);
  });

  it('never yields a NaN, whatever the depth says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 0.01, 0.5, 0.500001, 3, 65), { minLength: 1, maxLength: 400 }),
        (values) => {
          const width = 20;
          const height = Math.ceil(values.length / width);
          const data = new Float32Array(width * height);
          data.set(values);
          const camera = { ...testCamera, width, height };
          const { spatial } = liftLandmark(
            fullMask(width, height),
            { depth: { width, height, data }, camera },
            { up },
          );
          if (spatial) {
            const numbers = [
              ...spatial.box.center,
              ...spatial.box.size,
              ...spatial.box.orientation,
              ...spatial.covariance,
            ];
            expect(numbers.every(Number.isFinite)).to.equal(true);
          }
        },
      ),
      { seed: 11, numRuns: 300, endOnFailure: true },
    );
  });
});
