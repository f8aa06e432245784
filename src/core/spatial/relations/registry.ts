import { CAPTIONS } from './captions.ts';
import { COMPARISON } from './comparison.ts';
import { DIRECTIONAL } from './directional.ts';
import { DISTANCE } from './distance.ts';
import { FACING } from './facing.ts';
import { GROUP } from './group.ts';
import { PLACES } from './places.ts';
import type { RelationFamily, RelationSpec } from './RelationSpec.ts';
import { SIDES } from './sides.ts';
import { TOPOLOGICAL } from './topological.ts';
import { VERTICAL } from './vertical.ts';

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
