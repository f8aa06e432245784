import type { RelationFamily } from '../relations/RelationSpec.ts';
import { boxGap } from '../scene/measures.ts';
import { IMAGE_VIEW } from '../scene/View.ts';
import * as containment from './containment.ts';
import * as directions from './directions.ts';
import * as distances from './distances.ts';
import * as groups from './groups.ts';
import * as heights from './heights.ts';
import { cannotTell, type Judgement } from './Judgement.ts';
import * as orientations from './orientations.ts';
import * as places from './places.ts';
import type { Truth, TruthInput } from './TruthInput.ts';

const bySoftScore: Truth = ({ frame, spec, subject, anchors, view }) => {
  if (spec.viewDependent && !view) return undefined;
  const peers = Float64Array.from(frame.structural, (structural) => (structural ? 0 : 1));
  return spec.score({ frame, subject, anchors, view: view ?? IMAGE_VIEW, peers });
};
const untold: Truth = () => undefined;

const BY_FAMILY: Readonly<Record<RelationFamily, Truth>> = {
  left: directions.left,
  right: directions.right,
  front: directions.front,
  behind: directions.behind,
  above: heights.above,
  below: heights.below,
  on: heights.on,
  supports: heights.supports,
  inside: containment.inside,
  contains: containment.contains,
  outside: containment.outside,
  near: distances.near,
  far: distances.far,
  touching: distances.touching,
  with: distances.near,
  part: distances.joined,
  between: groups.between,
  among: groups.among,
  alone: bySoftScore,
  facing: orientations.facing,
  facingAway: orientations.facingAway,
  across: orientations.across,
  parallel: orientations.parallel,
  perpendicular: orientations.perpendicular,
  sameSide: untold,
  edge: places.edge,
  middle: places.middle,
  corner: places.corner,
  leftRegion: bySoftScore,
  rightRegion: bySoftScore,
  frontRegion: bySoftScore,
  backRegion: bySoftScore,
  topRegion: bySoftScore,
  bottomRegion: bySoftScore,
  middleRegion: bySoftScore,
  endRegion: bySoftScore,
  wallRegion: places.byWall,
  cornerRegion: places.inCorner,
  floorRegion: heights.onFloor,
  within: distances.near,
  comparison: bySoftScore,
};

/** Words of one family that claim more, less or something else than the family does. */
const BY_NAME: Readonly<Record<string, Truth>> = {
  'next to': distances.beside,
  beside: distances.beside,
  'adjacent to': distances.beside,
  alongside: distances.beside,
  along: distances.beside,
  'at the side of': distances.beside,
  around: distances.refutedByDistance,
  toward: distances.refutedByDistance,
  'away from': distances.away,
  'detached from': distances.detached,
  off: heights.off,
  'attached to': distances.joined,
  'connected to': distances.joined,
  'enclosed by': containment.refutedByGap,
  surrounding: containment.refutedByGap,
  through: containment.refutedByGap,
  into: containment.inside,
  down: containment.refutedByGap,
  'at the end of': places.end,
};

/** What each relation that geometry may fail to tell would need. */
const NEEDS: Partial<Readonly<Record<RelationFamily, string>>> = {
  facing: 'no front is known',
  facingAway: 'no front is known',
  across: 'no fronts are known',
  parallel: 'no direction is known',
  perpendicular: 'no direction is known',
  floorRegion: 'no floor is seen',
  wallRegion: 'no wall is seen',
  cornerRegion: 'no two walls are seen',
};

const ownMeasure = ({ frame, spec, subject, anchors, view }: TruthInput): string =>
  spec.viewDependent && !view
    ? `${boxGap(frame, subject, anchors[0] ?? subject).toFixed(2)} m apart`
    : spec.measured({
        frame,
        subject,
        anchors,
        view: view ?? IMAGE_VIEW,
        peers: new Float64Array(frame.count),
      });

/** Probability 0..1 that a relation holds, without words for it; undefined where geometry cannot tell. */
export const truthOf = (input: TruthInput, withinMetres?: number): number | undefined => {
  const { spec, subject, anchors } = input;
  if (anchors.length < spec.arity) return undefined;
  if (anchors.includes(subject) && spec.family !== 'among') return 0;
  if (withinMetres !== undefined) return distances.within(input, withinMetres);
  const probability = (BY_NAME[spec.name] ?? BY_FAMILY[spec.family])(input);
  return probability === undefined ? undefined : Math.min(1, Math.max(0, probability));
};

/**
 * Whether a relation holds between given objects, in crisp margins and without comparing with other objects: what
 * `verify` and `describe` rest on. The resolver's own scores have long tails on purpose and are no truth values.
 */
export const crispRelation = (input: TruthInput, withinMetres?: number): Judgement => {
  const { spec, anchors } = input;
  if (anchors.length < spec.arity) return cannotTell(`${spec.name} needs ${spec.arity} others`);
  const measured = ownMeasure(input);
  const probability = truthOf(input, withinMetres);
  if (probability !== undefined) return { probability, measured };
  if (spec.viewDependent && !input.view) return cannotTell(`nobody's line of sight is known (${measured})`);
  return cannotTell(`${NEEDS[spec.family] ?? 'boxes alone cannot tell'} (${measured})`);
};
