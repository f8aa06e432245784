import { CAPTIONS } from './captions.ts';
import { COMPARISON } from './comparison.ts';
import { DIRECTIONAL } from './directional.ts';
import { DISTANCE } from './distance.ts';
import { FACING } from './facing.ts';
import { GROUP } from './group.ts';
import type { RelationSpec } from './RelationSpec.ts';
import { REGION } from './region.ts';
import { TOPOLOGICAL } from './topological.ts';
import { VERTICAL } from './vertical.ts';

/** Every spatial relation that is understood, each once; the names cover the prepositions of everyday captions. */
export const RELATIONS: readonly RelationSpec[] = [
  ...CAPTIONS,
  ...REGION,
  ...DIRECTIONAL,
  ...VERTICAL,
  ...FACING,
  ...GROUP,
  ...TOPOLOGICAL,
  ...DISTANCE,
  ...COMPARISON,
];

const byName = new Map(RELATIONS.map((relation) => [relation.name, relation]));

export const relationNamed = (name: string): RelationSpec | undefined => byName.get(name);
