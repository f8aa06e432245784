import type { ModelHostStatus } from './adapters/host/ModelHostOptions.ts';
import { type Composition, compose } from './cli/compose.ts';
import type { Parameters } from './core/parameters.ts';
import type { Resolver } from './core/ports.ts';
import { type Failure, fail, type Result } from './core/result.ts';
import type { ComponentHealth, Engine } from './ros/NodeDependencies.ts';

export type EngineLog = (level: 'info' | 'warn', message: string) => void;

/**
 * The composed method behind the node's synchronous lifecycle. `start` composes and loads in the background; questions
 * wait for the composition (files are read), not for the models. A detector that cannot be composed is reported and
 * done without: geometry answers.
 */
export function nodeEngine(parameters: Parameters, log: EngineLog): Engine {
  let composing: Promise<Result<Composition>> | undefined;
  let composition: Composition | undefined;
  let problem: Failure | undefined;

  const composed = (): Promise<Result<Composition>> =>
    composing ?? Promise.resolve(fail('MODEL_UNAVAILABLE', 'the engine has not been started'));
  const open = async (): Promise<Result<Composition>> => {
    const whole = await compose(parameters, { log });
    if (whole.ok || parameters.backend === 'vlm') return whole;
    problem = whole.failure;
    log('warn', `${whole.failure.code}: ${whole.failure.message}; going on without a detector`);
    return compose({ ...parameters, detector: 'none' }, { log });
  };
  const resolver: Resolver = {
    get name() {
      return composition?.resolver.name ?? parameters.backend;
    },
    resolve: async (request, signal) => {
      const opened = await composed();
      return opened.ok ? opened.value.resolver.resolve(request, signal) : opened;
    },
  };
  return {
    perception: {
      perceive: async (frame, options) => {
        const opened = await composed();
        return opened.ok ? opened.value.perception.perceive(frame, options) : opened;
      },
      clear: () => composition?.perception.clear(),
    },
    resolver,
    start: () => {
      if (composing) return;
      problem = undefined;
      composing = open().then((opened) => {
        if (opened.ok) {
          composition = opened.value;
          composition.start();
        } else problem = opened.failure;
        return opened;
      });
    },
    stop: async () => {
      const opened = await composing;
      composing = undefined;
      composition = undefined;
      if (opened?.ok) await opened.value.stop();
    },
    health: () => [
      ...(problem ? [broken(problem)] : []),
      ...(composition?.models().map((model) => healthOf(model)) ?? []),
    ],
  };
}

const broken = ({ code, message }: Failure): ComponentHealth => ({
  name: 'configuration',
  level: 'error',
  message: `${code}: ${message}`,
  values: {},
});

function healthOf(model: ModelHostStatus): ComponentHealth {
  const { name, state, pid, rssBytes, starts, failuresInARow, waitingRequests, lastFailure } = model;
  return {
    name,
    level: state === 'ready' ? 'ok' : state === 'failed' ? 'error' : 'warn',
    message:
      lastFailure && state !== 'ready' ? `${state}: ${lastFailure.code}: ${lastFailure.message}` : state,
    values: {
      ...(pid !== undefined && { pid }),
      ...(rssBytes !== undefined && { 'resident memory (MB)': Math.round(rssBytes / 1e6) }),
      starts,
      'failures in a row': failuresInARow,
      waiting: waitingRequests,
    },
  };
}
