import type { LabelScore } from '../types/landmarks.ts';
import type { MemoryObject } from './MemoryObject.ts';

/** What a thing is called, best first: as a person named it, then as it was seen. */
export const namesOfThing = ({ given, labels }: MemoryObject): readonly LabelScore[] =>
  given === undefined
    ? labels
    : [{ label: given, score: 1 }, ...labels.filter(({ label }) => label !== given)];

/** "chair 3": its best name and its id. */
export const nameOfThing = (object: MemoryObject): string =>
  `${namesOfThing(object)[0]?.label ?? object.looks[0]?.label ?? 'thing'} ${object.id}`;
