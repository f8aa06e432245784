import type { Parameters } from '../core/parameters/parameters.ts';
import type { Failure } from '../core/result.ts';
import type { Engine } from '../pipeline/Engine.ts';
import type { LocateAnswer } from '../pipeline/LocateAnswer.ts';
import type { Question } from './convert/readLocateRequest.ts';
import { Diagnostics } from './diagnostics/Diagnostics.ts';
import { guardNode } from './guardNode.ts';
import { LocateAction } from './LocateAction.ts';
import { Navigator } from './Navigator.ts';
import type { NodeDependencies } from './NodeDependencies.ts';
import { NodeParameters } from './NodeParameters.ts';
import { Outputs } from './outputs/Outputs.ts';
import { PerceptionLoop } from './PerceptionLoop.ts';
import { type Active, Questions } from './Questions.ts';
import { type RosNode, rcl } from './rcl.ts';
import { Session } from './Session.ts';
import { createServices } from './services/createServices.ts';

/** What configure makes and cleanup unmakes. */
interface Configured {
  readonly engine: Engine;
  readonly outputs: Outputs;
  readonly navigator: Navigator | undefined;
}

const { SUCCESS, FAILURE } = rcl.lifecycle.CallbackReturnCode;

/**
 * The lifecycle node. Unconfigured: parameters and services, which answer INACTIVE. Configure builds engine and
 * publishers, activate subscribes and loads models, deactivate and cleanup undo both. rclnodejs calls these callbacks
 * synchronously: loading begins in them and is reported by /diagnostics.
 */
export class SpatialLlavaNode {
  readonly node: RosNode;
  readonly #dependencies: NodeDependencies;
  readonly #parameters: NodeParameters;
  readonly #questions: Questions;
  readonly #diagnostics: Diagnostics;
  readonly #action: LocateAction;
  readonly #loop: PerceptionLoop;
  #configured: Configured | undefined;
  #active: Active | undefined;

  constructor(dependencies: NodeDependencies, name = 'spatial_llava') {
    this.#dependencies = dependencies;
    this.node = rcl.createLifecycleNode(name);
    const log = this.node.getLogger();
    guardNode(this.node, (error) => log.error(`a callback failed: ${describe(error)}`));
    this.#parameters = new NodeParameters(this.node, {
      isUnconfigured: () => this.#configured === undefined,
      onChange: () => undefined,
    });
    const parameters = () => this.#parameters.current;
    const active = () => this.#active;
    const { now } = dependencies;
    this.#questions = new Questions({ active, parameters, now });
    this.#diagnostics = new Diagnostics({
      node: this.node,
      active,
      questions: this.#questions,
      navigator: () => this.#configured?.navigator,
    });
    this.#loop = new PerceptionLoop({
      frames: () => this.#active?.session.frames,
      parameters,
      now,
      isHeard: () => this.#configured?.outputs.hasListeners ?? false,
      onMarked: async (marked) => this.#configured?.outputs.marked(marked),
      onFailure: (failure) => log.debug(`${failure.code}: ${failure.message}`),
    });
    const onAnswer = (question: Question, answer: LocateAnswer) => this.#announce(question, answer);
    createServices({
      node: this.node,
      questions: this.#questions,
      now,
      onAnswer: (question, answer) => {
        onAnswer(question, answer);
        void this.#drive(question, answer);
      },
      enable: (on) => {
        this.#loop.enabled = on;
        return on ? 'landmarks are renewed' : 'landmarks are renewed only for questions';
      },
    });
    this.#action = new LocateAction({
      node: this.node,
      questions: this.#questions,
      now,
      onAnswer,
      afterwards: (question, answer, signal) => this.#drive(question, answer, signal),
    });
    this.#registerTransitions();
  }

  get parameters(): Parameters {
    return this.#parameters.current;
  }

  /** Frees everything; resolves when the models' processes have gone. */
  async close(): Promise<void> {
    this.#deactivate('the node is going away');
    const engine = this.#configured?.engine;
    this.#cleanup();
    this.#diagnostics.close();
    this.#action.destroy();
    await engine?.stop();
  }

  #registerTransitions(): void {
    const { node } = this;
    const guarded = (name: string, transition: () => number) => () => {
      try {
        return transition();
      } catch (error) {
        node.getLogger().error(`${name} failed: ${describe(error)}`);
        return FAILURE;
      }
    };
    node.registerOnConfigure(guarded('configure', () => this.#configure()));
    node.registerOnActivate(guarded('activate', () => this.#activate()));
    node.registerOnDeactivate(guarded('deactivate', () => this.#deactivate('the node was deactivated')));
    node.registerOnCleanup(guarded('cleanup', () => this.#cleanup()));
    node.registerOnShutdown(
      guarded('shutdown', () => {
        this.#deactivate('the node was shut down');
        return this.#cleanup();
      }),
    );
    node.registerOnError(
      guarded('error processing', () => {
        this.#deactivate('the node failed');
        return this.#cleanup();
      }),
    );
  }

  #configure(): number {
    const parameters = this.#parameters.current;
    const engine = this.#dependencies.createEngine(parameters);
    if (!engine.ok) {
      this.node.getLogger().error(`cannot configure: ${engine.failure.message}`);
      return FAILURE;
    }
    const navigator = parameters.navigate
      ? Navigator.create(this.node, parameters.navigate_action)
      : undefined;
    if (parameters.navigate && !navigator)
      this.node.getLogger().warn('navigate is set, but nav2_msgs is not installed: poses are only published');
    const { codec, now } = this.#dependencies;
    const outputs = new Outputs({ node: this.node, codec, now, parameters: () => this.#parameters.current });
    this.#configured = { engine: engine.value, outputs, navigator };
    return SUCCESS;
  }

  #activate(): number {
    if (!this.#configured) return FAILURE;
    const { engine } = this.#configured;
    engine.start();
    const session = new Session({
      node: this.node,
      parameters: () => this.#parameters.current,
      dependencies: this.#dependencies,
      engine,
      onPair: () => this.#loop.onPair(),
      onMarked: (marked) => this.#diagnostics.onMarked(marked),
      onFailure: (failure) => this.#diagnostics.onFailure(failure),
    });
    this.#active = { session, engine };
    this.#loop.warmUp();
    return SUCCESS;
  }

  #deactivate(reason: string): number {
    const active = this.#active;
    this.#active = undefined;
    if (!active) return SUCCESS;
    this.#action.abort(reason);
    active.session.close();
    active.engine.perception.clear();
    void active.engine.stop();
    return SUCCESS;
  }

  #cleanup(): number {
    this.#configured?.navigator?.destroy();
    this.#configured?.outputs.close();
    this.#configured = undefined;
    return SUCCESS;
  }

  /** Topics for an answer. Only OK publishes a pose. */
  #announce(question: Question, answer: LocateAnswer): void {
    this.#diagnostics.latency.add(answer.stages);
    this.#configured?.outputs.show(answer);
    const { result } = answer;
    if (result.ok && question.publish)
      this.#configured?.outputs.target(question.expression, answer, result.value);
  }

  #drive(
    question: Question,
    answer: LocateAnswer,
    signal?: AbortSignal,
  ): Promise<Failure | undefined> | undefined {
    const navigator = this.#configured?.navigator;
    if (!navigator || !question.publish || !answer.result.ok) return undefined;
    const { frameId, approach } = answer.result.value;
    const driving = navigator.goTo({ stampNs: answer.stampNs, frameId, approach }, signal);
    void driving.then((failure) =>
      this.node
        .getLogger()
        .info(
          `navigation to ${JSON.stringify(question.expression.slice(0, 80))}: ${failure?.message ?? 'arrived'}`,
        ),
    );
    return driving;
  }
}

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
