import { expect } from 'chai';
import { delay, of } from 'rxjs';
import { fail, ok, type Result } from '../../../src/core/result.ts';
import { lookAround } from '../../../src/pipeline/operators/lookAround.ts';
import { virtualTime } from '../../support/virtualTime.ts';

/** Pairs at 30 Hz over virtual milliseconds; each look takes `takesMs`. Gives when frames were taken, by their pairs. */
function run(options: {
  takesMs: number;
  forMs: number;
  rateHz: (looked: number) => number;
  fails?: boolean;
}) {
  const scheduler = virtualTime();
  const taken: number[] = [];
  const codes: string[] = [];
  scheduler.run(({ cold, flush }) => {
    const every33 = cold(`${'x 32ms '.repeat(Math.floor(options.forMs / 33))}|`);
    const seen = lookAround({
      pairs: every33,
      rateHz: options.rateHz,
      now: () => scheduler.now(),
      look: () => {
        const newest = scheduler.now() - (scheduler.now() % 33);
        taken.push(newest);
        const result: Result<number> = options.fails ? fail('BAD_IMAGE', 'bad') : ok(newest);
        return of<Result<number>>(result).pipe(delay<Result<number>>(options.takesMs, scheduler));
      },
    });
    seen.subscribe((result) => codes.push(result.ok ? 'OK' : result.failure.code));
    flush();
  });
  return { taken, codes };
}

const heard = () => 5;

describe('lookAround', () => {
  it('takes frames at segment_rate while someone listens', () => {
    expect(run({ takesMs: 20, forMs: 2000, rateHz: heard }).taken.length).to.be.within(9, 11);
  });

  it('takes none while nobody does', () => {
    expect(run({ takesMs: 20, forMs: 2000, rateHz: () => 0 }).taken).to.deep.equal([]);
  });

  it('takes frames at idle_segment_rate where it is set', () => {
    expect(run({ takesMs: 20, forMs: 4000, rateHz: () => 1 }).taken.length).to.be.within(4, 5);
  });

  it('takes the newest frame, one at a time, however slow segmentation is', () => {
    const { taken } = run({ takesMs: 1000, forMs: 4000, rateHz: heard });
    expect(taken.length).to.be.within(3, 6);
    for (let i = 1; i < taken.length; i++) expect(taken[i]! - taken[i - 1]!).to.be.at.least(990);
  });

  it('takes a few frames after activation so that the first question is warm', () => {
    const { taken } = run({ takesMs: 20, forMs: 2000, rateHz: (looked) => (looked < 3 ? 5 : 0) });
    expect(taken).to.have.length(3);
  });

  it('follows a change of the rate from the next pair on', () => {
    const { taken } = run({ takesMs: 1, forMs: 1000, rateHz: (looked) => (looked < 2 ? 30 : 5) });
    expect(taken.slice(0, 3)).to.deep.equal([0, 33, 231]);
  });

  it('goes on after a frame that failed', () => {
    const { taken, codes } = run({ takesMs: 20, forMs: 2000, rateHz: heard, fails: true });
    expect(taken.length).to.be.within(9, 11);
    expect(codes.filter((code) => code === 'BAD_IMAGE').length).to.equal(taken.length);
  });
});
