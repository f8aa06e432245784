import type { Description, RelationConstraint } from '../grammar/LogicalForm.ts';
import { printDescription } from '../grammar/print.ts';
import type { Claim } from '../grammar/statement/Statement.ts';
import type { RelationFamily } from '../relations/RelationSpec.ts';
import { FAMILY_HEADS, familyHead, relationNamed } from '../relations/registry.ts';

/** Two statements, by their place in the list, that cannot both be true, and why. */
export interface Contradiction {
  readonly first: number;
  readonly second: number;
  readonly reason: string;
}

interface Fact {
  readonly from: number;
  readonly family: RelationFamily;
  readonly subject: string;
  readonly anchor: string;
  readonly negated: boolean;
}

const name = (description: Description): string => printDescription({ ...description, plural: false });

const factOf = (from: number, claim: Claim, constraint: RelationConstraint): Fact | undefined => {
  const spec = relationNamed(constraint.relation);
  const anchor = constraint.anchors[0];
  if (spec?.arity !== 1 || !anchor || constraint.anchors.length > 1) return undefined;
  const [subject, other] = constraint.inverse ? [anchor, claim.subject] : [claim.subject, anchor];
  const negated = constraint.negated !== claim.negated;
  return { from, family: spec.family, subject: name(subject), anchor: name(other), negated };
};

/** A negation of several things said at once denies none of them by itself. */
const factsOf = (claims: readonly Claim[], from: number): readonly Fact[] =>
  claims.flatMap((claim) =>
    claim.quantifier.kind !== 'the' || (claim.negated && claim.predicate.length > 1)
      ? []
      : claim.predicate.flatMap((constraint) =>
          constraint.kind === 'relation' ? (factOf(from, claim, constraint) ?? []) : [],
        ),
  );

/** The same fact told from its other end, where it has one. */
const turned = (fact: Fact): Fact | undefined => {
  const family = familyHead(fact.family)?.converseFamily;
  return family === undefined ? undefined : { ...fact, family, subject: fact.anchor, anchor: fact.subject };
};

const exclude = (a: Fact, b: Fact): boolean => {
  if (a.subject !== b.subject || a.anchor !== b.anchor) return false;
  if (a.family === b.family) return a.negated !== b.negated;
  if (a.negated || b.negated) return false;
  const denies = (one: Fact, other: Fact): boolean =>
    familyHead(one.family)?.excludes?.includes(other.family) === true;
  return denies(a, b) || denies(b, a);
};

const say = ({ subject, family, anchor, negated }: Fact): string =>
  `${subject} ${negated ? 'not ' : ''}${family} ${anchor}`;

/** The facts of a family, those told from the other end turned round. */
const edgesOf = (family: RelationFamily, facts: readonly Fact[]): readonly Fact[] =>
  facts.flatMap((fact) => {
    if (fact.negated) return [];
    if (fact.family === family) return [fact];
    const other = turned(fact);
    return other?.family === family ? [other] : [];
  });

const circleOf = (path: readonly Fact[]): Contradiction => {
  const places = path.map(({ from }) => from);
  return {
    first: Math.min(...places),
    second: Math.max(...places),
    reason: `a circle: ${path.map(say).join(', ')}`,
  };
};

/** Ways along the edges that come back to where the first began, shortest first. */
const circlesFrom = (start: Fact, edges: readonly Fact[]): readonly Contradiction[] => {
  const found: Contradiction[] = [];
  const reach = new Map([[start.anchor, [start]]]);
  // A map grows while it is gone through: each thing is looked at once, in the order in which it was reached.
  for (const [at, way] of reach)
    for (const edge of edges) {
      if (edge.subject !== at) continue;
      const path = [...way, edge];
      if (edge.anchor === start.subject && path.length > 2) found.push(circleOf(path));
      else if (!reach.has(edge.anchor)) reach.set(edge.anchor, path);
    }
  return found;
};

/** Statements that lead in a circle: A left of B, B left of C, C left of A. */
const circles = (facts: readonly Fact[]): readonly Contradiction[] =>
  FAMILY_HEADS.filter(({ transitive }) => transitive).flatMap(({ family }) => {
    const edges = edgesOf(family, facts);
    return edges.flatMap((start) => circlesFrom(start, edges));
  });

/** Contradictions in what statements say, without looking at a scene; things are the same by their words. */
export const contradictionsIn = (statements: readonly (readonly Claim[])[]): readonly Contradiction[] => {
  const facts = statements.flatMap(factsOf);
  const found: Contradiction[] = [];
  for (let i = 0; i < facts.length; i++) {
    for (let j = i + 1; j < facts.length; j++) {
      const [a, b] = [facts[i]!, facts[j]!];
      const other = turned(b);
      if (exclude(a, b) || (other && exclude(a, other)))
        found.push({ first: a.from, second: b.from, reason: `${say(a)}, but ${say(b)}` });
    }
  }
  const seen = new Set<string>();
  return [...found, ...circles(facts)].filter(({ first, second }) => {
    const key = `${first} ${second}`;
    return !seen.has(key) && seen.add(key);
  });
};
