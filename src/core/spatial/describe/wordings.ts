import { relationNamed } from '../relations/registry.ts';
import { height, longest } from '../scene/measures.ts';
import type { SceneGeometry } from '../scene/SceneGeometry.ts';

/** A relation in the words of a place, with the relation that these words are read back as. */
export interface Place {
  readonly words: string;
  readonly relation: string;
}

/** More than one way to say a place; all others are said as their `telling`. */
const PLACES: Readonly<Record<string, readonly Place[]>> = {
  'left of': [
    { words: 'to the left of', relation: 'left of' },
    { words: 'left of', relation: 'left of' },
    { words: 'on the left of', relation: 'left of' },
  ],
  'right of': [
    { words: 'to the right of', relation: 'right of' },
    { words: 'right of', relation: 'right of' },
    { words: 'on the right of', relation: 'right of' },
  ],
  on: [
    { words: 'on', relation: 'on' },
    { words: 'on top of', relation: 'on top of' },
  ],
  in: [
    { words: 'in', relation: 'in' },
    { words: 'inside', relation: 'inside' },
  ],
  under: [
    { words: 'under', relation: 'under' },
    { words: 'underneath', relation: 'beneath' },
  ],
  'next to': [
    { words: 'next to', relation: 'next to' },
    { words: 'beside', relation: 'beside' },
  ],
  near: [
    { words: 'near', relation: 'near' },
    { words: 'close to', relation: 'close to' },
  ],
  'far from': [
    { words: 'far from', relation: 'far from' },
    { words: 'far away from', relation: 'far away from' },
  ],
  between: [{ words: 'between', relation: 'between' }],
};

/** Relations whose words begin no sentence: "facing the door stands the chair". */
const ONLY_SAID: ReadonlySet<string> = new Set([
  'facing',
  'facing away from',
  'parallel to',
  'perpendicular to',
]);

/** The words of a place for a relation; none for one that is told by a verb of its own ("supports"). */
export const placesOf = (relation: string): readonly Place[] => {
  const known = PLACES[relation];
  if (known) return known;
  const words = relationNamed(relation)?.telling?.words;
  return words?.startsWith('is ') && !ONLY_SAID.has(relation) ? [{ words: words.slice(3), relation }] : [];
};

/** Height over length from which a thing stands, and to which it lies. */
const STANDS_FROM = 0.8;
const LIES_TO = 0.35;
/** What is as high as this, metres, stands however wide it is. */
const TALL_METRES = 0.5;

/** The verb that a thing's shape lets one say in place of "is"; "is" where boxes do not tell, or for the room itself. */
export const postureOf = (f: SceneGeometry, index: number, isPerson: boolean): string => {
  if (f.planar || f.structural[index] || isPerson) return 'is';
  const [tall, long] = [height(f, index), longest(f, index)];
  if (!(long > 0)) return 'is';
  if (tall >= TALL_METRES || tall >= STANDS_FROM * long) return 'stands';
  return tall <= LIES_TO * long ? 'lies' : 'sits';
};
