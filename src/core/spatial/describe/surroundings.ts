import { relationNamed } from '../relations/registry.ts';
import { boxGap } from '../scene/measures.ts';
import type { Matcher } from '../verify/Matcher.ts';
import type { Fact } from './Fact.ts';
import { betweenFact, factsOf } from './factsOf.ts';

/** Neighbours of an object that descriptions speak of. */
const NEIGHBOURS = 4;
/** What tells less than this of a pair ("parallel to") is not worth a word about what is around it. */
const LEAST_WEIGHT = 0.5;

/** The others, nearest first; unnamed ones and walls last. */
const neighboursOf = (matcher: Matcher, index: number, except: readonly number[]): readonly number[] => {
  const { frame } = matcher;
  const cost = (i: number): number =>
    boxGap(frame, index, i) + (frame.labels[i] === '' ? 5 : 0) + (frame.structural[i] ? 5 : 0);
  return [...frame.labels.keys()]
    .filter((i) => i !== index && !except.includes(i))
    .sort((a, b) => cost(a) - cost(b) || a - b)
    .slice(0, NEIGHBOURS);
};

/** What is around a pair: what each is on, in or next to, and what they stand between. Most telling first. */
export const surroundingsOf = (matcher: Matcher, a: number, b: number): readonly Fact[] => {
  const facts: Fact[] = [];
  const rest: Fact[] = [];
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const neighbours = neighboursOf(matcher, one, [other]);
    for (const neighbour of neighbours) {
      const told = factsOf(matcher, one, neighbour).filter(
        ({ implied, relation }) =>
          !implied && (relationNamed(relation)?.telling?.weight ?? 0) >= LEAST_WEIGHT,
      );
      const [first, second] = told;
      const isHeld = first?.relation === 'on' || first?.relation === 'in';
      if (isHeld) facts.push(first);
      rest.push(...[isHeld ? undefined : first, second].filter((fact) => fact !== undefined));
    }
    facts.push(
      ...neighbours
        .flatMap((neighbour) => [
          betweenFact(matcher, one, other, neighbour),
          betweenFact(matcher, neighbour, a, b),
        ])
        .filter((fact) => fact !== undefined),
    );
  }
  return [...facts, ...rest];
};
