import type { MemoryObject } from './MemoryObject.ts';

/** "chair 3": its best name and its id. */
export const nameOfThing = ({ id, labels, looks }: MemoryObject): string =>
  `${labels[0]?.label ?? looks[0]?.label ?? 'thing'} ${id}`;
