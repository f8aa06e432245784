import { findApproach } from '../core/approach/findApproach.ts';
import { drawMarks } from '../core/marks/drawMarks.ts';
import type { Parameters } from '../core/parameters/parameters.ts';
import { type Failure, fail, ok, type Result } from '../core/result.ts';
import type { MarkedFrame } from '../core/spatial/grounding/Resolver.ts';
import { ask, describe, verify } from '../core/spatial/index.ts';
import { measuredScene } from '../core/spatial/scene/seen/measuredScene.ts';
import type { ColorImage } from '../core/types/images.ts';
import type { ComponentHealth } from '../pipeline/ComponentHealth.ts';
import type { DrawnMarks } from '../pipeline/EnginePort.ts';
import type { ComposeHooks } from './compose/ComposeHooks.ts';
import type { Composition } from './compose/Composition.ts';
import type {
  EngineCall,
  EngineCalls,
  EngineMethod,
  FrameRef,
  FromEngine,
  ToEngine,
} from './engineMessages.ts';
import { healthOfModel } from './healthOfModel.ts';
import { MarkedFrames } from './MarkedFrames.ts';
import { Transitions } from './Transitions.ts';

export interface EngineServiceOptions {
  readonly compose: (parameters: Parameters, hooks: ComposeHooks) => Promise<Result<Composition>>;
  readonly encodeJpeg: (image: ColorImage, quality: number) => Promise<Uint8Array>;
  /** `own`: buffers of the message that nobody else holds: they may change hands instead of being copied. */
  readonly say: (message: FromEngine, own?: readonly ArrayBuffer[]) => void;
}

const NOT_STARTED: Result<Composition> = fail('MODEL_UNAVAILABLE', 'the engine has not been started');
const CANCELLED = fail('CANCELLED', 'the request was cancelled');

type Handlers = {
  readonly [M in EngineMethod]: (
    ask: EngineCalls[M]['ask'],
    signal: AbortSignal,
  ) => Promise<Result<EngineCalls[M]['answer']>>;
};

/** The engine behind its messages: whatever thread it runs in. Fails only by values. */
export class EngineService {
  readonly #options: EngineServiceOptions;
  readonly #cancels = new Map<number, AbortController>();
  readonly #transitions = new Transitions();
  #marked = new MarkedFrames({ limit: 1, keepColour: false });
  #composing: Promise<Result<Composition>> = Promise.resolve(NOT_STARTED);
  #composition: Composition | undefined;
  /** What the parameters ask for and cannot be had. */
  #problems: readonly Failure[] = [];

  constructor(options: EngineServiceOptions) {
    this.#options = options;
  }

  receive(message: ToEngine): void {
    if (message.kind === 'start') this.#start(message.parameters);
    else if (message.kind === 'call') void this.#serve(message);
    else if (message.kind === 'cancel') this.#cancels.get(message.id)?.abort();
    else {
      this.#marked.clear();
      this.#composition?.perception.clear();
    }
  }

  health(): readonly ComponentHealth[] {
    const problems = this.#problems.map(({ code, message }) => ({
      name: 'configuration',
      level: 'error' as const,
      message: `${code}: ${message}`,
      values: {},
    }));
    return [...problems, ...(this.#composition?.models().map(healthOfModel) ?? [])];
  }

  #start(parameters: Parameters): void {
    this.#marked = marksFor(parameters);
    this.#composing = this.#transitions.start(() => this.#open(parameters), NOT_STARTED);
  }

  async #open(parameters: Parameters): Promise<Result<Composition>> {
    // Started twice without a stop between: the models of the first are not to be left behind.
    await this.#close();
    const problems: Failure[] = [];
    const opened = await this.#options.compose(parameters, {
      log: (level, message) => this.#options.say({ kind: 'log', level, message }),
      onMissing: (what, failure) => {
        problems.push(failure);
        const message = `${failure.code}: ${failure.message}; going on without a ${what}`;
        this.#options.say({ kind: 'log', level: 'warn', message });
      },
    });
    if (opened.ok) {
      this.#composition = opened.value;
      opened.value.start();
    }
    this.#problems = opened.ok ? problems : [opened.failure];
    return opened;
  }

  async #close(): Promise<void> {
    const closing = this.#composition;
    this.#composition = undefined;
    this.#problems = [];
    await closing?.stop();
  }

  /** One call, with a signal that is there before anything is waited for. */
  async #serve({ id, method, ask }: EngineCall): Promise<void> {
    const abort = new AbortController();
    this.#cancels.set(id, abort);
    let result: Result<unknown>;
    try {
      result = await this.#handlers[method](ask as never, abort.signal);
    } catch (error) {
      result = defect(error);
    }
    this.#cancels.delete(id);
    const answer = (of: Result<unknown>): void =>
      this.#options.say({ kind: 'answer', id, result: of }, method === 'draw' ? buffersOf(of) : []);
    try {
      answer(result);
    } catch (error) {
      // What cannot cross to another thread is this question's failure, and not the engine's end.
      answer(defect(error));
    }
  }

  readonly #handlers: Handlers = {
    perceive: async ({ number, frame, options }) => {
      const opened = await this.#composing;
      if (!opened.ok) return opened;
      const result = await opened.value.perception.perceive(frame, options);
      if (!result.ok) return result;
      this.#marked.put(number, result.value);
      // Neither crosses: the frame is the node's own, and what is spare is asked for where frames are held.
      const { frame: _, spare: __, ...marks } = result.value;
      return ok(marks);
    },
    resolve: ({ of, ...request }, signal) =>
      this.#about(of, signal, async (marked, { resolver }) => {
        const resolved = await resolver.resolve({ ...request, marked }, signal);
        return resolved.ok ? ok({ resolution: resolved.value, by: resolver.name }) : resolved;
      }),
    verify: ({ statement, of }, signal) =>
      this.#about(of, signal, async (marked, { named }) => {
        const { scene } = await named(statement, marked, signal);
        return ok(verify(measuredScene(scene), statement));
      }),
    ask: ({ question, of }, signal) =>
      this.#about(of, signal, async (marked, { named }) => {
        const { scene } = await named(question, marked, signal);
        return ok(ask(measuredScene(scene), question));
      }),
    describe: ({ subject, anchor, sentences, words, of }, signal) =>
      this.#about(of, signal, async ({ scene }) =>
        ok(describe(measuredScene(scene), subject, anchor, { sentences, ...(words && { words }) })),
      ),
    draw: ({ color, style, picture, jpegQuality, of }, signal) =>
      this.#about(of, signal, async ({ landmarks }) => {
        const drawn = drawMarks(color, landmarks, style);
        const jpeg =
          jpegQuality === undefined ? undefined : await this.#options.encodeJpeg(drawn, jpegQuality);
        return ok({ ...(picture && { picture: drawn }), ...(jpeg && { jpeg }) });
      }),
    phrases: async ({ words, names }, signal) => {
      const opened = await this.#composing;
      if (signal.aborted) return CANCELLED;
      return opened.ok ? opened.value.phrasesOf(words, names, signal) : opened;
    },
    approach: async ({ request, options }, signal) =>
      signal.aborted ? CANCELLED : ok(findApproach(request, options)),
    stop: async () => {
      this.#composing = Promise.resolve(NOT_STARTED);
      this.#marked.clear();
      await this.#transitions.stop(() => this.#close());
      return ok(undefined);
    },
  };

  async #about<T>(
    { frame, viewer }: FrameRef,
    signal: AbortSignal,
    work: (marked: MarkedFrame, composition: Composition) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const opened = await this.#composing;
    if (signal.aborted) return CANCELLED;
    if (!opened.ok) return opened;
    const marked = this.#marked.get(frame);
    if (!marked) return fail('STALE_FRAME', 'the frame is no longer held');
    return work({ ...marked, scene: { ...marked.scene, ...(viewer && { viewer }) } }, opened.value);
  }
}

const defect = (error: unknown): Result<never> =>
  fail('INTERNAL', error instanceof Error ? (error.stack ?? error.message) : String(error));

/** The pixels of what was drawn for one asker. */
const buffersOf = (drawn: Result<unknown>): readonly ArrayBuffer[] => {
  if (!drawn.ok) return [];
  const { picture, jpeg } = drawn.value as DrawnMarks;
  return [picture?.data, jpeg].flatMap((bytes) => (bytes ? [bytes.buffer as ArrayBuffer] : []));
};

/** One more than the node keeps, for the frame that is being segmented. */
const marksFor = (parameters: Parameters): MarkedFrames =>
  new MarkedFrames({
    limit: parameters.frame_history + 1,
    keepColour: parameters.backend !== 'geometric' || parameters['vocabulary.model'] !== '',
  });
