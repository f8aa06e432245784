/**
 * Maps a stream in order while up to `count` items are under way, so that slow work on one does not delay the next.
 * Items mapped to undefined are left out.
 */
export async function* readAhead<T, U>(
  items: AsyncIterable<T>,
  map: (item: T) => Promise<U | undefined>,
  count: number,
): AsyncGenerator<U, void, void> {
  const underWay: Promise<U | undefined>[] = [];
  for await (const item of items) {
    underWay.push(map(item));
    if (underWay.length < count) continue;
    const ready = await underWay.shift();
    if (ready !== undefined) yield ready;
  }
  for (const promise of underWay) {
    const ready = await promise;
    if (ready !== undefined) yield ready;
  }
}
