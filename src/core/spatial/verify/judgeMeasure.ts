import type { ComparisonClaim, MeasureClaim } from '../grammar/statement/Statement.ts';
import { nearness } from '../relations/families/distance.ts';
import { centreZ } from '../scene/measures.ts';
import { sigmoid } from '../scene/membership.ts';
import { sizeValue } from '../scene/sizeValue.ts';
import { overReferents } from './chances/overReferents.ts';
import { type Judged, unknownAs } from './Judged.ts';
import type { Matcher } from './Matcher.ts';
import { compareMetres } from './measures/compareMetres.ts';
import { measureOf } from './measures/measureOf.ts';

export const judgeMeasure = (matcher: Matcher, index: number, claim: MeasureClaim): Judged => {
  const { frame } = matcher;
  const anchors = claim.anchor ? matcher.meant(claim.anchor).filter((i) => i !== index) : [undefined];
  if (anchors.length === 0) return unknownAs(`no ${claim.anchor?.head ?? 'such thing'} was found`);
  if (anchors.length > 1) return unknownAs(`${anchors.length} things could be meant`);
  const anchor = anchors[0];
  const value = measureOf(frame, claim.quantity, index, anchor, matcher.view);
  if (value === undefined)
    return unknownAs(frame.planar ? 'the scene has no metres' : "nobody's line of sight is known");
  const to = anchor === undefined ? '' : ` to ${matcher.nameOf(anchor)}`;
  const noise = frame.measurement.surfaceNoiseMetres;
  const { upToMetres } = claim;
  return {
    probability: Math.min(
      compareMetres(value, claim.compare, claim.metres, noise),
      upToMetres === undefined ? 1 : compareMetres(value, 'atMost', upToMetres, noise),
    ),
    measured: `${claim.quantity} of ${matcher.nameOf(index)}${to}: ${value.toFixed(2)} m`,
    relations: [],
  };
};

/** Clear differences of a comparison: natural logarithm of a size ratio, or metres. */
const CLEAR_LOG = 0.04;

export const judgeComparison = (matcher: Matcher, index: number, claim: ComparisonClaim): Judged => {
  const compared = (other: number): Judged => compareWith(matcher, [index, other], claim);
  const referents = matcher.referents(claim.than)?.filter((referent) => referent.index !== index);
  if (referents)
    return overReferents(referents, compared) ?? unknownAs('what it is compared with was not found');
  const others = matcher.meant(claim.than).filter((i) => i !== index);
  return others.length === 1
    ? compared(others[0]!)
    : unknownAs(`${others.length} things could be what it is compared with`);
};

const compareWith = (matcher: Matcher, pair: Pair, claim: ComparisonClaim): Judged => {
  const [index, other] = pair;
  if (claim.axis === 'near' || claim.axis === 'far') return compareDistances(matcher, pair, claim);
  if (claim.axis === 'top' || claim.axis === 'bottom') return compareHeights(matcher, pair, claim.axis);
  const names = namesOf(matcher, pair);
  const difference =
    sizeValue(matcher.frame, index, claim.axis) - sizeValue(matcher.frame, other, claim.axis);
  if (difference === 0) return unknownAs(`${names} cannot be told apart in this`);
  return {
    probability: sigmoid(difference, 0, CLEAR_LOG),
    measured: `${names}: ratio ${Math.exp(Math.abs(difference)).toFixed(2)}`,
    relations: [],
  };
};

type Pair = readonly [number, number];

const namesOf = (matcher: Matcher, [index, other]: Pair): string =>
  `${matcher.nameOf(index)}, ${matcher.nameOf(other)}`;

const compareDistances = (matcher: Matcher, pair: Pair, claim: ComparisonClaim): Judged => {
  const { frame } = matcher;
  const [index, other] = pair;
  const from = claim.from ? matcher.meant(claim.from).filter((i) => i !== index && i !== other) : [];
  if (from.length !== 1) return unknownAs('what the distances are from is not one known thing');
  const [mine, its] = [nearness(frame, index, from[0]!), nearness(frame, other, from[0]!)];
  const sign = claim.axis === 'near' ? 1 : -1;
  return {
    probability: sigmoid(sign * (its - mine), 0, 2 * frame.measurement.surfaceNoiseMetres),
    measured: `to ${matcher.nameOf(from[0]!)}, ${namesOf(matcher, pair)}: ${mine.toFixed(2)} m, ${its.toFixed(2)} m`,
    relations: [],
  };
};

const compareHeights = (matcher: Matcher, pair: Pair, axis: 'top' | 'bottom'): Judged => {
  const { frame } = matcher;
  const rise = centreZ(frame, pair[0]) - centreZ(frame, pair[1]);
  return {
    probability: sigmoid(axis === 'top' ? rise : -rise, 0, 2 * frame.measurement.surfaceNoiseMetres),
    measured: `${namesOf(matcher, pair)}: ${Math.abs(rise).toFixed(2)} m ${rise > 0 ? 'higher' : 'lower'}`,
    relations: [],
  };
};
