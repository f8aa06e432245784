import { expect } from 'chai';
import { fitTemperature } from '../../../src/core/prompt/scoring/fitTemperature.ts';
import { probabilities } from '../../../src/core/prompt/scoring/probabilities.ts';

describe('probabilities: calibrated softmax', () => {
  it('sums to 1 for scores of any size', () => {
    for (const scores of [
      [0, 0],
      [-1000, -1001, -2000],
      [800, 799],
      [Number.NEGATIVE_INFINITY, -3],
    ]) {
      expect(probabilities(scores)!.reduce((a, b) => a + b, 0)).to.be.closeTo(1, 1e-12);
    }
  });

  it('gives an impossible choice nothing', () => {
    expect(probabilities([Number.NEGATIVE_INFINITY, -3])).to.deep.equal([0, 1]);
  });

  it('refuses scores that carry no choice', () => {
    expect(probabilities([Number.NaN, 1])).to.equal(undefined);
    expect(probabilities([Number.POSITIVE_INFINITY, 1])).to.equal(undefined);
    expect(probabilities([Number.NEGATIVE_INFINITY])).to.equal(undefined);
    expect(probabilities([])).to.equal(undefined);
  });

  it('takes away a liking for some numbers that a content-free request shows', () => {
    const liking = [2, 0, 0];
    const seen = [2, 1, 0];
    const p = probabilities(seen, { temperature: 1, priorWeight: 1 }, liking)!;
    expect(p.indexOf(Math.max(...p))).to.equal(1);
    expect(probabilities(seen, { temperature: 1, priorWeight: 0 }, liking)!.indexOf(Math.max(...p))).to.equal(
      -1,
    );
  });
});

describe('fitTemperature', () => {
  /** Answers drawn from softmax(scores) while the model reports `factor` times those scores. */
  const samples = (factor: number) => {
    let state = 42;
    const random = () => {
      state = (state * 1664525 + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    return Array.from({ length: 4000 }, () => {
      const scores = Array.from({ length: 5 }, () => random() * 4);
      const p = probabilities(scores)!;
      let left = random();
      const truth = p.findIndex((share) => {
        left -= share;
        return left < 0;
      });
      return { logScores: scores.map((s) => s * factor), truth: truth === -1 ? 4 : truth };
    });
  };

  it('finds by how much a model is over-confident or shy', () => {
    expect(fitTemperature(samples(3))).to.be.closeTo(3, 0.3);
    expect(fitTemperature(samples(0.5))).to.be.closeTo(0.5, 0.05);
  });

  it('refuses to calibrate on nothing', () => {
    expect(() => fitTemperature([])).to.throw(RangeError);
  });
});
