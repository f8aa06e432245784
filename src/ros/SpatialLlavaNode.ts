import type { Parameters } from '../core/parameters/parameters.ts';
import { type Failure, fail, type Result } from '../core/result.ts';
import type { EnginePort } from '../pipeline/EnginePort.ts';
import type { LocateAnswer } from '../pipeline/LocateAnswer.ts';
import { openBond } from './bond/openBond.ts';
import type { Question } from './convert/readLocateRequest.ts';
import { Diagnostics } from './diagnostics/Diagnostics.ts';
import { guardNode } from './guardNode.ts';
import type { NodeMemory } from './memory/NodeMemory.ts';
import { diagnoseMemory, openMemory } from './memory/openMemory.ts';
import type { NodeDependencies } from './NodeDependencies.ts';
import { NodeParameters } from './NodeParameters.ts';
import { NameKeeper } from './naming/NameKeeper.ts';
import { Navigator } from './navigation/Navigator.ts';
import { Outputs } from './outputs/Outputs.ts';
import { followRclSections } from './parameters/parameterSections.ts';
import { type Active, Questions } from './Questions.ts';
import { type RosNode, rcl } from './rcl.ts';
import { Session } from './Session.ts';
import { createAskAction } from './services/askAction.ts';
import { createServices } from './services/createServices.ts';
import type { GoalServer } from './services/GoalServer.ts';
import { createLocateAction } from './services/locateAction.ts';
import { tellTransitions } from './services/tellTransitions.ts';
import { UndoStack } from './UndoStack.ts';

/** What configure makes and cleanup unmakes. */
interface Configured {
  readonly engine: EnginePort;
  readonly outputs: Outputs;
  readonly navigator: Navigator | undefined;
  /** Or why there is none. */
  readonly memory: Result<NodeMemory>;
}

/** Frames that are looked at after activation though nobody asks: the first question should not pay for compilation. */
const WARM_UP_FRAMES = 3;

const { SUCCESS, FAILURE } = rcl.lifecycle.CallbackReturnCode;

/**
 * The lifecycle node. Unconfigured: parameters and services, which answer INACTIVE. Configure builds engine and
 * publishers, activate subscribes and loads models, deactivate and cleanup undo both; a transition that fails half way
 * undoes itself. rclnodejs calls these callbacks synchronously: loading begins in them and is reported by /diagnostics.
 */
export class SpatialLlavaNode {
  readonly node: RosNode;
  readonly #dependencies: NodeDependencies;
  readonly #parameters: NodeParameters;
  readonly #questions: Questions;
  readonly #names: NameKeeper;
  readonly #diagnostics: Diagnostics;
  readonly #actions: readonly GoalServer[];
  readonly #undoConfigure: UndoStack;
  readonly #undoActivate: UndoStack;
  /** ~/enable turns the renewal of landmarks off. */
  #renewing = true;
  #configured: Configured | undefined;
  #active: Active | undefined;
  /** Ends when the models of the last activation have gone. */
  #ending: Promise<unknown> = Promise.resolve();

  constructor(dependencies: NodeDependencies, name = 'spatial_llava') {
    this.#dependencies = dependencies;
    followRclSections();
    this.node = rcl.createLifecycleNode(name);
    const log = this.node.getLogger();
    guardNode(this.node, (error) => log.error(`a callback failed: ${describe(error)}`));
    tellTransitions(this.node);
    const undone = (error: unknown) => log.error(`undoing a transition failed: ${describe(error)}`);
    this.#undoConfigure = new UndoStack(undone);
    this.#undoActivate = new UndoStack(undone);
    this.#parameters = new NodeParameters(this.node, {
      isUnconfigured: () => this.#configured === undefined,
      onChange: () => undefined,
    });
    const parameters = () => this.#parameters.current;
    const active = () => this.#active;
    const { now } = dependencies;
    this.#questions = new Questions({ active, parameters, now, memory: () => this.#memory });
    this.#diagnostics = new Diagnostics({
      node: this.node,
      active,
      questions: this.#questions,
      navigator: () => this.#configured?.navigator,
      memory: () => diagnoseMemory(this.#configured?.memory, this.#parameters.current),
    });
    this.#names = new NameKeeper(() => dependencies.openNames(parameters(), (message) => log.warn(message)));
    const onAnswer = (question: Question, answer: LocateAnswer) => this.#announce(question, answer);
    createServices({
      node: this.node,
      questions: this.#questions,
      names: this.#names,
      now,
      onAnswer: (question, answer) => {
        onAnswer(question, answer);
        void this.#drive(question, answer);
      },
      enable: (on) => {
        this.#renewing = on;
        return on ? 'landmarks are renewed' : 'landmarks are renewed only for questions';
      },
    });
    const asked = { node: this.node, questions: this.#questions, now };
    this.#actions = [
      createLocateAction({
        ...asked,
        onAnswer,
        afterwards: (question, answer, signal) => this.#drive(question, answer, signal),
      }),
      createAskAction(asked),
    ];
    this.#registerTransitions();
  }

  get parameters(): Parameters {
    return this.#parameters.current;
  }

  /** Frees everything; resolves when the models' processes have gone. */
  async close(): Promise<void> {
    this.#deactivate('the node is going away');
    this.#cleanup();
    this.#diagnostics.close();
    for (const action of this.#actions) action.destroy();
    await this.#ending;
  }

  #registerTransitions(): void {
    const { node } = this;
    const log = node.getLogger();
    const guarded = (name: string, transition: () => number, undo?: UndoStack) => () => {
      try {
        const outcome = transition();
        if (outcome !== SUCCESS) undo?.run();
        return outcome;
      } catch (error) {
        log.error(`${name} failed: ${describe(error)}`);
        undo?.run();
        return FAILURE;
      }
    };
    const endAll = (reason: string) => () => {
      this.#deactivate(reason);
      return this.#cleanup();
    };
    node.registerOnConfigure(guarded('configure', () => this.#configure(), this.#undoConfigure));
    node.registerOnActivate(guarded('activate', () => this.#activate(), this.#undoActivate));
    node.registerOnDeactivate(guarded('deactivate', () => this.#deactivate('the node was deactivated')));
    node.registerOnCleanup(guarded('cleanup', () => this.#cleanup()));
    node.registerOnShutdown(guarded('shutdown', endAll('the node was shut down')));
    node.registerOnError(guarded('error processing', endAll('the node failed')));
  }

  #configure(): number {
    const parameters = this.#parameters.current;
    const undo = this.#undoConfigure;
    const log = this.node.getLogger();
    const engine = this.#dependencies.createEngine(parameters);
    if (!engine.ok) {
      log.error(`cannot configure: ${engine.failure.message}`);
      return FAILURE;
    }
    const navigator = parameters.navigate
      ? Navigator.create(this.node, parameters.navigate_action)
      : undefined;
    if (navigator) undo.add(() => navigator.destroy());
    if (parameters.navigate && !navigator)
      log.warn('navigate is set, but nav2_msgs is not installed: poses are only published');
    const outputs = new Outputs(
      {
        node: this.node,
        engine: engine.value,
        now: this.#dependencies.now,
        parameters: () => this.#parameters.current,
      },
      undo,
    );
    const named = this.#names.load();
    if (!named.ok) log.error(`going on without names of this site: ${named.failure.message}`);
    const memory = openMemory(
      {
        node: this.node,
        dependencies: this.#dependencies,
        parameters: () => this.#parameters.current,
        engine: engine.value,
      },
      undo,
    );
    this.#configured = { engine: engine.value, outputs, navigator, memory };
    undo.add(() => {
      this.#configured = undefined;
    });
    return SUCCESS;
  }

  #activate(): number {
    if (!this.#configured) return FAILURE;
    const { engine, outputs, memory } = this.#configured;
    const undo = this.#undoActivate;
    engine.start();
    undo.add(() => {
      this.#ending = engine.stop();
    });
    undo.add(() => engine.clear());
    const session = new Session(
      {
        node: this.node,
        parameters: () => this.#parameters.current,
        dependencies: this.#dependencies,
        engine,
        names: () => this.#names.known(memory.ok ? memory.value.namedTracks : undefined),
        rateHz: (looked) => this.#rateHz(looked),
        show: (marked) => outputs.marked(marked),
        onMarked: (marked) => {
          this.#diagnostics.onMarked(marked);
          if (memory.ok && this.#active) memory.value.see(marked, this.#active.session);
        },
        onClockJump: () => memory.ok && memory.value.forgetTracks(),
        onFailure: (failure) => this.#diagnostics.onFailure(failure),
      },
      undo,
    );
    openBond(this.node, this.#dependencies.now, undo);
    this.#active = { session, engine };
    undo.add(() => {
      this.#active = undefined;
    });
    return SUCCESS;
  }

  #deactivate(reason: string): number {
    if (this.#active) for (const action of this.#actions) action.abort(reason);
    this.#questions.forget();
    this.#undoActivate.run();
    return SUCCESS;
  }

  #cleanup(): number {
    this.#undoConfigure.run();
    return SUCCESS;
  }

  /** How often landmarks are renewed now, Hz; `looked`: frames that were looked at since activation. */
  #rateHz(looked: number): number {
    if (!this.#renewing) return 0;
    const { segment_rate, idle_segment_rate, 'memory.rate': learning } = this.#parameters.current;
    const idle = this.#memory.ok ? Math.max(idle_segment_rate, learning) : idle_segment_rate;
    const wanted = this.#configured?.outputs.hasListeners || looked < WARM_UP_FRAMES;
    return wanted ? segment_rate : idle;
  }

  get #memory(): Result<NodeMemory> {
    return this.#configured?.memory ?? fail('INACTIVE', 'the node is not configured: its memory is closed');
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
    const driving = approach.pose
      ? navigator.goTo({ stampNs: answer.stampNs, frameId, approach: approach.pose }, signal)
      : Promise.resolve(fail('NAVIGATION_FAILED', approach.note).failure);
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
