import { BOARDS } from './families/boards.ts';
import { CAPTIONS } from './families/captions.ts';
import { COMPARISON } from './families/comparison.ts';
import { CONTAINMENT } from './families/containment.ts';
import { DIRECTIONAL } from './families/directional.ts';
import { DISTANCE } from './families/distance.ts';
import { FACING } from './families/facing.ts';
import { GROUP } from './families/group.ts';
import { PARTS } from './families/parts.ts';
import { PLACES } from './families/places.ts';
import { PLACES_OF } from './families/placesOf.ts';
import { SIDES } from './families/sides.ts';
import { SUPPORT } from './families/support.ts';
import { VERTICAL } from './families/vertical.ts';
import type { RelationFamily, RelationSpec } from './RelationSpec.ts';

/** Families by their own names; of two phrases of one length, the first one wins. */
const FAMILIES: readonly RelationSpec[] = [
  ...SIDES,
  ...PLACES,
  ...DIRECTIONAL,
  ...SUPPORT,
  ...BOARDS,
  ...VERTICAL,
  ...FACING,
  ...GROUP,
  ...CONTAINMENT,
  ...PLACES_OF,
  ...PARTS,
  ...DISTANCE,
  ...COMPARISON,
];

/** Every spatial relation that is understood, each once; the names cover the prepositions of everyday captions. */
export const RELATIONS: readonly RelationSpec[] = [...CAPTIONS, ...FAMILIES];

const byName = new Map(RELATIONS.map((relation) => [relation.name, relation]));

export const relationNamed = (name: string): RelationSpec | undefined => byName.get(name);

const byFamily = new Map<RelationFamily, RelationSpec>();
for (const spec of FAMILIES) if (!byFamily.has(spec.family)) byFamily.set(spec.family, spec);

/** A relation of each family, which has what the family shares. */
export const FAMILY_HEADS: readonly RelationSpec[] = [...byFamily.values()];

export const familyHead = (family: RelationFamily): RelationSpec | undefined => byFamily.get(family);
