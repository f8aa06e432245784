import type { MemoryObject } from '../MemoryObject.ts';

/** Two things that turn out to be one, of the elder's id, in the place of the one that was seen now; and the id that goes. */
export const joined = (
  seen: MemoryObject,
  double: MemoryObject,
): { readonly object: MemoryObject; readonly goneId: number } => {
  const [kept, other] = elder(seen, double);
  const object = {
    ...kept,
    ...givenOf(kept, other),
    place: seen.place,
    lastSeenNs: seen.lastSeenNs,
    timesSeen: kept.timesSeen + other.timesSeen,
  };
  return { object, goneId: other.id };
};

/** Two that are one keep the name that one of them was given. */
export const givenOf = (a: MemoryObject, b: MemoryObject): Pick<MemoryObject, 'given'> => {
  const given = a.given ?? b.given;
  return given === undefined ? {} : { given };
};

/** The one that was remembered first, and the other. */
const elder = (a: MemoryObject, b: MemoryObject): readonly [MemoryObject, MemoryObject] => {
  const rank = ({ id }: MemoryObject) => (id > 0 ? id : Number.POSITIVE_INFINITY);
  return rank(a) <= rank(b) ? [a, b] : [b, a];
};
