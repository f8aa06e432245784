import type { Constraint, Description, RelationConstraint } from '../grammar/LogicalForm.ts';
import { parseStatement } from '../grammar/statement/parseStatement.ts';
import type { Claim } from '../grammar/statement/Statement.ts';
import { VERDICT_MARGINS } from '../relations/Judgement.ts';
import { checkClaim } from '../verify/checkClaim.ts';
import type { Matcher } from '../verify/Matcher.ts';
import { marginsOf } from '../verify/marginsOf.ts';
import type { Fact } from './Fact.ts';

/** What a sentence is to be read as. */
export type Told = Pick<Fact, 'relation' | 'subject' | 'anchors' | 'measure'>;

const isOne = (meant: readonly number[], index: number): boolean => meant.length === 1 && meant[0] === index;

/** Whether a description is read as an object: a definite one as that alone, an indefinite one as that among others. */
const reads = (matcher: Matcher, description: Description, index: number, isDefinite: boolean): boolean =>
  isDefinite
    ? isOne(matcher.meant(description), index)
    : matcher.matches(description)[index]! >= VERDICT_MARGINS.trueFrom;

const anchorReads = (matcher: Matcher, anchor: Description, index: number): boolean =>
  reads(matcher, anchor, index, anchor.indefinite !== true);

const isRelation = (constraint: Constraint): constraint is RelationConstraint =>
  constraint.kind === 'relation';

const states = (matcher: Matcher, claim: Claim, told: Told): boolean => {
  const isDefinite = claim.quantifier.kind === 'the';
  const { measure } = claim;
  if (told.measure)
    return (
      measure?.quantity === told.measure.quantity &&
      measure.compare === told.measure.compare &&
      Math.abs(measure.metres - told.measure.metres) < 1e-6 &&
      measure.anchor !== undefined &&
      anchorReads(matcher, measure.anchor, told.anchors[0]!) &&
      reads(matcher, claim.subject, told.subject, isDefinite)
    );
  const said = claim.existential ? claim.subject.constraints : claim.predicate;
  return said.filter(isRelation).some((c) => {
    if (c.relation !== told.relation || c.negated) return false;
    if (c.inverse)
      return (
        c.anchors.length === 1 &&
        anchorReads(matcher, c.anchors[0]!, told.subject) &&
        reads(matcher, claim.subject, told.anchors[0]!, isDefinite)
      );
    return (
      c.anchors.length === told.anchors.length &&
      c.anchors.every((anchor, k) => anchorReads(matcher, anchor, told.anchors[k]!)) &&
      reads(matcher, claim.subject, told.subject, isDefinite)
    );
  });
};

/**
 * Whether words are read back as all that they are to tell, of the very objects, and every claim in them is TRUE of the
 * scene.
 */
export const isFaithful = (
  matcher: Matcher,
  labels: readonly string[],
  text: string,
  told: readonly Told[],
): boolean => {
  const { claims } = parseStatement(text, { labels });
  if (claims.length === 0 || claims.some(({ ignored, negated }) => ignored.length > 0 || negated))
    return false;
  const { trueFrom } = marginsOf(matcher, claims);
  return (
    told.every((fact) => claims.some((claim) => states(matcher, claim, fact))) &&
    claims.every((claim) => checkClaim(matcher, claim).probability >= trueFrom)
  );
};
