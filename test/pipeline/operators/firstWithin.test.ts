import { firstWithin } from '../../../src/pipeline/operators/firstWithin.ts';
import { virtualTime } from '../../support/virtualTime.ts';

describe('firstWithin', () => {
  const cases: Record<string, [source: string, expected: string, subscription?: string]> = {
    'gives the first value and lets go of the source': ['--a-b', '--(a|)', '^-!'],
    'gives one of a burst': ['(abc)', '(a|)', '!'],
    'gives undefined when nothing comes in time': ['10ms a', '5ms (u|)', '^ 4ms !'],
    'gives undefined with a source that never emits': ['-', '5ms (u|)', '^ 4ms !'],
    'gives undefined when the source ends without a value': ['--|', '--(u|)', '^-!'],
    'passes an error on': ['--#', '--#', '^-!'],
  };
  for (const [behaviour, [source, expected, subscription]] of Object.entries(cases))
    it(behaviour, () => {
      const scheduler = virtualTime();
      scheduler.run(({ hot, cold, expectObservable, expectSubscriptions }) => {
        const values = source.startsWith('(') ? cold(source) : hot(source);
        const first = values.pipe(firstWithin(5, scheduler));
        expectObservable(first).toBe(expected, { a: 'a', b: 'b', c: 'c', u: undefined });
        if (subscription === '^-!') expectSubscriptions(values.subscriptions).toBe('^-!');
      });
    });

  it('lets go of the source on unsubscribe', () => {
    const scheduler = virtualTime();
    scheduler.run(({ hot, expectObservable, expectSubscriptions }) => {
      const values = hot('----a');
      expectObservable(values.pipe(firstWithin(9, scheduler)), '^-!').toBe('');
      expectSubscriptions(values.subscriptions).toBe('^-!');
    });
  });
});
