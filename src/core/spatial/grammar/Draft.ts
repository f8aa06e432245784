import type {
  AttributeConstraint,
  Constraint,
  Description,
  OrderConstraint,
  RelationConstraint,
} from './LogicalForm.ts';

export type DraftConstraint =
  | AttributeConstraint
  | (Omit<RelationConstraint, 'anchors'> & { readonly anchors: readonly Draft[] })
  | (Omit<OrderConstraint, 'anchor'> & { readonly anchor?: Draft });

/** A description while the parser still adds to it. */
export interface Draft {
  head?: string | undefined;
  modifiers: string[];
  plural: boolean;
  count?: number | undefined;
  mark?: number | undefined;
  several?: number | 'all' | undefined;
  numbered?: number | undefined;
  constraints: DraftConstraint[];
  /** "the other", "another": not the one named before. */
  other?: boolean;
  pronoun?: string | undefined;
  /** "the one": of the kind of something else, and always narrowed by what follows. */
  anaphor?: boolean;
  /** Named with "a" or "some". */
  indefinite?: boolean;
}

export const newDraft = (head?: string): Draft => ({ head, modifiers: [], plural: false, constraints: [] });

/** Deepest nesting of descriptions that is kept. */
const MAX_DEPTH = 3;
/** Constraints of one description that are kept: the first ones. */
const MAX_CONSTRAINTS = 9;
/** Constraints of a whole description with everything it relates to. */
const MAX_TOTAL = 12;

/** The finished constraint; undefined where it leads back to a description that it lies in. */
const finishConstraint = (
  constraint: DraftConstraint,
  inside: readonly Draft[],
  budget: { left: number },
): Constraint | undefined => {
  if (constraint.kind === 'attribute') return constraint;
  if (constraint.kind === 'relation') {
    const { anchors } = constraint;
    if (anchors.some((anchor) => inside.includes(anchor))) return undefined;
    return { ...constraint, anchors: anchors.map((anchor) => finish(anchor, inside, budget)) };
  }
  const { anchor, ...rest } = constraint;
  if (!anchor) return rest;
  return inside.includes(anchor) ? undefined : { ...rest, anchor: finish(anchor, inside, budget) };
};

/** The finished value; a constraint that leads back to a description that holds it is dropped. */
export const finish = (
  draft: Draft,
  holders: readonly Draft[] = [],
  budget: { left: number } = { left: MAX_TOTAL },
): Description => {
  const constraints: Constraint[] = [];
  const inside = [...holders, draft];
  for (const constraint of holders.length < MAX_DEPTH ? draft.constraints : []) {
    if (constraints.length === MAX_CONSTRAINTS || budget.left <= 0) break;
    budget.left--;
    const finished = finishConstraint(constraint, inside, budget);
    if (finished) constraints.push(finished);
  }
  return {
    ...(draft.head === undefined ? {} : { head: draft.head }),
    modifiers: draft.modifiers,
    plural: draft.plural,
    ...(draft.count === undefined ? {} : { count: draft.count }),
    ...(draft.several === undefined ? {} : { several: draft.several }),
    ...(draft.mark === undefined ? {} : { mark: draft.mark }),
    ...(draft.numbered === undefined ? {} : { numbered: draft.numbered }),
    ...(draft.indefinite ? { indefinite: true } : {}),
    constraints,
  };
};
