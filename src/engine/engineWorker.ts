import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { ModelHostStatus } from '../adapters/host/ModelHostOptions.ts';
import type { Parameters } from '../core/parameters/parameters.ts';
import { type Failure, fail, type Result } from '../core/result.ts';
import type { ComponentHealth } from '../pipeline/ComponentHealth.ts';
import type { Composition } from './Composition.ts';
import { compose } from './compose.ts';
import type { FromEngine, ToEngine } from './engineMessages.ts';
import { MarkedFrames } from './MarkedFrames.ts';
import { Transitions } from './Transitions.ts';

/**
 * The method in a thread of its own: segmentation and language are tens of milliseconds of computing, and the node's
 * thread has messages to take. Models live one step further, in child processes. Fails only by values.
 */
const HEALTH_PERIOD_MS = 500;
/** Linux gives each thread its own: where processors are few, messages are taken before frames are segmented. */
const NICENESS = 5;

const say = (message: FromEngine): void => parentPort?.postMessage(message);
const log = (level: 'info' | 'warn', message: string): void => say({ kind: 'log', level, message });

const cancels = new Map<number, AbortController>();
let marked = new MarkedFrames({ limit: 1, keepColour: false });
const NOT_STARTED: Result<Composition> = fail('MODEL_UNAVAILABLE', 'the engine has not been started');
let composing: Promise<Result<Composition>> = Promise.resolve(NOT_STARTED);
const transitions = new Transitions();
let composition: Composition | undefined;
let problem: Failure | undefined;

/** What can be done without, the least missed first. */
const LESS: readonly (readonly [what: string, less: Partial<Parameters>])[] = [
  ["the site's vocabulary", { 'vocabulary.names': '' }],
  ['a namer', { namer: 'none' }],
  ['a classifier', { classifier: 'none' }],
  ['a detector', { detector: 'none' }],
];

/** What names things and cannot be composed is reported and done without: geometry answers. */
async function open(parameters: Parameters): Promise<Result<Composition>> {
  const whole = await compose(parameters, { log });
  if (whole.ok || parameters.backend === 'vlm') return whole;
  problem = whole.failure;
  for (const [what, less] of LESS) {
    const rest = await compose({ ...parameters, ...less }, { log });
    if (!rest.ok) continue;
    log('warn', `${whole.failure.code}: ${whole.failure.message}; going on without ${what}`);
    return rest;
  }
  log(
    'warn',
    `${whole.failure.code}: ${whole.failure.message}; going on without a detector and a classifier`,
  );
  return compose({ ...parameters, detector: 'none', classifier: 'none', 'vocabulary.names': '' }, { log });
}

async function start(parameters: Parameters): Promise<Result<Composition>> {
  problem = undefined;
  const opened = await open(parameters);
  if (opened.ok) {
    composition = opened.value;
    composition.start();
  } else problem = opened.failure;
  return opened;
}

/** One more than the node keeps, for the frame that is being segmented. */
const marksFor = (parameters: Parameters): MarkedFrames =>
  new MarkedFrames({
    limit: parameters.frame_history + 1,
    keepColour: parameters.backend !== 'geometric' || parameters['vocabulary.model'] !== '',
  });

async function perceive({ id, frame, options }: Extract<ToEngine, { kind: 'perceive' }>): Promise<void> {
  const opened = await composing;
  const result = opened.ok ? await opened.value.perception.perceive(frame, options) : opened;
  if (!result.ok) return say({ kind: 'marked', id, result });
  marked.put(id, result.value);
  const { landmarks, scene, sceneFromCamera, stages } = result.value;
  say({ kind: 'marked', id, result: { ok: true, value: { landmarks, scene, sceneFromCamera, stages } } });
}

async function resolve(ask: Extract<ToEngine, { kind: 'resolve' }>): Promise<void> {
  const { id, expression, markedBy, viewer } = ask;
  const opened = await composing;
  const of = marked.get(markedBy);
  const by = composition?.resolver.name ?? '';
  if (!opened.ok) return say({ kind: 'resolved', id, result: opened, by });
  if (!of)
    return say({ kind: 'resolved', id, by, result: fail('STALE_FRAME', 'the frame is no longer held') });
  const abort = new AbortController();
  cancels.set(id, abort);
  const asSeen = { ...of, scene: { ...of.scene, ...(viewer && { viewer }) } };
  try {
    const result = await opened.value.resolver.resolve({ expression, marked: asSeen }, abort.signal);
    say({ kind: 'resolved', id, result, by });
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    say({ kind: 'resolved', id, by, result: fail('INTERNAL', text) });
  } finally {
    cancels.delete(id);
  }
}

function health(): readonly ComponentHealth[] {
  const broken = problem && {
    name: 'configuration',
    level: 'error' as const,
    message: `${problem.code}: ${problem.message}`,
    values: {},
  };
  return [...(broken ? [broken] : []), ...(composition?.models().map(healthOf) ?? [])];
}

function healthOf(model: ModelHostStatus): ComponentHealth {
  const { name, state, pid, rssBytes, starts, failuresInARow, waitingRequests, lastFailure } = model;
  const why = lastFailure && state !== 'ready' ? `: ${lastFailure.code}: ${lastFailure.message}` : '';
  return {
    name,
    level: state === 'ready' ? 'ok' : state === 'failed' ? 'error' : 'warn',
    message: state + why,
    values: {
      ...(pid !== undefined && { pid }),
      ...(rssBytes !== undefined && { 'resident memory (MB)': Math.round(rssBytes / 1e6) }),
      starts,
      'failures in a row': failuresInARow,
      waiting: waitingRequests,
    },
  };
}

async function stop(id: number): Promise<void> {
  const stopping = composition;
  composition = undefined;
  marked.clear();
  await stopping?.stop();
  say({ kind: 'stopped', id });
}

try {
  setPriority(NICENESS);
} catch {
  // Not allowed here: the system shares as it likes.
}

setInterval(() => say({ kind: 'health', health: health() }), HEALTH_PERIOD_MS).unref();

parentPort?.on('message', (message: ToEngine) => {
  switch (message.kind) {
    case 'start':
      marked = marksFor(message.parameters);
      composing = transitions.start(() => start(message.parameters), NOT_STARTED);
      return;
    case 'perceive':
      return void perceive(message);
    case 'resolve':
      return void resolve(message);
    case 'cancel':
      return cancels.get(message.id)?.abort();
    case 'clear':
      marked.clear();
      return composition?.perception.clear();
    case 'stop':
      composing = Promise.resolve(NOT_STARTED);
      return void transitions.stop(() => stop(message.id));
  }
});
