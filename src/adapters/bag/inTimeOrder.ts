/**
 * Sorts a stream whose items are late by at most `windowNs`, holding back only that much of it. Equal stamps keep their
 * order; an item that is later still is given as soon as it comes.
 */
export async function* inTimeOrder<T extends { readonly stampNs: bigint }>(
  items: AsyncIterable<T>,
  windowNs: bigint,
): AsyncGenerator<T, void, void> {
  const held: T[] = [];
  let newestNs: bigint | undefined;
  for await (const item of items) {
    let at = held.length;
    while (at > 0 && held[at - 1]!.stampNs > item.stampNs) at--;
    held.splice(at, 0, item);
    if (newestNs === undefined || item.stampNs > newestNs) newestNs = item.stampNs;
    let ready = 0;
    while (ready < held.length && held[ready]!.stampNs <= newestNs - windowNs) ready++;
    yield* held.splice(0, ready);
  }
  yield* held;
}
