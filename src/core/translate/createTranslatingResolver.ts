import { type Failure, ok, type Result } from '../result.ts';
import type { Resolution } from '../spatial/grounding/Resolution.ts';
import type { ResolveRequest, Resolver } from '../spatial/grounding/Resolver.ts';
import { checkTranslation } from './checkTranslation.ts';
import type { Translator } from './Translator.ts';

/** A server that is gone is told of; one that talks nonsense is not. */
const GONE = new Set(['MODEL_UNAVAILABLE', 'MODEL_TIMEOUT']);

/**
 * Gives words that another resolver does not understand to a language model, and what comes back, once our parser has read
 * it, to that resolver again. The answer says what was made of the words and by whom. Everything else leaves
 * NOT_UNDERSTOOD as it was.
 */
export const createTranslatingResolver = (inner: Resolver, translator: Translator): Resolver => {
  /** Another answer than `first`, or a failure of asking for one; undefined where `first` stands. */
  const again = async (
    request: ResolveRequest,
    first: Resolution,
    signal: AbortSignal | undefined,
  ): Promise<Result<Resolution> | undefined> => {
    const translated = await translator.translate(request.expression, signal);
    if (!translated.ok) return unanswered(translated.failure, first);
    const checked = checkTranslation(translated.value);
    if (!checked.ok) return undefined;
    const { words, form } = checked.value;
    const second = await inner.resolve({ ...request, expression: words }, signal);
    if (!second.ok) return second.failure.code === 'CANCELLED' ? second : undefined;
    if (second.value.status === 'NOT_UNDERSTOOD') return undefined;
    const told = `translated to "${words}" (${form}) by ${translator.name}`;
    return ok({ ...second.value, rationale: `${told}: ${second.value.rationale}` });
  };
  return {
    name: inner.name,
    resolve: async (request: ResolveRequest, signal?: AbortSignal): Promise<Result<Resolution>> => {
      const first = await inner.resolve(request, signal);
      if (!first.ok || first.value.status !== 'NOT_UNDERSTOOD') return first;
      return (await again(request, first.value, signal)) ?? first;
    },
  };
};

const unanswered = (failure: Failure, first: Resolution): Result<Resolution> | undefined => {
  if (failure.code === 'CANCELLED') return { ok: false, failure };
  return GONE.has(failure.code) ? ok({ ...first, note: first.note ?? failure }) : undefined;
};
