import { CAPTIONS } from './families/captions.ts';
import { COMPARISON } from './families/comparison.ts';
import { DIRECTIONAL } from './families/directional.ts';
import { DISTANCE } from './families/distance.ts';
import { FACING } from './families/facing.ts';
import { GROUP } from './families/group.ts';
import { PLACES } from './families/places.ts';
import { SIDES } from './families/sides.ts';
import { TOPOLOGICAL } from './families/topological.ts';
import { VERTICAL } from './families/vertical.ts';
import type { RelationFamily, RelationSpec } from './RelationSpec.ts';

/** Families by their own names; of two phrases of one length, the first one wins. */
const FAMILIES: readonly RelationSpec[] = [
  ...SIDES,
  ...PLACES,
  ...DIRECTIONAL,
  ...VERTICAL,
  ...FACING,
  ...GROUP,
  ...TOPOLOGICAL,
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
