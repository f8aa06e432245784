import type { MemoryObject } from '../MemoryObject.ts';
import { memoryAt } from '../memoryAt.ts';
import { type Recollection, recall } from './recall.ts';
import type { RecallContext } from './sceneOf.ts';

/** "the box that was left of the door", "the mug which stood on the table". */
const WAS = /\b(?:that|which|who)\s+(?:was|were|stood|lay|sat|hung|used to be)\b/i;
/** States of the past looked at, the newest first. */
const MOST_STATES = 40;

/** What words meant at a time. */
export interface PastRecollection extends Recollection {
  /** Things as they are known now. */
  readonly objects: readonly MemoryObject[];
  /** When the words held; undefined: now. */
  readonly atNs: bigint | undefined;
}

/**
 * What an expression means at a time, or, where it speaks of how things stood, at the last time when it held: each change
 * of place that is remembered ends a state. Else among things as they are.
 */
export const recallThen = (
  objects: readonly MemoryObject[],
  expression: string,
  atNs: bigint | undefined,
  context: RecallContext = {},
): PastRecollection => {
  const byId = new Map(objects.map((object) => [object.id, object]));
  const times = atNs === undefined ? (WAS.test(expression) ? endsOfStates(objects) : []) : [atNs];
  for (const time of times) {
    const then = recall(memoryAt(objects, time), expression, context);
    if (then.objects.length > 0)
      return { ...then, objects: then.objects.map(({ id }) => byId.get(id)!), atNs: time };
  }
  return { ...recall(objects, expression, context), atNs };
};

/** The last sightings of things in places that they have left. */
const endsOfStates = (objects: readonly MemoryObject[]): readonly bigint[] => {
  const ends = new Set<bigint>();
  for (const { earlier, isGone, lastSeenNs } of objects) {
    for (const { untilNs } of earlier) ends.add(untilNs);
    if (isGone) ends.add(lastSeenNs);
  }
  return [...ends].sort((a, b) => (a > b ? -1 : a < b ? 1 : 0)).slice(0, MOST_STATES);
};
