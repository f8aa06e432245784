import type { Parameters } from '../core/parameters/parameters.ts';
import { fail, ok, type Result } from '../core/result.ts';
import type { MarkedFrame } from '../core/spatial/grounding/Resolver.ts';
import type { RgbdFrame } from '../core/types/images.ts';
import type { EnginePort } from '../pipeline/EnginePort.ts';
import type { EngineThread } from './EngineThread.ts';
import type { FrameRef } from './engineMessages.ts';

let frames = 0;

/** The engine as the node sees it: questions to a thread. Every way to fail is a value. */
export const nodeEngine = (parameters: Parameters, thread: EngineThread): EnginePort => {
  /** Under which number the thread holds a frame that it has marked. */
  const numbers = new WeakMap<RgbdFrame, number>();
  let resolverName: string = parameters.backend;

  /** Asks about a marked frame, which the thread knows by its number. */
  async function about<T>(
    { frame, scene }: MarkedFrame,
    ask: (of: FrameRef) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const number = numbers.get(frame);
    if (number === undefined) return fail('INTERNAL', 'the frame was not marked by this engine');
    return ask({ frame: number, viewer: scene.viewer });
  }

  return {
    get name() {
      return resolverName;
    },
    async perceive(frame, { up, fixedFromCamera, names } = {}) {
      const options = {
        ...(up && { up }),
        ...(fixedFromCamera && { fixedFromCamera }),
        ...(names && { names }),
      };
      const number = ++frames;
      const marks = await thread.call('perceive', { number, frame, options });
      if (!marks.ok) return marks;
      numbers.set(frame, number);
      return ok({ frame, ...marks.value });
    },
    async resolve({ marked, ...ask }, signal) {
      const answer = await about(marked, (of) => thread.call('resolve', { ...ask, of }, signal));
      if (!answer.ok) return answer;
      resolverName = answer.value.by;
      return ok(answer.value.resolution);
    },
    verify: ({ statement, marked }, signal) =>
      about(marked, (of) => thread.call('verify', { statement, of }, signal)),
    ask: ({ question, marked }, signal) =>
      about(marked, (of) => thread.call('ask', { question, of }, signal)),
    describe: ({ marked, ...ask }, signal) =>
      about(marked, (of) => thread.call('describe', { ...ask, of }, signal)),
    draw: ({ marked, ...ask }, signal) =>
      about(marked, (of) => thread.call('draw', { ...ask, of, color: marked.frame.color }, signal)),
    phrases: (words, names, signal) => thread.call('phrases', { words, names }, signal),
    approach: ({ frame: { depth, camera }, ...request }, options, signal) =>
      // The depths go along, and nothing else of the frame: the thread keeps none.
      thread.call('approach', { request: { ...request, frame: { depth, camera } }, options }, signal),
    clear: () => thread.send({ kind: 'clear' }),
    start: () => thread.start(parameters),
    stop: () => thread.stop(),
    health: () => thread.health,
  };
};
