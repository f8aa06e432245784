import { expect } from 'chai';
import fc from 'fast-check';
import { fitRevolution } from '../../../src/core/geometry/fitRevolution.ts';
import { roundFootprint } from '../../../src/core/geometry/roundFootprint.ts';
import { seededRandom } from '../../support/random.ts';

/** Points of the half that faces the origin of a surface whose radius changes with height. */
function visibleHalf(x: number, y: number, radiusAt: (h: number) => number, noise = 0) {
  const random = seededRandom(11);
  const ground: number[] = [];
  const heights: number[] = [];
  const facing = Math.atan2(-y, -x);
  for (let k = 0; k < 400; k++) {
    const h = (k % 20) / 20;
    const angle = facing + ((Math.floor(k / 20) + 0.5) / 20 - 0.5) * 0.9 * Math.PI;
    const r = radiusAt(h) + noise * (random() - 0.5);
    ground.push(x + r * Math.cos(angle), y + r * Math.sin(angle));
    heights.push(0.3 * h);
  }
  return { ground: Float64Array.from(ground), heights: Float64Array.from(heights) };
}

const vase = (h: number) => 0.05 + 0.04 * Math.sin(Math.PI * h);

describe('fitRevolution', () => {
  it('finds the axis of a vase of any profile from the half that is seen', () => {
    const place = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 3, noNaN: true }), place, (x, y) => {
        const { ground, heights } = visibleHalf(x, y, vase);
        const found = fitRevolution(ground, heights)!;
        expect(Math.hypot(found.x - x, found.y - y)).to.be.below(2e-3);
        expect(found.radius).to.be.closeTo(0.09, 3e-3);
      }),
      { seed: 2, numRuns: 50 },
    );
  });

  it('is not misled by a filled lid nor by a handle', () => {
    const { ground, heights } = visibleHalf(1, 0.2, () => 0.06, 0.004);
    const random = seededRandom(5);
    const extra: number[] = [];
    for (let k = 0; k < 60; k++) {
      const r = 0.06 * Math.sqrt(random());
      const angle = 2 * Math.PI * random();
      extra.push(1 + r * Math.cos(angle), 0.2 + r * Math.sin(angle));
    }
    for (let k = 0; k < 20; k++) extra.push(1, 0.26 + 0.002 * k);
    const found = fitRevolution(
      Float64Array.from([...ground, ...extra]),
      Float64Array.from([...heights, ...new Array(60).fill(0.3), ...new Array(20).fill(0.15)]),
    )!;
    expect(Math.hypot(found.x - 1, found.y - 0.2)).to.be.below(6e-3);
    expect(found.kept).to.be.above(0.6);
  });

  it('does not take the face of a box for something round', () => {
    const ground: number[] = [];
    const heights: number[] = [];
    for (let k = 0; k < 300; k++) {
      ground.push(1 + 1e-3 * Math.sin(k), ((k % 30) / 30 - 0.5) * 0.3);
      heights.push(Math.floor(k / 30) / 30);
    }
    expect(roundFootprint(Float64Array.from(ground), Float64Array.from(heights), false)).to.equal(undefined);
  });

  it('says nothing of too few points', () => {
    expect(fitRevolution(new Float64Array(20), new Float64Array(10))).to.equal(undefined);
  });
});
