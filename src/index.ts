/** The method as a library, without ROS: compose it, let it perceive a frame, locate what words mean in it. */
export type { Parameters } from './core/parameters/parameters.ts';
export { DEFAULT_PARAMETERS } from './core/parameters/parameters.ts';
export type { Failure, Result } from './core/result.ts';
export type { MarkedFrame, ResolveRequest } from './core/spatial/grounding/Resolver.ts';
export type { TransformSource } from './core/transforms/TransformSource.ts';
export type { RgbdFrame } from './core/types/images.ts';
export type { ComposeHooks } from './engine/compose/ComposeHooks.ts';
export type { Composition } from './engine/compose/Composition.ts';
export { compose } from './engine/compose/compose.ts';
export type { LocateAnswer } from './pipeline/LocateAnswer.ts';
export type { LocateOptions, LocateRequest } from './pipeline/LocateRequest.ts';
export { type LocateDeps, locate } from './pipeline/locate.ts';
