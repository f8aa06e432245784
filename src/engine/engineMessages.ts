import type { Approach } from '../core/approach/Approach.ts';
import type { ApproachOptions, ApproachRequest } from '../core/approach/findApproach.ts';
import type { NamedPhrases } from '../core/naming/NamedPhrases.ts';
import type { Parameters } from '../core/parameters/parameters.ts';
import type { Result } from '../core/result.ts';
import type { Resolution } from '../core/spatial/grounding/Resolution.ts';
import type { MarkedFrame, ResolveRequest } from '../core/spatial/grounding/Resolver.ts';
import type { QuestionAnswer, SpatialDescription, Verification } from '../core/spatial/index.ts';
import type { Viewer } from '../core/spatial/scene/Scene.ts';
import type { ColorImage, RgbdFrame } from '../core/types/images.ts';
import type { ComponentHealth } from '../pipeline/ComponentHealth.ts';
import type {
  AskRequest,
  DescribeRequest,
  DrawnMarks,
  DrawRequest,
  VerifyRequest,
} from '../pipeline/EnginePort.ts';
import type { PerceiveOptions } from '../pipeline/Perception.ts';

/** A marked frame without its images, which the asker has, and without what did not get a mark. */
export type Marks = Omit<MarkedFrame, 'frame' | 'spare'>;

/** Which marked frame is meant, and from whose place it is looked at. */
export interface FrameRef {
  /** Number that the asker gave the frame when it had it marked. */
  readonly frame: number;
  readonly viewer: Viewer | undefined;
}

/** What can be asked of the engine's thread: for each name the question and its answer. */
export interface EngineCalls {
  readonly perceive: {
    readonly ask: {
      readonly number: number;
      readonly frame: RgbdFrame;
      readonly options: Omit<PerceiveOptions, 'signal'>;
    };
    readonly answer: Marks;
  };
  readonly resolve: {
    readonly ask: Omit<ResolveRequest, 'marked'> & { readonly of: FrameRef };
    readonly answer: { readonly resolution: Resolution; readonly by: string };
  };
  readonly verify: {
    readonly ask: Omit<VerifyRequest, 'marked'> & { readonly of: FrameRef };
    readonly answer: Verification;
  };
  readonly ask: {
    readonly ask: Omit<AskRequest, 'marked'> & { readonly of: FrameRef };
    readonly answer: QuestionAnswer | undefined;
  };
  readonly describe: {
    readonly ask: Omit<DescribeRequest, 'marked'> & { readonly of: FrameRef };
    readonly answer: SpatialDescription | undefined;
  };
  readonly draw: {
    /** The thread keeps no pixels, so the picture comes with the question. */
    readonly ask: Omit<DrawRequest, 'marked'> & { readonly of: FrameRef; readonly color: ColorImage };
    readonly answer: DrawnMarks;
  };
  readonly phrases: {
    readonly ask: { readonly words: string; readonly names: readonly string[] };
    readonly answer: NamedPhrases | undefined;
  };
  readonly approach: {
    readonly ask: { readonly request: ApproachRequest; readonly options: ApproachOptions };
    readonly answer: Approach;
  };
  readonly stop: { readonly ask: object; readonly answer: undefined };
}

export type EngineMethod = keyof EngineCalls;

/** One call on its way to the thread. */
export type EngineCall = {
  [M in EngineMethod]: {
    readonly kind: 'call';
    readonly id: number;
    readonly method: M;
    readonly ask: EngineCalls[M]['ask'];
  };
}[EngineMethod];

/** What the node's thread tells the engine's thread. */
export type ToEngine =
  | { readonly kind: 'start'; readonly parameters: Parameters }
  | EngineCall
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'clear' };

export type FromEngine =
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'health'; readonly health: readonly ComponentHealth[] }
  | { readonly kind: 'log'; readonly level: 'info' | 'warn'; readonly message: string };
