import { randomUUID } from 'node:crypto';
import type { Parameters } from '../core/parameters/parameters.ts';
import { type Failure, fail, ok, type Result } from '../core/result.ts';
import type { MarkedFrame } from '../core/spatial/grounding/Resolver.ts';
import type { RgbdFrame } from '../core/types/images.ts';
import type { MonotonicClock } from '../core/types/MonotonicClock.ts';
import { checkExpression } from '../pipeline/checkExpression.ts';
import { type AskAnswer, ask } from '../pipeline/dialogue/ask.ts';
import { RequestMemory } from '../pipeline/dialogue/RequestMemory.ts';
import type { EnginePort } from '../pipeline/EnginePort.ts';
import type { LocateAnswer } from '../pipeline/LocateAnswer.ts';
import type { RememberedReply } from '../pipeline/LocateRequest.ts';
import { locate } from '../pipeline/locate.ts';
import { locateOptions } from '../pipeline/locateOptions.ts';
import type { Stopwatch } from '../pipeline/Stopwatch.ts';
import { viewerFrame, withViewer } from '../pipeline/withViewer.ts';
import type { AskedQuestion } from './convert/readAskRequest.ts';
import type { Question } from './convert/readLocateRequest.ts';
import { abortable } from './frames/abortable.ts';
import { acrossClockJump } from './frames/acrossClockJump.ts';
import type { HeldFrame } from './frames/HeldFrame.ts';
import { isNotInView, SEARCHES, withMemory } from './memory/answerFromMemory.ts';
import type { NodeMemory } from './memory/NodeMemory.ts';
import type { Session } from './Session.ts';

/** What is there to answer with while the node is active. */
export interface Active {
  readonly session: Session;
  readonly engine: EnginePort;
}

export interface QuestionsOptions {
  readonly active: () => Active | undefined;
  readonly parameters: () => Parameters;
  /** Memory, or why there is none. */
  readonly memory: () => Result<NodeMemory>;
  readonly now: MonotonicClock;
}

/** Who asked: may give up, and may be told of each stage as it begins. */
export interface Watcher {
  readonly signal?: AbortSignal;
  readonly onStage?: (stage: string) => void;
}

/**
 * The one way from a question to an answer, for the service and the action. Overload policy: at most
 * `max_pending_requests` wait, more are refused as BUSY.
 */
export class Questions {
  readonly #options: QuestionsOptions;
  readonly #memory: RequestMemory;
  readonly #counts = new Map<string, number>();
  #pending = 0;

  constructor(options: QuestionsOptions) {
    this.#options = options;
    this.#memory = new RequestMemory(options.now, randomUUID().slice(0, 8));
  }

  /** Request ids of before mean nothing any more: tracks begin anew. */
  forget(): void {
    this.#memory.clear();
  }

  /** Questions answered so far, by status name. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  get memory(): Result<NodeMemory> {
    return this.#options.memory();
  }

  get pending(): number {
    return this.#pending;
  }

  /** Never rejects. A Failure is a question that no frame was looked at for. */
  async locate(question: Question, watcher: Watcher = {}): Promise<Result<LocateAnswer>> {
    const checked = checkExpression(question.expression, this.maxExpressionLength);
    const earlier = this.#recall(question.previousRequestId);
    const answer = !checked.ok
      ? checked
      : earlier.ok
        ? await this.#search(question, watcher, earlier.value)
        : earlier;
    const failure = answer.ok
      ? answer.value.result.ok
        ? undefined
        : answer.value.result.failure
      : answer.failure;
    this.#count(failure);
    return answer;
  }

  /** The frame, memory, or the one after the other. */
  async #search(
    question: Question,
    watcher: Watcher,
    earlier: RememberedReply | undefined,
  ): Promise<Result<LocateAnswer>> {
    const { search, stampNs, viewer } = question;
    const expression = question.expression.trim();
    if (!(SEARCHES as readonly string[]).includes(search))
      return fail('NOT_UNDERSTOOD', `search is "${search.slice(0, 40)}"; it is "", "view" or "memory"`);
    const memory = this.memory;
    if (search === 'memory') return memory.ok ? ok(await memory.value.locate(expression, viewer)) : memory;
    const answer = await this.#locate(question, watcher, earlier);
    if (!answer.ok || !memory.ok || search === 'view' || stampNs !== 0n || earlier) return answer;
    if (!isNotInView(answer.value)) return answer;
    return ok(withMemory(answer.value, await memory.value.locate(expression, viewer)));
  }

  /** Never rejects. The answer to a question of measure, count, truth or listing. */
  async ask(asked: AskedQuestion, watcher: Watcher = {}): Promise<Result<AskAnswer>> {
    const checked = checkExpression(asked.question, this.maxExpressionLength);
    const answer = checked.ok ? await this.#ask(asked, watcher) : checked;
    const outcome = answer.ok ? answer.value.result : answer;
    this.#count(outcome.ok ? undefined : outcome.failure);
    return answer;
  }

  #ask({ question, targetFrame, stampNs, viewer }: AskedQuestion, watcher: Watcher) {
    const attempt = () =>
      this.withFrame(
        [stampNs],
        (held, frame, { session, engine }) => {
          const parameters = this.#options.parameters();
          return ask(
            {
              perceive: () => abortable(held.marked(), watcher.signal),
              engine,
              transforms: session.transforms,
              now: this.#options.now,
              ...(watcher.onStage && { onStage: watcher.onStage }),
            },
            locateOptions(parameters),
            {
              question,
              targetFrame: targetFrame || parameters.target_frame || frame.frameId,
              viewerFrame: viewerFrame(viewer, parameters),
            },
            frame,
            watcher.signal,
          );
        },
        watcher.signal,
      );
    return this.#acrossJump([stampNs], attempt, ({ result }) => result);
  }

  /** The reply that a request takes up; undefined for a request of its own. */
  #recall(id: string): Result<RememberedReply | undefined> {
    if (id === '') return ok(undefined);
    if (!this.#options.active()) return ok(undefined);
    return this.#memory.recall(id);
  }

  /** The frame of an earlier reply, unless the world has gone on for longer than a frame may be old; and the newest. */
  #framesOf({ stampNs }: RememberedReply): readonly bigint[] {
    const newest = this.#options.active()?.session.frames.newest;
    const ageSeconds = newest ? Number(newest.stampNs - stampNs) / 1e9 : 0;
    return ageSeconds <= this.#options.parameters().max_frame_age ? [stampNs, 0n] : [0n];
  }

  /** Gives an answer the id under which a later request may take it up. */
  #remembered(expression: string, answer: LocateAnswer): LocateAnswer {
    const { tracks, chosenTrack, stampNs } = answer;
    if (tracks.length === 0) return answer;
    const requestId = this.#memory.remember({
      expression,
      stampNs,
      tracks,
      ...(chosenTrack !== undefined && { chosenTrack }),
    });
    return { ...answer, requestId };
  }

  async #locate(
    question: Question,
    watcher: Watcher,
    earlier: RememberedReply | undefined,
  ): Promise<Result<LocateAnswer>> {
    const locateIn = (
      held: HeldFrame,
      frame: RgbdFrame,
      { session, engine }: Active,
    ): Promise<LocateAnswer> => {
      const parameters = this.#options.parameters();
      return locate(
        {
          perceive: () => abortable(held.marked(), watcher.signal),
          resolver: engine,
          transforms: session.transforms,
          costmap: () => session.costmap?.newest,
          searchApproach: engine.approach,
          now: this.#options.now,
          ...(watcher.onStage && { onStage: watcher.onStage }),
        },
        locateOptions(parameters),
        {
          expression: question.expression,
          targetFrame: question.targetFrame || parameters.target_frame || frame.frameId,
          viewerFrame: viewerFrame(question.viewer, parameters),
          maxCandidates: question.maxCandidates || parameters.max_candidates,
          ...(earlier && { earlier }),
        },
        frame,
        watcher.signal,
      );
    };
    // A follow-up is about the frame that was asked about, while it is held; then about the same tracks in the newest.
    const stamps = earlier && question.stampNs === 0n ? this.#framesOf(earlier) : [question.stampNs];
    const attempt = () => this.withFrame(stamps, locateIn, watcher.signal);
    const answer = await this.#acrossJump(stamps, attempt, ({ result }) => result);
    if (!answer.ok) return answer;
    return ok(this.#remembered(earlier?.expression ?? question.expression, answer.value));
  }

  get maxExpressionLength(): number {
    return this.#options.parameters().max_expression_length;
  }

  /** The marked frame of a request with its viewer's left and front, and the engine that marked it. */
  async seen(
    request: { readonly stampNs: bigint; readonly viewer: string },
    watch: Stopwatch,
  ): Promise<Result<{ readonly marked: MarkedFrame; readonly engine: EnginePort }>> {
    const parameters = this.#options.parameters();
    const attempt = () =>
      this.withFrame([request.stampNs], async (held, _frame, { session, engine }) => {
        const marked = await watch.time('perceive', () => held.marked());
        if (!marked.ok) return marked;
        const viewer = viewerFrame(request.viewer, parameters);
        const seen = await watch.time('viewpoint', () =>
          withViewer(session.transforms, marked.value, viewer, parameters.tf_timeout * 1000),
        );
        return seen.ok ? ok({ marked: seen.value, engine }) : seen;
      });
    const found = await this.#acrossJump([request.stampNs], attempt, (seen) => seen);
    return found.ok ? found.value : found;
  }

  /** Asked for by its stamp, a frame of before a jump of the clock is no other. */
  #acrossJump<T>(
    stampsNs: readonly bigint[],
    attempt: () => Promise<Result<T>>,
    resultOf: (value: T) => Result<unknown>,
  ): Promise<Result<T>> {
    if (stampsNs.some((stampNs) => stampNs !== 0n)) return attempt();
    const failureOf = (outcome: Result<T>) => {
      const result = outcome.ok ? resultOf(outcome.value) : outcome;
      return result.ok ? undefined : result.failure;
    };
    return acrossClockJump(attempt, failureOf, () => this.#options.active()?.session.clockJumps ?? 0);
  }

  /** Finds the frame of a request, by the first stamp of which one is held, and hands it to `work`; refuses when inactive or busy. */
  async withFrame<T>(
    stampsNs: readonly bigint[],
    work: (held: HeldFrame, frame: RgbdFrame, active: Active) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<Result<T>> {
    const active = this.#options.active();
    if (!active) return fail('INACTIVE', 'the node is not active: configure and activate it first');
    const limit = this.#options.parameters().max_pending_requests;
    if (this.#pending >= limit)
      return fail('BUSY', `${this.#pending} requests are waiting, max_pending_requests is ${limit}`);
    this.#pending++;
    try {
      let held: Result<HeldFrame> = fail('NO_FRAME', 'no frame was asked for');
      for (const stampNs of stampsNs) {
        held = await abortable(active.session.frames.frameFor(stampNs), signal);
        if (held.ok || held.failure.code !== 'STALE_FRAME') break;
      }
      if (!held.ok) return held;
      const frame = await held.value.frame();
      if (!frame.ok) return frame;
      return { ok: true, value: await work(held.value, frame.value, active) };
    } catch (error) {
      return fail('INTERNAL', error instanceof Error ? (error.stack ?? error.message) : String(error));
    } finally {
      this.#pending--;
    }
  }

  #count(failure: Failure | undefined): void {
    const code = failure?.code ?? 'OK';
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1);
  }
}
