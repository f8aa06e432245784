import { expect } from 'chai';
import { Pace } from '../../../src/core/sync/Pace.ts';

/** When what comes at a rate passes, over ten seconds. */
const passed = (hertz: number, pace: Pace): number[] =>
  Array.from({ length: 10 * hertz }, (_, i) => (i * 1000) / hertz).filter((ms) => pace.take(ms));

describe('Pace', () => {
  it('lets through five a second of whatever comes faster', () => {
    for (const hertz of [6, 7, 10, 15, 30, 60])
      expect(passed(hertz, new Pace(200)).length, `${hertz} Hz`).to.be.within(47, 50);
  });

  it('lets all through that comes slower', () => {
    for (const hertz of [1, 3, 5]) expect(passed(hertz, new Pace(200)).length).to.equal(10 * hertz);
  });

  it('never lets two through within half the time, after a silence neither', () => {
    const pace = new Pace(200);
    const times = [0, 390, 410, 480, 5000, 5050, 5150, 5210].filter((ms) => pace.take(ms));
    expect(times).to.deep.equal([0, 390, 5000, 5210]);
  });
});
