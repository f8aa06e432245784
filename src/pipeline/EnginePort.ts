import type { Approach } from '../core/approach/Approach.ts';
import type { ApproachOptions, ApproachRequest } from '../core/approach/findApproach.ts';
import type { MarkStyle } from '../core/marks/draw/MarkStyle.ts';
import type { NamedPhrases } from '../core/naming/NamedPhrases.ts';
import type { Result } from '../core/result.ts';
import type { MarkedFrame, Resolver } from '../core/spatial/grounding/Resolver.ts';
import type {
  DescribeOptions,
  QuestionAnswer,
  SpatialDescription,
  Verification,
} from '../core/spatial/index.ts';
import type { ColorImage, RgbdFrame } from '../core/types/images.ts';
import type { ComponentHealth } from './ComponentHealth.ts';
import type { PerceiveOptions } from './Perception.ts';

export interface VerifyRequest {
  readonly statement: string;
  readonly marked: MarkedFrame;
}

export interface AskRequest {
  readonly question: string;
  readonly marked: MarkedFrame;
}

export interface DescribeRequest {
  readonly marked: MarkedFrame;
  /** Marks of the two objects. */
  readonly subject: number;
  readonly anchor: number;
  readonly sentences: number;
  /** What the asker called them, where that was by words. */
  readonly words?: DescribeOptions['words'];
}

export interface DrawRequest {
  readonly marked: MarkedFrame;
  readonly style: MarkStyle;
  /** Whether the picture itself is wanted. */
  readonly picture: boolean;
  /** 1..100: a JPEG of the picture is wanted, too. */
  readonly jpegQuality?: number;
}

export interface DrawnMarks {
  readonly picture?: ColorImage;
  readonly jpeg?: Uint8Array;
}

/**
 * Everything that computes, for whoever must not wait: built at configure, loaded at activate, its models freed at
 * deactivate. Nothing here blocks the caller's thread, and every way to fail is a value.
 *
 * `resolve`, `ask`, `verify`, `describe` and `draw` take frames that this engine has marked; STALE_FRAME for one that it has let
 * go.
 */
export interface EnginePort extends Resolver {
  perceive(frame: RgbdFrame, options?: PerceiveOptions): Promise<Result<MarkedFrame>>;
  verify(request: VerifyRequest, signal?: AbortSignal): Promise<Result<Verification>>;
  /** Undefined where the words ask for a thing, or nothing. */
  ask(request: AskRequest, signal?: AbortSignal): Promise<Result<QuestionAnswer | undefined>>;
  /** Undefined where the two marks are not two objects that depth has measured. */
  describe(request: DescribeRequest, signal?: AbortSignal): Promise<Result<SpatialDescription | undefined>>;
  draw(request: DrawRequest, signal?: AbortSignal): Promise<Result<DrawnMarks>>;
  /** What words call things by, for comparing it with what is remembered; undefined without a namer. `names`: words of this site. */
  phrases(
    words: string,
    names: readonly string[],
    signal?: AbortSignal,
  ): Promise<Result<NamedPhrases | undefined>>;
  /** Where to stand; of any frame, which comes with the question. */
  approach(
    request: ApproachRequest,
    options: ApproachOptions,
    signal?: AbortSignal,
  ): Promise<Result<Approach>>;
  /** Forgets frames and tracks (the clock jumped back). */
  clear(): void;
  /** Begins to load; returns at once. Until then, and when loading fails, answers say MODEL_*, or go without. */
  start(): void;
  /** Resolves when the models have gone; any number of calls is fine. */
  stop(): Promise<void>;
  health(): readonly ComponentHealth[];
}
