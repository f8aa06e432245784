import { expect } from 'chai';
import { nameScore } from '../../../src/core/naming/nameScore.ts';
import { embedPhrase } from '../../../src/core/naming/space/embedPhrase.ts';
import { embedRegion } from '../../../src/core/naming/space/embedRegion.ts';
import type { NamerHead } from '../../../src/core/naming/space/NamerHead.ts';

/**
 * Two axes of text, which features map onto one by one; the first class lies on the first axis. Words on both axes, and
 * on two axes of looks, which features and nouns map onto too.
 */
const HEAD: NamerHead = {
  features: 2,
  classes: 2,
  textDims: 2,
  dims: 4,
  weights: Float32Array.of(1, 0, 0, 1),
  bias: Float32Array.of(0, 0),
  classVectors: Float32Array.of(1, 0, 0, 1),
  temperature: 1,
  textMean: Float32Array.of(0, 0),
  look: {
    dims: 2,
    weights: Float32Array.of(1, 0, 0, 1),
    bias: Float32Array.of(0, 0),
    nouns: Float32Array.of(1, 0, 0, 1),
    prototypes: Float32Array.of(1, 0, 0, 1),
    count: 2,
    width: 0.2,
    share: 0.5,
  },
  vocabulary: new Float32Array(12),
  words: 3,
  scale: 10,
};
for (const [i, [x, y]] of (
  [
    [1, 0],
    [0, 1],
    [-1, 0],
  ] as const
).entries())
  HEAD.vocabulary.set(embedPhrase(HEAD, Float32Array.of(x, y)), i * HEAD.dims);
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
    expect(embedPhrase(head, Float32Array.of(0.8, 0.6))).to.deep.equal(along(1, 0));
  });

  it('ask what known nouns near the phrase look like, whatever the words say', () => {
    // Things of the first noun look like the second axis, those of the second like the first.
    const look = { ...HEAD.look, prototypes: Float32Array.of(0, 1, 1, 0), share: 0.9 };
    const head = { ...HEAD, look };
    const region = embedRegion(head, Float32Array.of(3, 0), UNSURE);
    const scoreOf = (x: number, y: number) => nameScore(region, embedPhrase(head, Float32Array.of(x, y)));
    expect(scoreOf(0, 1)).to.be.greaterThan(scoreOf(1, 0) + 1);
    // Near the second noun but not it: most of its looks.
    expect(scoreOf(0.3, 1)).to.be.greaterThan(scoreOf(1, 0.3) + 1);
  });

  it('are weighted means of the cosines of words and of looks', () => {
    const head = { ...HEAD, look: { ...HEAD.look, share: 0.25 } };
    const phrase = embedPhrase(head, Float32Array.of(0.6, 0.8));
    const { vector } = embedRegion(head, Float32Array.of(1, 0), UNSURE);
    const [text, looks] = [0, 2].map(
      (from) => vector[from]! * phrase[from]! + vector[from + 1]! * phrase[from + 1]!,
    );
    expect(Math.hypot(...phrase)).to.be.closeTo(1, 1e-6);
    // Half of each class is added to the text part: its cosine is that of (1.5, 0.5) and (0.6, 0.8).
    expect(text! / head.scale).to.be.closeTo(0.75 * (1.3 / Math.hypot(1.5, 0.5)), 1e-6);
    const [near, far] = [Math.exp((0.6 - 1) / 0.2), Math.exp((0.8 - 1) / 0.2)];
    expect(looks! / head.scale).to.be.closeTo(0.25 * (near / Math.hypot(near, far)), 1e-6);
  });

  it('are finite for features that are all zero', () => {
    const { vector, usual } = embedRegion(HEAD, Float32Array.of(0, 0), Float32Array.of(-1000, 1000));
    expect([...vector, usual].every(Number.isFinite)).to.equal(true);
  });
});
