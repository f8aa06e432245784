import { ok } from '../../core/result.ts';
import type { Resolver } from '../../core/spatial/grounding/Resolver.ts';
import { followUp, isAnaphoric, putRight } from '../../core/spatial/index.ts';
import type { NameFrame } from './composeNaming.ts';

/** Answers to "which one?" are geometry's, whoever asked: they choose among few, by words that were offered. */
export const withFollowUps = (resolver: Resolver, named: NameFrame): Resolver => ({
  get name() {
    return resolver.name;
  },
  resolve: async (request, signal) => {
    const { earlier, expression, marked } = request;
    if (!earlier) return resolver.resolve(request, signal);
    // "the blue one": its noun is that of the earlier request.
    const words = isAnaphoric(expression) ? putRight(earlier.expression, expression) : expression;
    const { scene } = await named(words, marked, signal);
    return ok({ ...followUp(scene, expression, earlier), by: 'geometric' });
  },
});
