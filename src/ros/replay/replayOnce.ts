import { type PaceOptions, paced } from './paced.ts';
import type { ReplayPublisher } from './ReplayPublisher.ts';
import type { ReplayMessage } from './ReplayTopic.ts';
import { withClock } from './withClock.ts';

/** What /clock runs at in recorded time: fine enough for a tf lookup to be a tick away. */
const CLOCK_PERIOD_NS = 10_000_000n;

/** Plays a recording through once, in its own time. Ends early when `signal` is aborted. */
export const replayOnce = async (
  messages: AsyncIterable<ReplayMessage>,
  publisher: Pick<ReplayPublisher, 'publish' | 'publishClock'>,
  options: PaceOptions & { readonly signal: AbortSignal },
): Promise<void> => {
  for await (const event of paced(withClock(messages, CLOCK_PERIOD_NS), options)) {
    if (options.signal.aborted) return;
    if (event.kind === 'clock') publisher.publishClock(event.stampNs);
    else publisher.publish(event.message);
  }
};
