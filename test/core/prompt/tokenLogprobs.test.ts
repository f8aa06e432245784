import { expect } from 'chai';
import { type TokenLogprob, tokenLogprobs } from '../../../src/core/prompt/scoring/tokenLogprobs.ts';

const t = (token: string, p: number, alternatives: Record<string, number> = {}): TokenLogprob => ({
  token,
  logprob: Math.log(p),
  alternatives: Object.entries({ [token]: p, ...alternatives }).map(([other, q]) => ({
    token: other,
    logprob: Math.log(q),
  })),
});

const chances = (tokens: TokenLogprob[], marks: number[], none = true) =>
  tokenLogprobs(tokens, { marks, none })?.map(Math.exp);

describe('tokenLogprobs: scores of every mark from one generated answer', () => {
  it('reads the alternatives of a single-token mark', () => {
    const p = chances(
      [t('{"', 1), t('mark', 1), t('":', 1), t(' ', 1), t('3', 0.7, { '4': 0.2, null: 0.1 }), t(',', 1)],
      [3, 4],
    )!;
    expect(p[0]).to.be.closeTo(0.7, 1e-9);
    expect(p[1]).to.be.closeTo(0.2, 1e-9);
    expect(p[2]).to.be.closeTo(0.1, 1e-9);
  });

  it('follows marks of several tokens and multiplies along the way', () => {
    const p = chances(
      [t('{"mark":', 1), t('1', 0.6, { '2': 0.4 }), t('2', 0.5, { ',': 0.3, '1': 0.2 }), t('}', 1)],
      [1, 2, 11, 12],
    )!;
    expect(p[0]).to.be.closeTo(0.18, 1e-9);
    expect(p[1]).to.be.closeTo(0.4, 1e-9);
    expect(p[2]).to.be.closeTo(0.12, 1e-9);
    expect(p[3]).to.be.closeTo(0.3, 1e-9);
  });

  it('finds the value inside a token that also holds the key', () => {
    const p = chances([t('{"mark": 5', 0.9, { '{"mark": 6': 0.1 }), t('}', 1)], [5, 6], false)!;
    expect(p[0]).to.be.closeTo(0.9, 1e-9);
    expect(p[1]).to.be.closeTo(0.1, 1e-9);
  });

  it('ignores alternatives that are no drawn mark', () => {
    const p = chances([t('{"mark":', 1), t(' 3', 0.5, { ' 9': 0.3, ' "': 0.2 }), t('}', 1)], [3, 4])!;
    expect(p).to.deep.equal([0.5, 0, 0]);
  });

  it('gives nothing when the tokens hold no drawn mark', () => {
    expect(chances([t('{"mark":', 1), t('99', 1), t('}', 1)], [3])).to.equal(undefined);
    expect(chances([t('hello', 1)], [3])).to.equal(undefined);
    expect(chances([], [3])).to.equal(undefined);
  });

  it('does not take a number elsewhere in the answer for the mark', () => {
    const p = chances([t('{"reason": "mark 3", ', 1), t('"mark": ', 1), t('4', 1), t('}', 1)], [3, 4])!;
    expect(p).to.deep.equal([0, 1, 0]);
  });
});
