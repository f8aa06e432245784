import { map, timer } from 'rxjs';
import { newestWhileBusy } from '../../../src/pipeline/operators/newestWhileBusy.ts';
import { virtualTime } from '../../support/virtualTime.ts';

/** A task that answers its own input in upper case after three virtual frames. */
const slow = (value: string) => timer(3).pipe(map(() => value.toUpperCase()));

describe('newestWhileBusy', () => {
  const cases: Record<string, [source: string, expected: string, subscription?: string]> = {
    'answers every value that finds it idle': ['a----b----|', '---A----B-|'],
    'keeps only the newest of a burst': ['abcd-----|', '---A--D--|'],
    'finishes the running and the waiting task before it completes': ['ab|', '---A--(B|)'],
    'completes at once with an empty source': ['|', '|'],
    'stays silent with a source that never emits': ['-', '-'],
    'passes an error on and drops what was waiting': ['ab#', '--#'],
    'stops the running task on unsubscribe': ['a-----', '--', '^-!'],
  };
  for (const [behaviour, [source, expected, subscription]] of Object.entries(cases))
    it(behaviour, () =>
      virtualTime().run(({ cold, expectObservable }) =>
        expectObservable(cold(source).pipe(newestWhileBusy(slow)), subscription).toBe(expected),
      ),
    );

  it('runs a synchronous task for each value', () =>
    virtualTime().run(({ cold, expectObservable }) =>
      expectObservable(cold('ab|').pipe(newestWhileBusy((v: string) => [v + v] as never))).toBe('ab|', {
        a: 'aa',
        b: 'bb',
      }),
    ));
});
