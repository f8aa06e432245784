import type { Parameters } from '../core/parameters/parameters.ts';
import type { Failure, Result } from '../core/result.ts';
import type { MarkedFrame } from '../core/spatial/grounding/Resolver.ts';
import { BufferedTransformSource } from '../core/transforms/BufferedTransformSource.ts';
import { TransformBuffer } from '../core/transforms/TransformBuffer.ts';
import type { TransformSource } from '../core/transforms/TransformSource.ts';
import type { RgbdFrame } from '../core/types/images.ts';
import type { Engine } from '../pipeline/Engine.ts';
import { gravityUp } from '../pipeline/gravityUp.ts';
import { FrameStore } from './FrameStore.ts';
import { explainNoFrame } from './inputs/explainNoFrame.ts';
import { FrameIntake } from './inputs/FrameIntake.ts';
import { PairDecoder } from './inputs/PairDecoder.ts';
import { TransformIntake } from './inputs/TransformIntake.ts';
import type { NodeDependencies } from './NodeDependencies.ts';
import type { RosNode } from './rcl.ts';

export interface SessionOptions {
  readonly node: RosNode;
  readonly parameters: () => Parameters;
  readonly dependencies: NodeDependencies;
  readonly engine: Engine;
  /** Told of every pair that has come in. */
  readonly onPair: () => void;
  /** Told of every frame that has been segmented, or could not be. */
  readonly onMarked: (marked: MarkedFrame) => void;
  readonly onFailure: (failure: Failure) => void;
}

/** Everything that lives from activate to deactivate: the inputs, what they hold, and the way from pair to marks. */
export class Session {
  readonly intake: FrameIntake;
  readonly transformIntake: TransformIntake;
  readonly transforms: BufferedTransformSource;
  readonly frames: FrameStore;
  readonly #buffer = new TransformBuffer();
  readonly #options: SessionOptions;

  constructor(options: SessionOptions) {
    const { node, parameters, dependencies, engine } = options;
    const { now } = dependencies;
    this.#options = options;
    this.transforms = new BufferedTransformSource(this.#buffer, (ms, action) => {
      const timer = setTimeout(action, ms);
      return () => clearTimeout(timer);
    });
    const decoder = new PairDecoder(dependencies.codec);
    this.frames = new FrameStore({
      decode: async (pair) => decoder.decode(pair, await this.intake.infoAt(pair.color.stampNs), this.intake),
      perceive: async (frame) => {
        const marked = await this.#perceive(frame);
        if (marked.ok) options.onMarked(marked.value);
        else options.onFailure(marked.failure);
        return marked;
      },
      now,
      whyNone: () =>
        explainNoFrame(
          { color: this.intake.color.state(), depth: this.intake.depth.state() },
          this.intake.sync.stats,
        ),
      limits: () => ({
        maxFrameAge: parameters().max_frame_age,
        maxReuseAge: parameters().max_reuse_age,
        frameTolerance: parameters().frame_tolerance,
      }),
      history: parameters().frame_history,
    });
    this.transformIntake = new TransformIntake(node, this.#buffer);
    this.intake = new FrameIntake({
      node,
      parameters: parameters(),
      now,
      onPair: (pair) => {
        this.frames.offer(pair);
        options.onPair();
      },
      onClockJump: () => {
        node.getLogger().warn('stamps jumped back: transforms, frames and tracks are forgotten');
        this.#buffer.clear();
        this.frames.clear();
        engine.perception.clear();
      },
    });
  }

  close(): void {
    this.intake.close();
    this.transformIntake.close();
    this.frames.clear();
  }

  /** Gravity and a frame that stands still come from tf where it knows them at the frame's stamp; nothing waits. */
  async #perceive(frame: RgbdFrame): Promise<Result<MarkedFrame>> {
    const { target_frame: targetFrame, base_frame: baseFrame } = this.#options.parameters();
    const up =
      (await gravityUp(this.transforms, targetFrame, frame)) ??
      (await gravityUp(this.transforms, baseFrame, frame));
    const fixed =
      targetFrame === baseFrame ? undefined : await fixedFromCamera(this.transforms, targetFrame, frame);
    return this.#options.engine.perception.perceive(frame, {
      ...(up && { up }),
      ...(fixed && { fixedFromCamera: fixed }),
    });
  }
}

async function fixedFromCamera(transforms: TransformSource, targetFrame: string, frame: RgbdFrame) {
  if (targetFrame === '' || targetFrame === frame.frameId) return undefined;
  const fixed = await transforms.lookup({
    targetFrame,
    sourceFrame: frame.frameId,
    stampNs: frame.stampNs,
    timeoutMs: 0,
  });
  return fixed.ok ? fixed.value : undefined;
}
