import type { RelationSpec, Telling } from '../relations/RelationSpec.ts';
import { RELATIONS } from '../relations/registry.ts';

const tells = (spec: RelationSpec): spec is RelationSpec & { readonly telling: Telling } =>
  spec.telling !== undefined;

/** Relations that descriptions use, one name for each meaning, the most telling first. */
export const TELLING_RELATIONS = RELATIONS.filter(tells).sort((a, b) => b.telling.weight - a.telling.weight);
