export interface PaceOptions {
  /** 2 is twice as fast as recorded. */
  readonly rate: number;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
  /** Resolves after about `ms`, or early when the replay is stopped. */
  readonly sleep: (ms: number) => Promise<void>;
}

/** Below this the timer cannot be on time: the item goes now. */
const SHORTEST_SLEEP_MS = 1;

/**
 * Gives each item at its own moment, counted from the first. Moments are absolute: what was late is not carried on, so
 * the replay does not drift however uneven the timer is.
 */
export async function* paced<T extends { readonly stampNs: bigint }>(
  items: AsyncIterable<T>,
  { rate, nowMs, sleep }: PaceOptions,
): AsyncGenerator<T, void, void> {
  let origin: { readonly wallMs: number; readonly stampNs: bigint } | undefined;
  for await (const item of items) {
    origin ??= { wallMs: nowMs(), stampNs: item.stampNs };
    const dueMs = origin.wallMs + Number(item.stampNs - origin.stampNs) / 1e6 / rate;
    const aheadMs = dueMs - nowMs();
    if (aheadMs >= SHORTEST_SLEEP_MS) await sleep(aheadMs);
    yield item;
  }
}
