/** Names that differ by more than a third of their letters are different words. */
const MAX_SHARE = 0.34;

/** Letters to insert, delete, replace or swap with their neighbour to turn one word into another. */
const editDistance = (a: string, b: string): number => {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (isSame ? 0 : 1));
      row.push(isSwap ? Math.min(cost, before[j - 2]! + 1) : cost);
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
};

/** Without what people leave out or write otherwise: case, and the signs between words. */
const letters = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The known name that an unknown one was most likely meant to be; undefined when none is near. */
export const nearestName = (unknown: string, known: readonly string[]): string | undefined => {
  const wanted = letters(unknown.slice(0, 100));
  const [best] = known
    .map((name) => {
      const whole = editDistance(wanted, letters(name));
      // A group that was left out: `base_url` for `vlm.base_url`.
      const tail = name.includes('.')
        ? editDistance(wanted, letters(name.slice(name.indexOf('.') + 1)))
        : whole;
      return { name, distance: Math.min(whole, tail) };
    })
    .sort((a, b) => a.distance - b.distance);
  return best && best.distance <= MAX_SHARE * Math.max(wanted.length, 3) ? best.name : undefined;
};
