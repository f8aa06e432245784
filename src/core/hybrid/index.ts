export { createHybridResolver, type RelationMeter } from './createHybridResolver.ts';
export { DEFAULT_HYBRID_OPTIONS, type HybridOptions } from './HybridOptions.ts';
export { measureRelations } from './measureRelations.ts';
export { type MeasureRelations, reconcile } from './reconcile.ts';
