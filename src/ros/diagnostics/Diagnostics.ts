import type { Failure } from '../../core/result.ts';
import type { MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';
import type { SyncStats } from '../../core/sync/SyncStats.ts';
import { writeDiagnosticArray } from '../convert/messages/bytes/writeDiagnosticArray.ts';
import type { DiagnosticStatus } from '../convert/messages/DiagnosticStatus.ts';
import { diagnosticArrayMessage } from '../convert/messages/diagnosticArrayMessage.ts';
import type { InputState } from '../inputs/InputMonitor.ts';
import type { Navigator } from '../navigation/Navigator.ts';
import type { Active, Questions } from '../Questions.ts';
import type { RosNode, RosPublisher } from '../rcl.ts';
import { TOPICS } from '../topics.ts';
import { diagnoseInput, diagnoseSync } from './diagnoseInputs.ts';
import { incompatiblePublishers } from './incompatiblePublishers.ts';
import { LagMonitor } from './LagMonitor.ts';
import { StageLatency } from './StageLatency.ts';

export interface DiagnosticsOptions {
  readonly node: RosNode;
  readonly active: () => Active | undefined;
  readonly questions: Questions;
  readonly navigator: () => Navigator | undefined;
  /** Undefined while memory is switched off. */
  readonly memory: () => DiagnosticStatus | undefined;
}

const PERIOD_MS = 1000;

/** /diagnostics once a second, whatever the lifecycle state. Wall-clock timer: a simulation may have stopped. */
export class Diagnostics {
  readonly latency = new StageLatency();
  readonly #options: DiagnosticsOptions;
  readonly #publisher: RosPublisher;
  readonly #lag = new LagMonitor();
  readonly #timer: NodeJS.Timeout;
  #sync: SyncStats | undefined;
  #marked = {
    frames: 0,
    failures: 0,
    landmarks: 0,
    validDepthRatio: 0,
    failure: undefined as Failure | undefined,
  };

  constructor(options: DiagnosticsOptions) {
    this.#options = options;
    this.#publisher = options.node.createPublisher('diagnostic_msgs/msg/DiagnosticArray', TOPICS.diagnostics);
    this.#lag.start();
    this.#timer = setInterval(() => this.#publish(), PERIOD_MS);
    this.#timer.unref();
  }

  /** A frame has been segmented. */
  onMarked({ landmarks, stages }: MarkedFrame): void {
    const ratios = landmarks.map((landmark) => landmark.validDepthRatio);
    this.#marked.frames++;
    this.#marked.landmarks = landmarks.length;
    this.#marked.validDepthRatio = ratios.reduce((a, b) => a + b, 0) / Math.max(1, ratios.length);
    this.#marked.failure = undefined;
    this.latency.add(stages);
  }

  /** A frame could not be segmented. */
  onFailure(failure: Failure): void {
    this.#marked.failures++;
    this.#marked.failure = failure;
  }

  close(): void {
    clearInterval(this.#timer);
    this.#lag.stop();
  }

  #publish(): void {
    const { node } = this.#options;
    const name = node.getFullyQualifiedName();
    const message = diagnosticArrayMessage(name, node.now().nanoseconds, this.#statuses());
    this.#publisher.publish(writeDiagnosticArray(message));
  }

  #statuses(): DiagnosticStatus[] {
    const active = this.#options.active();
    const memory = this.#options.memory();
    const always = [this.#lifecycle(), this.#process(), this.#questions(), ...(memory ? [memory] : [])];
    if (!active) {
      this.#sync = undefined;
      return always;
    }
    const { intake } = active.session;
    const before = this.#sync;
    this.#sync = intake.sync.stats;
    return [
      ...always,
      this.#input('colour', intake.color.state()),
      this.#input(
        'depth',
        intake.depth.state(),
        intake.loneColourAfterMs === undefined
          ? undefined
          : 'colour alone is looked at, without poses (depth: optional)',
      ),
      this.#input('camera_info', intake.cameraInfo.state()),
      diagnoseSync(this.#sync, before),
      this.#transforms(active),
      this.#landmarks(),
      ...active.engine.health().map((health) => ({ ...health, name: `model ${health.name}` })),
    ];
  }

  #input(name: string, state: InputState, without?: string): DiagnosticStatus {
    const { node } = this.#options;
    const publishers = node.getPublishersInfoByTopic(state.topic);
    const ours = node
      .getSubscriptionsInfoByTopic(state.topic)
      .filter((s) => s.node_name === node.name() && s.node_namespace === node.namespace());
    return diagnoseInput(name, {
      state,
      publishers: publishers.length,
      incompatible: incompatiblePublishers(publishers, ours),
      ...(without && { without }),
    });
  }

  #lifecycle(): DiagnosticStatus {
    const { label } = this.#options.node.currentState;
    return { name: 'lifecycle', level: label === 'active' ? 'ok' : 'warn', message: label, values: {} };
  }

  #process(): DiagnosticStatus {
    const { p99Ms, maxMs } = this.#lag.take();
    const values = {
      'event loop lag p99 (ms)': tenths(p99Ms),
      'event loop lag max (ms)': tenths(maxMs),
      'resident memory (MB)': tenths(process.memoryUsage.rss() / 1e6),
      'uptime (s)': Math.round(process.uptime()),
    };
    const slow = maxMs > 100;
    return {
      name: 'process',
      level: slow ? 'warn' : 'ok',
      message: slow ? `the event loop stood still for ${Math.round(maxMs)} ms` : 'responsive',
      values,
    };
  }

  #questions(): DiagnosticStatus {
    const { questions, navigator } = this.#options;
    const state = navigator()?.state;
    return {
      name: 'questions',
      level: 'ok',
      message: `${questions.pending} waiting`,
      values: { ...Object.fromEntries(questions.counts), ...(state !== undefined && { navigation: state }) },
    };
  }

  #transforms({ session }: Active): DiagnosticStatus {
    const failures = Object.fromEntries(session.transforms.failures);
    const refusals = Object.fromEntries(session.transformIntake.refusals);
    const refused = Object.values(refusals).reduce((a, b) => a + b, 0);
    return {
      name: 'transforms',
      level: refused > 0 ? 'warn' : 'ok',
      message: refused > 0 ? `${refused} published transforms were refused` : 'ok',
      values: {
        ...prefixed('lookup failed: ', failures),
        ...prefixed('refused: ', refusals),
        ...(session.costmap && { 'costmaps received': session.costmap.received }),
      },
    };
  }

  #landmarks(): DiagnosticStatus {
    const { frames, failures, landmarks, validDepthRatio, failure } = this.#marked;
    return {
      name: 'landmarks',
      level: failure ? 'error' : 'ok',
      message: failure
        ? `${failure.code}: ${failure.message}`
        : `${landmarks} in the last of ${frames} frames`,
      values: {
        frames,
        failures,
        landmarks,
        'valid depth ratio': Math.round(validDepthRatio * 100) / 100,
        ...this.latency.medians(),
      },
    };
  }
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
const prefixed = (prefix: string, counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counts).map(([key, count]) => [prefix + key, count]));
