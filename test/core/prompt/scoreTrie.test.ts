import { expect } from 'chai';
import fc from 'fast-check';
import { choiceTrie } from '../../../src/core/prompt/scoring/choiceTrie.ts';
import { scoreTrie } from '../../../src/core/prompt/scoring/scoreTrie.ts';

const END = 99;

/** A made-up language model: logits depend on the whole prefix. */
const hashed = (prefix: readonly number[]): Float64Array =>
  Float64Array.from({ length: 100 }, (_, token) => {
    const seed = prefix.reduce((h, t) => (h * 31 + t) % 1009, 7) * 131 + token * 17;
    return Math.sin(seed) * 3;
  });

const score = (sequences: number[][], calls: number[][] = []) =>
  scoreTrie(
    choiceTrie(sequences),
    async (prefix) => {
      calls.push([...prefix]);
      return hashed(prefix);
    },
    { choices: sequences.length, endTokens: [END] },
  );

describe('scoreTrie: constrained decoding over the allowed answers', () => {
  it('scores single-token choices from the one pass over the prompt', async () => {
    const calls: number[][] = [];
    const scores = await score([[1], [2], [3]], calls);
    expect(calls).to.deep.equal([[]]);
    const logits = hashed([]);
    expect(scores[0]! - scores[1]!).to.be.closeTo(logits[1]! - logits[2]!, 1e-9);
  });

  it('lets ending compete where one choice begins another', async () => {
    const calls: number[][] = [];
    const scores = await score([[1], [1, 2], [3]], calls);
    expect(calls).to.deep.equal([[], [1]]);
    const after = hashed([1]);
    expect(scores[0]! - scores[1]!).to.be.closeTo(after[END]! - after[2]!, 1e-9);
  });

  it('asks nothing where there is one way on', async () => {
    const calls: number[][] = [];
    await score(
      [
        [4, 5, 6],
        [7, 8, 9],
      ],
      calls,
    );
    expect(calls).to.deep.equal([[]]);
  });

  it('is a distribution over the choices, whatever the tokens', async () => {
    const sequences = fc.uniqueArray(fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 40,
      selector: (s) => s.join(),
    });
    await fc.assert(
      fc.asyncProperty(sequences, async (tokens) => {
        const sum = (await score(tokens)).reduce((total, s) => total + Math.exp(s), 0);
        expect(sum).to.be.closeTo(1, 1e-9);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('refuses choices that no model can tell apart', () => {
    expect(() =>
      choiceTrie([
        [1, 2],
        [1, 2],
      ]),
    ).to.throw(RangeError);
    expect(() => choiceTrie([[]])).to.throw(RangeError);
  });
});
