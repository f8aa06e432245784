import { checkCameraAxes } from '../core/geometry/cameraAxes.ts';
import type { KnownNames } from '../core/naming/learnt/LearntName.ts';
import type { Parameters } from '../core/parameters/parameters.ts';
import { type Failure, ok, type Result } from '../core/result.ts';
import type { MarkedFrame } from '../core/spatial/grounding/Resolver.ts';
import { BufferedTransformSource } from '../core/transforms/BufferedTransformSource.ts';
import { TransformBuffer } from '../core/transforms/TransformBuffer.ts';
import type { TransformSource } from '../core/transforms/TransformSource.ts';
import type { Vec3 } from '../core/types/geometry.ts';
import type { RgbdFrame } from '../core/types/images.ts';
import type { EnginePort } from '../pipeline/EnginePort.ts';
import { gravityUp } from '../pipeline/gravityUp.ts';
import { lookAround } from '../pipeline/operators/lookAround.ts';
import { FrameStore } from './frames/FrameStore.ts';
import { look } from './frames/look.ts';
import { CostmapIntake } from './inputs/CostmapIntake.ts';
import { explainNoFrame } from './inputs/explainNoFrame.ts';
import { FrameIntake } from './inputs/FrameIntake.ts';
import { PairDecoder } from './inputs/PairDecoder.ts';
import { PoseIntake } from './inputs/PoseIntake.ts';
import type { SubscribingNode } from './inputs/SubscribingNode.ts';
import { TransformIntake } from './inputs/TransformIntake.ts';
import type { NodeDependencies } from './NodeDependencies.ts';
import { isInstalled } from './outputs/Outputs.ts';
import type { RosNode } from './rcl.ts';
import type { UndoStack } from './UndoStack.ts';

export interface SessionOptions {
  readonly node: RosNode;
  readonly parameters: () => Parameters;
  readonly dependencies: NodeDependencies;
  readonly engine: EnginePort;
  /** What people have given names to, when a frame is looked at. */
  readonly names: () => KnownNames;
  /** How often landmarks are to be renewed now, given how many frames were looked at so far; Hz, 0: not at all. */
  readonly rateHz: (looked: number) => number;
  /** Shows what was seen to whoever listens. */
  readonly show: (marked: MarkedFrame) => Promise<void>;
  /** Told of every frame that has been segmented, or could not be. */
  readonly onMarked: (marked: MarkedFrame) => void;
  readonly onFailure: (failure: Failure) => void;
  readonly onClockJump: () => void;
}

/**
 * Everything that lives from activate to deactivate: the inputs, what they hold, and the way from pair to marks. What it
 * opens goes onto `undo` as it is opened, so that half a session can be closed, too.
 */
export class Session {
  readonly intake: FrameIntake;
  readonly transformIntake: TransformIntake;
  readonly transforms: BufferedTransformSource;
  /** Absent where no costmap is to be listened to. */
  readonly costmap: CostmapIntake | undefined;
  /** Absent where memory does not ask for it. */
  readonly pose: PoseIntake | undefined;
  readonly frames: FrameStore;
  readonly #buffer = new TransformBuffer();
  readonly #options: SessionOptions;
  #clockJumps = 0;
  /** A frame whose name has been warned about. */
  #doubtedFrame: string | undefined;

  constructor(options: SessionOptions, undo: UndoStack) {
    const { parameters, dependencies } = options;
    const { now } = dependencies;
    this.#options = options;
    this.transforms = new BufferedTransformSource(this.#buffer, (ms, action) => {
      const timer = setTimeout(action, ms);
      return () => clearTimeout(timer);
    });
    this.frames = this.#frameStore();
    undo.add(() => this.frames.clear());
    const inputs = undoable(options.node, undo);
    this.transformIntake = new TransformIntake(inputs, this.#buffer);
    const { costmap_topic: costmap } = parameters();
    this.costmap =
      costmap !== '' && isInstalled('nav_msgs/msg/OccupancyGrid')
        ? new CostmapIntake(inputs, costmap)
        : undefined;
    const { 'memory.enabled': remembers, 'memory.pose_topic': pose } = parameters();
    this.pose = remembers && pose !== '' ? new PoseIntake(inputs, pose) : undefined;
    this.intake = new FrameIntake({
      node: inputs,
      parameters: parameters(),
      now,
      onClockJump: () => this.#forget(),
    });
    const arriving = this.intake.pairs.subscribe((pair) => this.frames.offer(pair));
    undo.add(() => arriving.unsubscribe());
    const looking = lookAround({
      pairs: this.intake.pairs,
      rateHz: options.rateHz,
      now,
      look: () => look(this.frames, options.show),
    }).subscribe((looked) => {
      if (looked.ok) return;
      const { code, message } = looked.failure;
      options.node.getLogger()[code === 'INTERNAL' ? 'error' : 'debug'](`${code}: ${message}`);
    });
    undo.add(() => looking.unsubscribe());
  }

  /** How often the clock was set back since activation. */
  get clockJumps(): number {
    return this.#clockJumps;
  }

  #frameStore(): FrameStore {
    const { parameters, dependencies, onMarked, onFailure } = this.#options;
    const decoder = new PairDecoder(dependencies.codec);
    return new FrameStore({
      decode: async (pair) => decoder.decode(pair, await this.intake.infoAt(pair.color.stampNs), this.intake),
      perceive: async (frame) => {
        const marked = await this.#perceive(frame);
        if (marked.ok) onMarked(marked.value);
        else onFailure(marked.failure);
        return marked;
      },
      now: dependencies.now,
      whyNone: () =>
        explainNoFrame(
          {
            color: this.intake.color.state(),
            depth: this.intake.depth.state(),
            loneColourAfterMs: this.intake.loneColourAfterMs,
          },
          this.intake.sync.stats,
        ),
      limits: () => ({
        maxFrameAge: parameters().max_frame_age,
        maxReuseAge: parameters().max_reuse_age,
        frameTolerance: parameters().frame_tolerance,
      }),
      history: parameters().frame_history,
    });
  }

  #forget(): void {
    this.#clockJumps++;
    this.#options.node.getLogger().warn('stamps jumped back: transforms, frames and tracks are forgotten');
    this.#buffer.clear();
    this.frames.clear();
    this.#options.engine.clear();
    this.#options.onClockJump();
  }

  /** Gravity and a frame that stands still come from tf where it knows them at the frame's stamp; nothing waits. */
  async #perceive(frame: RgbdFrame): Promise<Result<MarkedFrame>> {
    const { target_frame: targetFrame, base_frame: baseFrame } = this.#options.parameters();
    const up =
      (await gravityUp(this.transforms, targetFrame, frame)) ??
      (await gravityUp(this.transforms, baseFrame, frame));
    const axes = this.#checkAxes(frame, up);
    if (!axes.ok) return axes;
    const fixed =
      targetFrame === baseFrame ? undefined : await fixedFromCamera(this.transforms, targetFrame, frame);
    const names = this.#options.names();
    return this.#options.engine.perceive(frame, {
      names,
      ...(up && { up }),
      ...(fixed && { fixedFromCamera: fixed }),
    });
  }

  /** Refuses images in a frame with x forward, where it can be seen; where only its name speaks, says so once. */
  #checkAxes(frame: RgbdFrame, up: Vec3 | undefined): Result<void> {
    if (this.#options.parameters().camera_axes === 'optical') return ok(undefined);
    if (up) return checkCameraAxes(frame, up);
    const { frameId } = frame;
    if (frameId === this.#doubtedFrame || !/(^|_)link$/.test(frameId)) return ok(undefined);
    this.#doubtedFrame = frameId;
    this.#options.node
      .getLogger()
      .warn(
        `images are in frame '${frameId}', whose name is that of a body (x forward) and not of a lens (z forward, ` +
          "*_optical_frame): if its axes are not a lens's, every position is turned; camera_axes: optical says that they are",
      );
    return ok(undefined);
  }
}

/** The node's subscriptions, each of which is undone with the session. */
const undoable = (node: RosNode, undo: UndoStack): SubscribingNode => {
  return {
    createSubscription: (type, topic, options, callback) => {
      const subscription = node.createSubscription(type, topic, options, callback);
      undo.add(() => node.destroySubscription(subscription));
      return subscription;
    },
    getPublishersInfoByTopic: (topic) => node.getPublishersInfoByTopic(topic),
    resolveTopicName: (topic) => node.resolveTopicName(topic),
  };
};

const fixedFromCamera = async (transforms: TransformSource, targetFrame: string, frame: RgbdFrame) => {
  if (targetFrame === '' || targetFrame === frame.frameId) return undefined;
  const fixed = await transforms.lookup({
    targetFrame,
    sourceFrame: frame.frameId,
    stampNs: frame.stampNs,
    timeoutMs: 0,
  });
  return fixed.ok ? fixed.value : undefined;
};
