import type { Parameters } from '../core/parameters/parameters.ts';
import { fail, type Result } from '../core/result.ts';
import type { Resolution } from '../core/spatial/grounding/Resolution.ts';
import type { MarkedFrame, ResolveRequest } from '../core/spatial/grounding/Resolver.ts';
import type { RgbdFrame } from '../core/types/images.ts';
import type { Engine } from '../pipeline/Engine.ts';
import type { PerceiveOptions } from '../pipeline/Perception.ts';
import type { EngineThread } from './EngineThread.ts';

/** The engine as the node sees it: questions to a thread. Every way to fail is a value. */
export function nodeEngine(parameters: Parameters, thread: EngineThread): Engine {
  /** By which question a frame was marked: the thread holds it under that number. */
  const markedBy = new WeakMap<RgbdFrame, number>();
  let resolverName: string = parameters.backend;

  async function perceive(
    frame: RgbdFrame,
    { up, fixedFromCamera }: PerceiveOptions = {},
  ): Promise<Result<MarkedFrame>> {
    const options = { ...(up && { up }), ...(fixedFromCamera && { fixedFromCamera }) };
    const answer = await thread.ask({ kind: 'perceive', frame, options });
    if (answer?.kind !== 'marked') return unavailable();
    if (!answer.result.ok) return answer.result;
    markedBy.set(frame, answer.id);
    return { ok: true, value: { frame, ...answer.result.value } };
  }

  async function resolve(
    { expression, marked }: ResolveRequest,
    signal?: AbortSignal,
  ): Promise<Result<Resolution>> {
    const by = markedBy.get(marked.frame);
    if (by === undefined) return fail('INTERNAL', 'the frame was not marked by this engine');
    const id = thread.nextId;
    const cancel = () => thread.send({ kind: 'cancel', id });
    signal?.addEventListener('abort', cancel, { once: true });
    const { viewer } = marked.scene;
    const answer = await thread.ask({ kind: 'resolve', expression, markedBy: by, viewer });
    signal?.removeEventListener('abort', cancel);
    if (answer?.kind !== 'resolved') return unavailable();
    if (answer.by) resolverName = answer.by;
    return answer.result;
  }

  return {
    perception: { perceive, clear: () => thread.send({ kind: 'clear' }) },
    resolver: {
      get name() {
        return resolverName;
      },
      resolve,
    },
    start: () => thread.start(parameters),
    stop: () => thread.stop(),
    health: () => thread.health,
  };
}

const unavailable = () => fail('MODEL_UNAVAILABLE', "the engine's thread is not running");
