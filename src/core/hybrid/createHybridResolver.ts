import { ok, type Result } from '../result.ts';
import type { RelationEvidence, Resolution } from '../spatial/grounding/Resolution.ts';
import type { ResolveRequest, Resolver } from '../spatial/grounding/Resolver.ts';
import { askedOf, withSteps } from './askedOf.ts';
import type { HybridOptions } from './HybridOptions.ts';
import { type MeasureRelations, reconcile } from './reconcile.ts';

/** What the relations of the request's logical form measure when `id` is taken as the target. */
export type RelationMeter = (request: ResolveRequest, id: number) => readonly RelationEvidence[];

/** Makes one answer of the model's and geometry's. */
export type Combine = (
  model: Resolution,
  geometry: Resolution | undefined,
  measure: MeasureRelations,
  options: HybridOptions,
) => Resolution;

/** The geometric answer with the model's failure as a note, where the model is gone and that is allowed. */
const withoutModel = (
  failed: Extract<Result<Resolution>, { readonly ok: false }>,
  geometry: Result<Resolution>,
  { answerWithoutModel }: HybridOptions,
): Result<Resolution> => {
  const isModelGone = failed.failure.code.startsWith('MODEL_');
  if (!isModelGone || !answerWithoutModel || !geometry.ok) return failed;
  return ok({ ...geometry.value, note: failed.failure });
};

/**
 * Geometry first, a model where geometry is unsure, geometry again to check the model. A request that no model could
 * answer (empty, too long) never reaches it; of a command of several steps it is asked for the first step's thing only;
 * a model that is gone leaves the geometric answer with a note, if allowed.
 */
export const createHybridResolver = (
  geometric: Resolver,
  model: Resolver,
  measure: RelationMeter,
  options: HybridOptions,
  combine: Combine = reconcile,
): Resolver => {
  const resolve = async (request: ResolveRequest, signal?: AbortSignal): Promise<Result<Resolution>> => {
    const geometry = await geometric.resolve(request, signal);
    if (!geometry.ok && geometry.failure.code !== 'NOT_UNDERSTOOD') return geometry;
    const understood = geometry.ok && geometry.value.status !== 'NOT_UNDERSTOOD' ? geometry.value : undefined;
    if (understood?.status === 'OK' && understood.confidence >= options.skipModelAbove) return ok(understood);

    const asked = askedOf(request.expression);
    const question = asked === undefined ? request : { ...request, expression: asked };
    const proposed = await model.resolve(question, signal);
    if (!proposed.ok) return withoutModel(proposed, geometry, options);
    const answer = combine(proposed.value, understood, (id) => measure(question, id), options);
    return ok(asked === undefined ? answer : withSteps(answer, understood, asked));
  };
  return { name: `hybrid(${model.name})`, resolve };
};
