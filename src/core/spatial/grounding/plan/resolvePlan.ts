import type { Description, LogicalForm, Plan, PlanPart } from '../../grammar/LogicalForm.ts';
import type { Resolution, ResolvedPart, ResolvedStep } from '../Resolution.ts';

const formOf = (target: Description): LogicalForm => ({
  target,
  viewers: [],
  context: [],
  understood: true,
  ignored: [],
});

const partOf = (
  { role, words }: PlanPart,
  found: Partial<Pick<ResolvedPart, 'id' | 'status'>> = {},
): ResolvedPart => ({
  role,
  words,
  ...(found.id === undefined ? {} : { id: found.id }),
  ...(found.status === undefined ? {} : { status: found.status }),
});

/** The steps of a command with the mark of each thing, each found by itself. */
export const resolvePlan = (
  { steps }: Plan,
  asked: Description,
  answer: Resolution,
  find: (form: LogicalForm) => Resolution,
): readonly ResolvedStep[] => {
  const found = new Map<PlanPart, ResolvedPart>();
  const resolved = (part: PlanPart): ResolvedPart => {
    const { description, same } = part;
    const referred = same && steps[same[0]]?.parts[same[1]];
    if (referred) return partOf(part, found.get(referred));
    if (!description) return partOf(part);
    return partOf(part, description === asked ? answer : find(formOf(description)));
  };
  return steps.map(({ action, parts }) => ({
    action,
    parts: parts.map((part) => {
      const one = resolved(part);
      found.set(part, one);
      return one;
    }),
  }));
};

const AS: Readonly<Record<string, string>> = {
  destination: 'to',
  receiver: 'for',
  tool: 'with',
  place: 'at',
  source: 'from',
};

/** What else the command names, in words: "Then go to the blue mug (mark 5)." */
export const sayPlan = (steps: readonly ResolvedStep[]): string => {
  const said = steps.map(({ action, parts }) => {
    const things = parts.map(({ role, words, id, status }) => {
      const mark = id !== undefined ? ` (mark ${id})` : status ? ` (${status})` : '';
      return `${role === 'target' ? '' : `${AS[role]} `}${words}${mark}`;
    });
    return `${action} ${things.join(', ')}`;
  });
  return `Steps: ${said.join('; then ')}.`;
};
