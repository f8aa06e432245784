import { boxGap, centreDistance, heightShare, longest } from '../scene/measures.ts';
import { expDecay } from '../scene/membership.ts';
import type { SceneGeometry } from '../scene/SceneGeometry.ts';
import type { RelationInput, RelationSpec } from './RelationSpec.ts';

/** Near falls to 1/2 at this mixed distance for large furniture, metres; smaller things have a smaller neighbourhood. */
const NEAR_METRES = 0.6;
const NEAR_LEAST_METRES = 0.12;
/** Neighbourhood as a share of the longest sides of the two. */
const NEAR_SIZE_SHARE = 0.6;
/** Falls as this power of the distance: a long tail, so that the nearer of two far things is still the nearer. */
const NEAR_POWER = 2.5;
/** Weight of the distance of centres beside the gap of the boxes. */
const CENTRE_WEIGHT = 0.1;
/** Far reaches 1/4 at this distance, metres. */
const FAR_METRES = 1.5;
/** Touching: 1/e at this gap of boxes, metres. */
const TOUCH_METRES = 0.08;

/** Gap of the boxes with a share of the distance of centres, metres: orders neighbours as people do. */
export const nearness = (f: SceneGeometry, a: number, b: number): number =>
  boxGap(f, a, b) + CENTRE_WEIGHT * centreDistance(f, a, b);

const reach = (f: SceneGeometry, a: number, b: number): number =>
  Math.min(NEAR_METRES, Math.max(NEAR_LEAST_METRES, (NEAR_SIZE_SHARE * (longest(f, a) + longest(f, b))) / 2));

const near = ({ frame, subject, anchors }: RelationInput): number => {
  const anchor = anchors[0]!;
  if (anchor === subject) return 0;
  return 1 / (1 + (nearness(frame, subject, anchor) / reach(frame, subject, anchor)) ** NEAR_POWER);
};

/** Neighbours stand side by side: a thing high above is no neighbour. */
const beside = (input: RelationInput): number => {
  const { frame, subject, anchors } = input;
  const level = Math.max(heightShare(frame, subject, anchors[0]!), heightShare(frame, anchors[0]!, subject));
  return near(input) * (0.5 + 0.5 * Math.min(1, level));
};

const far = ({ frame, subject, anchors }: RelationInput): number => {
  const gap =
    boxGap(frame, subject, anchors[0]!) + CENTRE_WEIGHT * centreDistance(frame, subject, anchors[0]!);
  return (gap / (gap + FAR_METRES)) ** 2;
};

const touching = ({ frame, subject, anchors }: RelationInput): number => {
  const anchor = anchors[0]!;
  if (anchor === subject) return 0;
  return (
    expDecay(boxGap(frame, subject, anchor), TOUCH_METRES) *
    expDecay(centreDistance(frame, subject, anchor), 3)
  );
};

const measured = ({ frame, subject, anchors }: RelationInput): string =>
  `${boxGap(frame, subject, anchors[0]!).toFixed(2)} m apart`;

const make = (
  name: string,
  family: RelationSpec['family'],
  phrases: string[],
  score: RelationSpec['score'],
  converse: string | undefined = name,
): RelationSpec => ({
  name,
  family,
  phrases,
  arity: 1,
  viewDependent: false,
  ...(converse ? { converse } : {}),
  score,
  measured,
});

export const DISTANCE: readonly RelationSpec[] = [
  make('next to', 'near', ['~next to', '~next (?=the|a)', '~neighboring', '~bordering'], beside),
  make('beside', 'near', ['~besides?', '~side by side with', '~(?:on|to) @(?:other )?side of'], beside),
  make('adjacent to', 'near', ['~adjacent (?:to|of)', '~adjoining'], beside),
  make('alongside', 'near', ['~alongside(?: of)?', '~along(?: with)?(?: @(?:side|edge) of)?'], beside),
  make('at the side of', 'near', ['~at @side of'], beside),
  make('close to', 'near', ['~close (?:to|by)', '~closely to', '~close proximity to'], near),
  make('near', 'near', ['~near(?: to| by)?', '~nearby', '~in the (?:vicinity|area) of', '~around'], near),
  make('by', 'near', ['~by'], near),
  make(
    'pulled up to',
    'near',
    [
      '(?:pulled|pushed|tucked|scooted|drawn|rolled|pulls|pushes|set|sat|sits|sitting)(?: all the way)? (?:up|in|over|right up|out)? ?(?:to|into)',
    ],
    near,
  ),
  make('at', 'near', ['~at'], near),
  make('toward', 'near', ['~towards?'], near),
  make('far away from', 'far', ['~far away from'], far),
  make('far from', 'far', ['~far from', '~not close to'], far),
  make('away from', 'far', ['~away from', '~a distance from'], far),
  make('detached from', 'far', ['~(?:detached|separate|separated|apart) from'], far),
  make(
    'touching',
    'touching',
    ['~touching', '~in contact with', '~butted (?:up )?against', '~flush with'],
    touching,
  ),
  make('against', 'touching', ['~up against', '~against', '~lean(?:ing|s)? (?:up )?against'], touching),
  make(
    'attached to',
    'touching',
    ['~(?:attached|affixed|fixed|mounted|stuck|fastened) (?:to|on|onto)'],
    touching,
  ),
  make('connected to', 'touching', ['~connected (?:to|with)', '~joined (?:to|with)'], touching),
];
