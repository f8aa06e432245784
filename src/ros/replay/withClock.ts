/** A moment of the recording: time to say what time it is, or time for a message. */
export type ReplayEvent<T> =
  | { readonly kind: 'clock'; readonly stampNs: bigint }
  | { readonly kind: 'message'; readonly stampNs: bigint; readonly message: T };

/**
 * Puts a clock tick before the first message, every `periodNs` between messages, and one at each message's own stamp, so
 * that nobody ever receives what its clock calls the future. Ticks never go back within one pass.
 */
export async function* withClock<T extends { readonly stampNs: bigint }>(
  messages: AsyncIterable<T>,
  periodNs: bigint,
): AsyncGenerator<ReplayEvent<T>, void, void> {
  let saidNs: bigint | undefined;
  for await (const message of messages) {
    const { stampNs } = message;
    if (saidNs !== undefined)
      for (let ns = saidNs + periodNs; ns < stampNs; ns += periodNs) {
        saidNs = ns;
        yield { kind: 'clock', stampNs: ns };
      }
    if (saidNs === undefined || stampNs > saidNs) {
      saidNs = stampNs;
      yield { kind: 'clock', stampNs };
    }
    yield { kind: 'message', stampNs, message };
  }
}
