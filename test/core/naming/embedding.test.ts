import { expect } from 'chai';
import { embedPhrase } from '../../../src/core/naming/embedPhrase.ts';
import { embedRegion } from '../../../src/core/naming/embedRegion.ts';
import type { NamerHead } from '../../../src/core/naming/NamerHead.ts';
import { nameScore } from '../../../src/core/naming/nameScore.ts';

/** Two axes, which features map onto one by one; the first class lies on the first axis. Words on both axes. */
const HEAD: NamerHead = {
  features: 2,
  classes: 2,
  dims: 2,
  weights: Float32Array.of(1, 0, 0, 1),
  bias: Float32Array.of(0, 0),
  classVectors: Float32Array.of(1, 0, 0, 1),
  temperature: 1,
  textMean: Float32Array.of(0, 0),
  vocabulary: Float32Array.of(1, 0, 0, 1, -1, 0),
  words: 3,
  scale: 10,
};
const UNSURE = Float32Array.of(0, 0);
const along = (x: number, y: number) => embedPhrase(HEAD, Float32Array.of(x, y));

describe('scores of phrases at regions', () => {
  it('are above zero for what a region is more than any odd noun, below for what it is not', () => {
    const region = embedRegion(HEAD, Float32Array.of(3, 0), UNSURE);
    expect(nameScore(region, along(1, 0))).to.be.greaterThan(0.5);
    expect(nameScore(region, along(0, 1))).to.be.lessThan(0);
    expect(nameScore(region, along(-1, 0))).to.be.lessThan(nameScore(region, along(0, 1)));
  });

  it('average to one over the vocabulary, as ratios do', () => {
    const region = embedRegion(HEAD, Float32Array.of(1, 2), UNSURE);
    const words = [along(1, 0), along(0, 1), along(-1, 0)];
    const ratios = words.map((word) => Math.exp(nameScore(region, word)));
    expect(ratios.reduce((a, b) => a + b, 0) / 3).to.be.closeTo(1, 1e-6);
  });

  it("follow the classifier's own classes where the features say little", () => {
    const region = embedRegion(HEAD, Float32Array.of(0.01, 0.01), Float32Array.of(9, 0));
    expect(nameScore(region, along(1, 0))).to.be.greaterThan(nameScore(region, along(0, 1)) + 1);
  });

  it('are the same for a text vector of any length', () => {
    const region = embedRegion(HEAD, Float32Array.of(1, 2), UNSURE);
    expect(nameScore(region, along(5, 1))).to.be.closeTo(nameScore(region, along(10, 2)), 1e-6);
  });

  it('take off what all words have in common', () => {
    const head = { ...HEAD, textMean: Float32Array.of(0, 0.6) };
    expect([...embedPhrase(head, Float32Array.of(0.8, 0.6))]).to.deep.equal([1, 0]);
  });

  it('are finite for features that are all zero', () => {
    const { vector, usual } = embedRegion(HEAD, Float32Array.of(0, 0), Float32Array.of(-1000, 1000));
    expect([...vector, usual].every(Number.isFinite)).to.equal(true);
  });
});
