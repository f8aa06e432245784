import { map } from 'rxjs';
import { PairSynchronizer } from '../../../src/core/sync/PairSynchronizer.ts';
import { pairByStamp, type Tagged } from '../../../src/pipeline/operators/pairByStamp.ts';
import { virtualTime } from '../../support/virtualTime.ts';

interface Message {
  readonly stampNs: bigint;
}
const at = (ms: number): Message => ({ stampNs: BigInt(ms) * 1_000_000n });
const color = (ms: number): Tagged<Message, Message> => ({ stream: 'color', item: at(ms) });
const depth = (ms: number): Tagged<Message, Message> => ({ stream: 'depth', item: at(ms) });

/** Lower case: colour images; upper case: depth images of the same moment. */
const MESSAGES = {
  a: color(1000),
  A: depth(1000),
  b: color(1033),
  B: depth(1033),
  c: color(1066),
  C: depth(1066),
};

describe('pairByStamp', () => {
  const cases: Record<string, [source: string, expected: string, subscription?: string]> = {
    'pairs equal stamps as soon as the second comes': ['a-A-B-b|', '--a---b|'],
    'gives every pair of a burst': ['(abcABC|)', '(abc|)'],
    'gives nothing for one stream alone': ['a-b-c|', '-----|'],
    'completes with an empty source': ['|', '|'],
    'stays silent with a source that never emits': ['-', '-'],
    'passes an error on': ['a-A#', '--a#'],
    'lets go of the source on unsubscribe': ['a-A-b-B', '--a', '^--!'],
  };
  for (const [behaviour, [source, expected, subscription]] of Object.entries(cases))
    it(behaviour, () =>
      virtualTime().run(({ cold, expectObservable, expectSubscriptions }) => {
        const values = cold(source, MESSAGES);
        const sync = new PairSynchronizer<Message, Message>({ slopNs: 30_000_000n, queueSize: 10 });
        const pairs = values.pipe(pairByStamp(sync));
        const stamps = pairs.pipe(map((pair) => Number(pair.color.stampNs / 1_000_000n)));
        expectObservable(stamps, subscription).toBe(expected, { a: 1000, b: 1033, c: 1066 });
        if (subscription) expectSubscriptions(values.subscriptions).toBe(subscription);
      }),
    );
});
