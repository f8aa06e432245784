import type { Quantity } from '../grammar/statement/Statement.ts';
import { VERDICT_MARGINS } from '../relations/Judgement.ts';
import type { RelationSpec } from '../relations/RelationSpec.ts';
import { relationNamed } from '../relations/registry.ts';
import type { Matcher } from '../verify/Matcher.ts';
import { measureOf } from '../verify/measures/measureOf.ts';
import type { Fact } from './Fact.ts';
import { TELLING_RELATIONS } from './tellingRelations.ts';

/** A share of the weight that implied relations keep. */
const IMPLIED_SHARE = 0.3;
/** Metres below which nobody tells a distance, and above which a step of 10 cm is fine enough. */
const LEAST_TOLD = 0.1;
const COARSE_FROM = 1;

/** Whether one lies on the other or is a part of it, in the image: sides and depth say nothing of such a pair. */
const isWholeAndPart = (matcher: Matcher, a: number, b: number): boolean => {
  const [one, other] = [matcher.frame.objects[a]!, matcher.frame.objects[b]!];
  return one.within?.includes(other.id) === true || other.within?.includes(one.id) === true;
};

/**
 * Whether a wall or floor that a camera saw is among them: where its end is does not show, so that nothing can be told of
 * it but what touches it.
 */
const isEndless = ({ frame }: Matcher, objects: readonly number[]): boolean =>
  frame.detected && objects.some((i) => frame.structural[i]);

/** Relations of two objects that can be told of them. */
const isTellable = (matcher: Matcher, spec: RelationSpec, pair: readonly [number, number]): boolean => {
  if (isEndless(matcher, pair)) return CARRYING.includes(spec.name);
  return spec.viewPurpose === undefined || !isWholeAndPart(matcher, ...pair);
};
const CARRYING: readonly string[] = ['on', 'supports'];

/** All relations that are TRUE between two objects and can be told of them, the most telling first. */
export const factsOf = (matcher: Matcher, subject: number, anchor: number): readonly Fact[] => {
  const held = TELLING_RELATIONS.flatMap((spec) => {
    if (!isTellable(matcher, spec, [subject, anchor])) return [];
    const { relations, probability } = matcher.pair(subject, spec, [anchor]);
    if (probability < VERDICT_MARGINS.trueFrom || !relations[0]) return [];
    return [{ spec, relation: spec.name, weight: spec.telling.weight * probability, evidence: relations[0] }];
  });
  const implied = new Set(held.flatMap(({ spec }) => spec.telling.implies ?? []));
  return held
    .map((fact) => ({ ...fact, implied: implied.has(fact.relation) }))
    .map((fact) => ({ ...fact, weight: fact.implied ? IMPLIED_SHARE * fact.weight : fact.weight }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ relation, evidence, implied: follows }) => ({
      relation,
      subject,
      anchors: [anchor],
      evidence,
      implied: follows,
    }));
};

/** Rounded as people say it: to 5 cm within arm's reach, to 10 cm beyond. */
const asSaid = (metres: number, round: (steps: number) => number): number => {
  const step = metres < COARSE_FROM ? 20 : 10;
  return round(metres * step) / step;
};

const QUANTITIES: readonly (readonly [Quantity, string])[] = [
  ['distance', 'near'],
  ['left', 'left of'],
  ['right', 'right of'],
  ['front', 'in front of'],
  ['behind', 'behind'],
  ['above', 'above'],
  ['below', 'below'],
];

/**
 * How far one object is from another, and to which side of those that are told; none where the scene has no metres. The
 * distance comes first. A camera does not see where things end behind: they are nearer than their seen faces are.
 */
export const measuredFacts = (
  matcher: Matcher,
  subject: number,
  anchor: number,
  told: readonly Fact[],
): readonly Fact[] => {
  const { frame, view } = matcher;
  if (isEndless(matcher, [subject, anchor])) return [];
  const quantities = frame.detected ? QUANTITIES.slice(0, 1) : QUANTITIES;
  return quantities.flatMap(([quantity, relation]) => {
    const value = measureOf(frame, quantity, subject, anchor, view);
    if (value === undefined || value < LEAST_TOLD) return [];
    if (quantity !== 'distance' && !told.some((fact) => fact.relation === relation)) return [];
    const { relations } = matcher.pair(subject, relationNamed(relation)!, [anchor]);
    if (!relations[0]) return [];
    const most = value + 3 * frame.measurement.surfaceNoiseMetres;
    const measure = frame.detected
      ? ({ quantity, compare: 'lessThan', metres: asSaid(most, Math.ceil) } as const)
      : ({ quantity, compare: 'about', metres: asSaid(value, Math.round) } as const);
    return [{ relation, subject, anchors: [anchor], measure, evidence: relations[0] }];
  });
};

/** What carries or holds a thing, or is carried by it, is no landmark that it stands between. */
const TOUCHING: readonly string[] = ['on', 'in', 'supports', 'contains', 'over', 'under'];

const isHolding = (matcher: Matcher, a: number, b: number): boolean =>
  TOUCHING.some((name) => matcher.pair(a, relationNamed(name)!, [b]).probability >= VERDICT_MARGINS.trueFrom);

/** Whether an object stands between two others, as a fact. */
export const betweenFact = (matcher: Matcher, subject: number, a: number, b: number): Fact | undefined => {
  if (isEndless(matcher, [subject, a, b])) return undefined;
  if (isHolding(matcher, subject, a) || isHolding(matcher, subject, b) || isHolding(matcher, a, b))
    return undefined;
  const { probability, relations } = matcher.pair(subject, relationNamed('between')!, [a, b]);
  if (probability < VERDICT_MARGINS.trueFrom || !relations[0]) return undefined;
  return { relation: 'between', subject, anchors: [a, b], evidence: relations[0] };
};
