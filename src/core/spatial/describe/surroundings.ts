import { boxGap } from '../scene/measures.ts';
import type { Matcher } from '../verify/Matcher.ts';
import type { Fact } from './Fact.ts';
import { betweenFact, factsOf } from './factsOf.ts';

/** Neighbours of an object that descriptions speak of. */
const NEIGHBOURS = 4;

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
      const [first, ...more] = factsOf(matcher, one, neighbour).filter(({ implied }) => !implied);
      if (!first) continue;
      if (first.relation === 'on' || first.relation === 'in') facts.push(first);
      else rest.push(first);
      rest.push(...more.slice(0, 1));
    }
    for (const neighbour of neighbours) {
      const middle = betweenFact(matcher, one, other, neighbour);
      if (middle) facts.push(middle);
      const inner = betweenFact(matcher, neighbour, a, b);
      if (inner) facts.push(inner);
    }
  }
  return [...facts, ...rest];
};
