import { expect } from 'chai';
import {
  type BoxEvidence,
  boxTable,
  DETECTOR_FEATURES,
  detectorFeatures,
} from '../../../../src/core/segment/tree/judge/detectorFeatures.ts';

type Feature = (typeof DETECTOR_FEATURES)[number];

const box = (x0: number, y0: number, x1: number, y1: number, score: number): BoxEvidence => ({
  box: { x0, y0, x1, y1 },
  score,
});
const featuresOf = (boxes: readonly BoxEvidence[], hints?: readonly BoxEvidence[]) => {
  const out = new Float32Array(DETECTOR_FEATURES.length);
  detectorFeatures({ x0: 10, y0: 10, x1: 30, y1: 30 }, boxTable(boxes), hints && boxTable(hints), out, 0);
  return Object.fromEntries(DETECTOR_FEATURES.map((name, k) => [name, out[k]!])) as Record<Feature, number>;
};

describe('detectorFeatures', () => {
  it('tells a region that a weak box fits from one that none fits, though nothing is named', () => {
    const fits = featuresOf([], [box(10, 10, 30, 29, 0.04)]);
    const none = featuresOf([], [box(60, 60, 90, 90, 0.04)]);
    expect(fits.hintIou).to.be.closeTo(0.95, 1e-6);
    expect(fits.hintMost).to.be.closeTo(Math.log(0.04 / 0.96), 1e-5);
    expect(fits.hintMost).to.be.above(none.hintMost);
    expect(none.hintIou).to.equal(0);
    for (const { detectorIou, detectorBest } of [fits, none])
      expect([detectorIou, detectorBest]).to.deep.equal([0, 0]);
  });

  it('tells the whole from its part: a box that only lies inside fits badly and is counted as inside', () => {
    const part = featuresOf([], [box(12, 12, 18, 18, 0.3), box(20, 20, 28, 28, 0.2)]);
    expect(part.hintHalf).to.equal(-5);
    expect(part.hintCentred).to.be.closeTo(Math.log(0.3 / 0.7), 1e-5);
    expect(part.hintsCentred).to.be.closeTo(0.5, 1e-6);
  });

  it('stays finite for scores of 0 and 1, and is the same without any box as with one elsewhere', () => {
    const extreme = featuresOf([box(0, 0, 40, 40, 1)], [box(10, 10, 30, 30, 1), box(10, 10, 30, 30, 0)]);
    for (const value of Object.values(extreme)) expect(Number.isFinite(value)).to.equal(true);
    expect(featuresOf([], [])).to.deep.equal(featuresOf([box(50, 50, 60, 60, 1)], [box(50, 50, 60, 60, 1)]));
  });
});
