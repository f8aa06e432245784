import { expect } from 'chai';
import { Backoff } from '../../../src/adapters/host/Backoff.ts';

const options = { firstMs: 100, factor: 2, maxMs: 500, giveUpAfter: 5, givenUpMs: 60_000 };

describe('host Backoff', () => {
  it('doubles the pause up to its limit, then gives up', () => {
    const backoff = new Backoff(options);
    expect([1, 2, 3, 4, 5].map(() => backoff.fail())).to.deep.equal([100, 200, 400, 500, 60_000]);
    expect(backoff.givenUp).to.equal(true);
  });

  it('begins anew after a success', () => {
    const backoff = new Backoff(options);
    for (let i = 0; i < 7; i += 1) backoff.fail();
    backoff.succeed();
    expect([backoff.givenUp, backoff.failures, backoff.fail()]).to.deep.equal([false, 0, 100]);
  });
});
