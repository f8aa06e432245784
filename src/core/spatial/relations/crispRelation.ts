import { boxGap } from '../scene/measures.ts';
import { IMAGE_VIEW } from '../scene/View.ts';
import { isWithin } from './families/distance.ts';
import { cannotTell, type Judgement } from './Judgement.ts';
import type { RelationSpec, TruthInput } from './RelationSpec.ts';

/** One relation to be judged between objects of a scene (indices, not ids). */
export interface ClaimedRelation extends TruthInput {
  readonly spec: RelationSpec;
}

const bySoftScore = ({ frame, spec, subject, anchors, view }: ClaimedRelation): number | undefined => {
  if (spec.viewPurpose && !view) return undefined;
  const peers = Float64Array.from(frame.structural, (structural) => (structural ? 0 : 1));
  return spec.score({ frame, subject, anchors, view: view ?? IMAGE_VIEW, peers });
};

const ownMeasure = ({ frame, spec, subject, anchors, view }: ClaimedRelation): string =>
  spec.viewPurpose && !view
    ? `${boxGap(frame, subject, anchors[0] ?? subject).toFixed(2)} m apart`
    : spec.measured({
        frame,
        subject,
        anchors,
        view: view ?? IMAGE_VIEW,
        peers: new Float64Array(frame.count),
      });

/** Probability 0..1 that a relation holds, without words for it; undefined where geometry cannot tell. */
export const truthOf = (input: ClaimedRelation, withinMetres?: number): number | undefined => {
  const { spec, subject, anchors } = input;
  if (anchors.length < spec.arity) return undefined;
  if (anchors.includes(subject) && spec.anchorsTaken !== 'group') return 0;
  if (withinMetres !== undefined) return isWithin(input, withinMetres);
  const probability = spec.truth ? spec.truth(input) : bySoftScore(input);
  return probability === undefined ? undefined : Math.min(1, Math.max(0, probability));
};

/**
 * Whether a relation holds between given objects, in crisp margins and without comparing with other objects: what
 * `verify` and `describe` rest on. The resolver's own scores have long tails on purpose and are no truth values.
 */
export const crispRelation = (input: ClaimedRelation, withinMetres?: number): Judgement => {
  const { spec, anchors } = input;
  if (anchors.length < spec.arity) return cannotTell(`${spec.name} needs ${spec.arity} others`);
  const measured = ownMeasure(input);
  const probability = truthOf(input, withinMetres);
  if (probability !== undefined) return { probability, measured };
  if (spec.viewPurpose && !input.view) return cannotTell(`nobody's line of sight is known (${measured})`);
  return cannotTell(`${spec.needs ?? 'boxes alone cannot tell'} (${measured})`);
};
