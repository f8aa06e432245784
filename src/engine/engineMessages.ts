import type { Parameters } from '../core/parameters/parameters.ts';
import type { Result } from '../core/result.ts';
import type { Resolution } from '../core/spatial/grounding/Resolution.ts';
import type { MarkedFrame } from '../core/spatial/grounding/Resolver.ts';
import type { Viewer } from '../core/spatial/scene/Scene.ts';
import type { RgbdFrame } from '../core/types/images.ts';
import type { ComponentHealth } from '../pipeline/ComponentHealth.ts';
import type { PerceiveOptions } from '../pipeline/Perception.ts';

/** What the node's thread tells the engine's thread. */
export type ToEngine =
  | { readonly kind: 'start'; readonly parameters: Parameters }
  | {
      readonly kind: 'perceive';
      readonly id: number;
      readonly frame: RgbdFrame;
      readonly options: Omit<PerceiveOptions, 'signal'>;
    }
  | {
      readonly kind: 'resolve';
      readonly id: number;
      readonly expression: string;
      /** `id` of the perceive that marked the frame. */
      readonly markedBy: number;
      readonly viewer: Viewer | undefined;
    }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'clear' }
  | { readonly kind: 'stop'; readonly id: number };

/** A marked frame without its images, which the asker has, and without what did not get a mark. */
export type Marks = Omit<MarkedFrame, 'frame' | 'spare'>;

export type FromEngine =
  | { readonly kind: 'marked'; readonly id: number; readonly result: Result<Marks> }
  | {
      readonly kind: 'resolved';
      readonly id: number;
      readonly result: Result<Resolution>;
      readonly by: string;
    }
  | { readonly kind: 'health'; readonly health: readonly ComponentHealth[] }
  | { readonly kind: 'log'; readonly level: 'info' | 'warn'; readonly message: string }
  | { readonly kind: 'stopped'; readonly id: number };
