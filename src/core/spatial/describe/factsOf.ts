import { VERDICT_MARGINS } from '../relations/Judgement.ts';
import { relationNamed } from '../relations/registry.ts';
import { boxGap } from '../scene/measures.ts';
import type { Matcher } from '../verify/Matcher.ts';
import type { Fact } from './Fact.ts';
import { TELLING_RELATIONS } from './tellingRelations.ts';

/** A share of the weight that implied relations keep. */
const IMPLIED_SHARE = 0.3;

/** All relations that are TRUE between two objects, the most telling first. */
export const factsOf = (matcher: Matcher, subject: number, anchor: number): readonly Fact[] => {
  const held = TELLING_RELATIONS.flatMap((spec) => {
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

/** The distance of two objects, rounded up so that it holds; undefined where the scene has no metres. */
export const distanceFact = (matcher: Matcher, subject: number, anchor: number): Fact | undefined => {
  const { frame } = matcher;
  if (frame.planar) return undefined;
  const gap = boxGap(frame, subject, anchor);
  const metres = Math.ceil((gap + 3 * frame.measurement.surfaceNoiseMetres) * 1.03 * 10) / 10;
  const { relations } = matcher.pair(subject, relationNamed('near')!, [anchor], { withinMetres: metres });
  return { relation: 'near', subject, anchors: [anchor], withinMetres: metres, evidence: relations[0]! };
};

/** Whether an object stands between two others, as a fact. */
export const betweenFact = (matcher: Matcher, subject: number, a: number, b: number): Fact | undefined => {
  const { probability, relations } = matcher.pair(subject, relationNamed('between')!, [a, b]);
  if (probability < VERDICT_MARGINS.trueFrom || !relations[0]) return undefined;
  return { relation: 'between', subject, anchors: [a, b], evidence: relations[0] };
};
