import type { Constraint, Description } from '../grammar/LogicalForm.ts';
import { readingsOf } from '../grammar/readings.ts';
import { centreX, centreY, centreZ } from '../scene/measures.ts';
import type { Matcher } from '../verify/Matcher.ts';

/** Probability of the one that a place or an order points at, and of the others. */
const POINTED = 0.95;
const NOT_POINTED = 0.05;
/** Nearer to each other than this along the axis, either may be meant, metres. */
const CLEAR_METRES = 0.05;
/** A noun that fits no candidate so well says nothing about them. */
const NOUN_TELLS = 0.4;

const ANYTHING: Description = { modifiers: [], plural: false, constraints: [] };
/** Words of place that, of a few candidates, mean the one at that end: axis of the viewer, and which end. */
const ENDS: Readonly<Record<string, readonly ['right' | 'forward' | 'up', -1 | 0 | 1]>> = {
  'at the top': ['up', 1],
  'at the bottom': ['up', -1],
  'on the left': ['right', -1],
  'on the right': ['right', 1],
  'in the middle': ['right', 0],
  'at the front': ['forward', -1],
  'at the back': ['forward', 1],
};

/** The candidates at one end along the viewer's axes: the left one of three is the leftmost. */
const atEnd = (
  matcher: Matcher,
  among: readonly number[],
  [axis, end]: (typeof ENDS)[string],
): readonly number[] | undefined => {
  const f = matcher.frame;
  const direction = axis === 'up' ? ([0, 0] as const) : matcher.view?.[axis];
  if (!direction) return undefined;
  const along = among.map((i) =>
    axis === 'up' ? centreZ(f, i) : centreX(f, i) * direction[0] + centreY(f, i) * direction[1],
  );
  const sorted = [...along].sort((a, b) => a - b);
  if (end === 0) {
    const middle = sorted[Math.floor(sorted.length / 2)]!;
    return along.map((v) => (among.length % 2 === 1 && v === middle ? POINTED : NOT_POINTED));
  }
  const best = end < 0 ? sorted[0]! : sorted.at(-1)!;
  return along.map((v) => (Math.abs(v - best) <= CLEAR_METRES ? POINTED : NOT_POINTED));
};

const fitsConstraint = (
  matcher: Matcher,
  among: readonly number[],
  constraint: Constraint,
  kind: Description,
): readonly number[] => {
  const end = constraint.kind === 'relation' && !constraint.negated ? ENDS[constraint.relation] : undefined;
  const pointed = end && atEnd(matcher, among, end);
  if (pointed) return pointed;
  if (constraint.kind === 'order') {
    const peers = matcher.frame.objects.map((_, i) => (among.includes(i) ? 1 : 0));
    return among.map((i) => matcher.order(i, constraint, peers).probability);
  }
  return among.map((i) => matcher.judge(i, constraint, kind).probability);
};

/**
 * Probability 0..1 by candidate that the words mean it, where they mean one of the candidates. A noun that is none of
 * theirs is undefined: the words speak of something else.
 *
 * @param known the noun of the earlier request: it tells nothing more
 */
export const fitsAmong = (
  matcher: Matcher,
  target: Description,
  among: readonly number[],
  known: string | undefined,
): readonly number[] | undefined => {
  let fits: readonly number[] = among.map(() => 1);
  if (target.head !== undefined && target.head !== known) {
    const named = matcher.matches({ ...target, constraints: [] });
    const most = Math.max(...among.map((i) => named[i]!));
    if (most < NOUN_TELLS) return undefined;
    fits = among.map((i) => named[i]! / most);
  }
  const ways = readingsOf(target).map(({ constraints }) =>
    constraints.reduce<readonly number[]>((told, constraint) => {
      const judged = fitsConstraint(matcher, among, constraint, ANYTHING);
      return told.map((fit, k) => fit * judged[k]!);
    }, fits),
  );
  return among.map((_, k) => Math.max(...ways.map((way) => way[k]!)));
};
