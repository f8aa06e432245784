import { atRate } from '../../../src/pipeline/operators/atRate.ts';
import { virtualTime } from '../../support/virtualTime.ts';

describe('atRate', () => {
  const cases: Record<string, [hz: number, source: string, expected: string, subscription?: string]> = {
    'takes the first value, and the next when its time has come': [
      10,
      'a 49ms b 49ms c 49ms d 49ms e|',
      'a 99ms c 99ms e|',
    ],
    'takes one that comes a little before its time': [10, 'a 89ms b 200ms |', 'a 89ms b 200ms |'],
    'takes one of a burst': [10, '(abcde) 200ms |', 'a 206ms |'],
    'lets nothing through at rate 0': [0, 'a 300ms b|', '301ms -|'],
    'completes with an empty source': [10, '|', '|'],
    'stays silent with a source that never emits': [10, '-', '-'],
    'passes an error on': [10, 'a 200ms #', 'a 200ms #'],
    'lets go of the source on unsubscribe': [10, 'a 199ms b 99ms c', 'a', '^ 99ms !'],
  };
  for (const [behaviour, [hz, source, expected, subscription]] of Object.entries(cases))
    it(behaviour, () => {
      const scheduler = virtualTime();
      scheduler.run(({ cold, expectObservable, expectSubscriptions }) => {
        const values = cold(source);
        const sampled = values.pipe(
          atRate(
            () => hz,
            () => scheduler.now(),
          ),
        );
        expectObservable(sampled, subscription).toBe(expected);
        if (subscription) expectSubscriptions(values.subscriptions).toBe(subscription);
      });
    });

  it('asks for the rate at each value', () => {
    const rates = [10, 10, 100, 100];
    const scheduler = virtualTime();
    scheduler.run(({ cold, expectObservable }) => {
      const sampled = cold('a 19ms b 19ms c 19ms d|').pipe(
        atRate(
          () => rates.shift()!,
          () => scheduler.now(),
        ),
      );
      expectObservable(sampled).toBe('a 39ms c 19ms d|');
    });
  });

  it('begins anew for each subscriber', () =>
    virtualTime().run(({ cold, expectObservable }) => {
      const sampled = cold('ab|').pipe(
        atRate(
          () => 1,
          () => 0,
        ),
      );
      expectObservable(sampled).toBe('a-|');
      expectObservable(sampled).toBe('a-|');
    }));
});
