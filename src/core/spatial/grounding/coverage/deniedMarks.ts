import type { Description } from '../../grammar/LogicalForm.ts';
import type { Resolution } from '../Resolution.ts';

/** The answer without the marks that the words deny ("any mug but mark 3"), however well these fit all else. */
export const withoutDeniedMarks = (resolution: Resolution, { constraints }: Description): Resolution => {
  const denied = new Set(
    constraints.flatMap((c) =>
      c.kind === 'attribute' && c.attribute === 'mark' && c.negated ? [Number(c.value)] : [],
    ),
  );
  if (denied.size === 0) return resolution;
  const { id, ...rest } = resolution;
  const candidates = resolution.candidates.filter((candidate) => !denied.has(candidate.id));
  if (id === undefined || !denied.has(id)) return { ...resolution, candidates };
  return {
    ...rest,
    status: 'NOT_FOUND',
    confidence: 0,
    candidates,
    rationale: `Nothing but mark ${id} fits, and that is not meant.`,
  };
};
