import { endsWithTrait } from '../../lexicon/facts.ts';
import {
  boxGap,
  breadth,
  centreX,
  centreY,
  centreZ,
  footprintShare,
  groundGap,
  groundLength,
  heightShare,
  volume,
  width,
} from '../../scene/measures.ts';
import { expDecay, sigmoid } from '../../scene/membership.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import {
  AROUND,
  familyOf,
  type RelationInput,
  type RelationSpec,
  swapped,
  type Truth,
  type TruthInput,
} from '../RelationSpec.ts';
import { isJoined, isNear, nearness } from './distance.ts';

// Degrees, with long tails.

const contained = (f: SceneGeometry, inner: number, outer: number): number => {
  if (inner === outer) return 0;
  const share = footprintShare(f, inner, outer) * Math.min(1, heightShare(f, inner, outer) + 0.15);
  const smaller = sigmoid(Math.log(volume(f, outer) / volume(f, inner)), 0, 0.5);
  return (0.05 + 0.95 * share) * smaller * expDecay(boxGap(f, inner, outer), 0.15);
};

const inside = ({ frame, subject, anchors }: RelationInput): number => contained(frame, subject, anchors[0]!);
/** Near either end of the longer side of the anchor's footprint. */
const atEnd = ({ frame: f, subject, anchors }: RelationInput): number => {
  const anchor = anchors[0]!;
  const alongX = f.x1[anchor]! - f.x0[anchor]! >= f.y1[anchor]! - f.y0[anchor]!;
  const offset = alongX
    ? Math.abs(centreX(f, subject) - centreX(f, anchor))
    : Math.abs(centreY(f, subject) - centreY(f, anchor));
  const across = alongX
    ? Math.abs(centreY(f, subject) - centreY(f, anchor))
    : Math.abs(centreX(f, subject) - centreX(f, anchor));
  const half = Math.max(0.1, groundLength(f, anchor) / 2);
  return sigmoid(offset / half - across / half, 0.5, 0.25) * expDecay(groundGap(f, subject, anchor), 0.5);
};

const atMiddle = ({ frame: f, subject, anchors }: RelationInput): number => {
  const anchor = anchors[0]!;
  const offset = Math.hypot(
    centreX(f, subject) - centreX(f, anchor),
    centreY(f, subject) - centreY(f, anchor),
  );
  return expDecay(offset / Math.max(0.15, groundLength(f, anchor) / 2), 0.5);
};

const atCorner = ({ frame: f, subject, anchors }: RelationInput): number => {
  const a = anchors[0]!;
  const dx = Math.min(Math.abs(centreX(f, subject) - f.x0[a]!), Math.abs(centreX(f, subject) - f.x1[a]!));
  const dy = f.planar
    ? 0
    : Math.min(Math.abs(centreY(f, subject) - f.y0[a]!), Math.abs(centreY(f, subject) - f.y1[a]!));
  return expDecay(Math.hypot(dx, dy), 0.5);
};

/** Of a thing with others of the anchor around it, or a part of it: contact with the rest near. */
const withIt = ({ frame: f, subject, anchors }: RelationInput): number => {
  const anchor = anchors[0]!;
  if (anchor === subject) return 0;
  return expDecay(nearness(f, subject, anchor), 0.4);
};

const outside = (input: RelationInput): number => Math.max(0, 1 - inside(input));

const measuredGap = ({ frame, subject, anchors }: RelationInput): string =>
  `${boxGap(frame, subject, anchors[0]!).toFixed(2)} m apart`;

const measuredShare = ({ frame, subject, anchors }: RelationInput): string =>
  `${Math.round(100 * footprintShare(frame, subject, anchors[0]!))} % of its footprint inside, ${(
    centreZ(frame, subject) - centreZ(frame, anchors[0]!)
  ).toFixed(2)} m higher`;

// Verdicts, in crisp margins.

/** Boxes farther apart than this many times the noise share nothing. */
const APART = 2;

const isWithin = (f: SceneGeometry, inner: number, outer: number): number => {
  if (boxGap(f, inner, outer) > APART * f.measurement.surfaceNoiseMetres) return 0.02;
  const share = sigmoid(footprintShare(f, inner, outer), 0.65, 0.07);
  const sunk = sigmoid(heightShare(f, inner, outer), 0.25, 0.06);
  const smaller = sigmoid(Math.log(volume(f, outer) / volume(f, inner)), 0.1, 0.15);
  // A box around a table holds what stands under it, too: only things made to hold are sure to hold.
  const trust = f.planar
    ? 0.6
    : endsWithTrait(f.labels[outer]!, 'container')
      ? 0.95
      : endsWithTrait(f.labels[outer]!, 'hollow')
        ? 0.5
        : 0.75;
  return trust * share * sunk * smaller;
};

const isInside = ({ frame, subject, anchors }: TruthInput): number => isWithin(frame, subject, anchors[0]!);
/** Something that goes through, encloses or lies around another cannot be told from boxes; only that they are apart. */
export const refutedByGap: Truth = ({ frame, subject, anchors }) =>
  boxGap(frame, subject, anchors[0]!) > 0.05 + APART * frame.measurement.surfaceNoiseMetres
    ? 0.05
    : undefined;

/** Where a centre lies over a footprint, as a share of its half sides: 0 the middle, 1 the border. */
const shareOf = (f: SceneGeometry, subject: number, anchor: number): readonly [number, number] => [
  Math.abs(centreX(f, subject) - centreX(f, anchor)) / Math.max(0.05, width(f, anchor) / 2),
  f.planar ? 0 : Math.abs(centreY(f, subject) - centreY(f, anchor)) / Math.max(0.05, breadth(f, anchor) / 2),
];

/** Farther from the anchor than this, nothing is at a place of it, metres. */
const REACH_METRES = 0.3;

const isAt =
  (place: (along: number, across: number) => number): Truth =>
  ({ frame: f, subject, anchors }) => {
    const anchor = anchors[0]!;
    const reach = 1 - sigmoid(groundGap(f, subject, anchor), REACH_METRES, 0.05);
    const [x, y] = shareOf(f, subject, anchor);
    return width(f, anchor) >= breadth(f, anchor) ? reach * place(x, y) : reach * place(y, x);
  };

const isAtMiddle = isAt((along, across) => 1 - sigmoid(Math.max(along, across), 0.45, 0.06));
const isAtEdge = isAt((along, across) => sigmoid(Math.max(along, across), 0.6, 0.06));
const isAtCorner = isAt((along, across) => sigmoid(Math.min(along, across), 0.55, 0.06));
const isAtEnd = isAt((along) => sigmoid(along, 0.6, 0.06));

const INSIDE = familyOf(
  {
    family: 'inside',
    arity: 1,
    excludes: ['outside', 'contains', 'far'],
    converseFamily: 'contains',
    transitive: true,
    score: inside,
    truth: isInside,
    measured: measuredShare,
  },
  [
    { name: 'inside', phrases: ['~inside(?: of)?', 'on the inside of'], converse: 'contains' },
    {
      name: 'in',
      phrases: ['~in'],
      converse: 'contains',
      telling: {
        words: 'is in',
        weight: 0.98,
        implies: [...AROUND, 'above', 'below', 'over', 'under', 'on'],
      },
    },
    { name: 'within', phrases: ['~within'], converse: 'contains' },
    { name: 'into', phrases: ['~into'], converse: 'contains' },
    {
      name: 'enclosed by',
      phrases: ['~(?:enclosed|surrounded|encircled) (?:by|with)'],
      converse: 'surrounding',
      truth: refutedByGap,
    },
  ],
);

const CONTAINS = familyOf(
  {
    family: 'contains',
    arity: 1,
    excludes: ['far'],
    converseFamily: 'inside',
    transitive: true,
    score: (input) => inside(swapped(input)),
    truth: (input) => isInside(swapped(input)),
    measured: measuredShare,
  },
  [
    {
      name: 'contains',
      phrases: ['contains', 'containing'],
      converse: 'inside',
      telling: { words: 'contains', weight: 0.88, implies: [...AROUND, 'above', 'below', 'over', 'under'] },
    },
    {
      name: 'surrounding',
      phrases: ['surrounding', 'surrounds'],
      converse: 'enclosed by',
      truth: refutedByGap,
    },
  ],
);

const OUTSIDE = familyOf(
  {
    family: 'outside',
    arity: 1,
    anchorsTaken: 'all',
    score: outside,
    truth: (input) => 1 - isInside(input),
    measured: measuredShare,
  },
  [{ name: 'outside', phrases: ['~outside(?: of)?', '~out of'] }],
);

const PLACES_OF = [
  ...familyOf(
    { family: 'edge', arity: 1, region: 'at the end', score: atEnd, truth: isAtEdge, measured: measuredGap },
    [
      {
        name: 'at the end of',
        phrases: [
          '~(?:at|on|near|to|toward|towards|by|in)? ?@(?:far |other |short |long |very |near |opposite |one |head )*(?:end|ends|head|foot) of',
        ],
        truth: isAtEnd,
      },
      {
        name: 'at the edge of',
        phrases: ['~(?:at|on|near|by|along)? ?@(?:far |other |very |short |long )*edge of'],
      },
    ],
  ),
  ...familyOf(
    {
      family: 'middle',
      arity: 1,
      region: 'in the middle',
      amongItsKind: 'region',
      ofTwo: 'between',
      score: atMiddle,
      truth: isAtMiddle,
      measured: measuredGap,
    },
    [
      {
        name: 'in the middle of',
        phrases: [
          '~(?:in|at|on|to)? ?@(?:very |direct )*(?:middle|center|centre) of',
          '~centered (?:on|in|under|above|over|between)',
        ],
      },
    ],
  ),
  ...familyOf(
    {
      family: 'corner',
      arity: 1,
      region: 'in the corner',
      score: atCorner,
      truth: isAtCorner,
      measured: measuredGap,
    },
    [
      {
        name: 'in the corner of',
        phrases: [
          '~(?:in|at|on|near|by|of)? ?@(?:\\w+ )?(?:far |left |right |back |front |top |bottom |upper |lower )*corners? of',
        ],
      },
    ],
  ),
];

const PART = familyOf({ family: 'part', arity: 1, score: withIt, truth: isJoined, measured: measuredGap }, [
  {
    name: 'part of',
    phrases: ['~(?:a )?part of', '~belonging to', '~that belongs to'],
    converse: 'has as a part',
  },
  { name: 'has as a part', phrases: ['has as a part'], converse: 'part of' },
  { name: 'consists of', phrases: ['consists? of', 'consisting of', 'made (?:up )?of'] },
]);

const WITH = familyOf({ family: 'with', arity: 1, score: withIt, truth: isNear, measured: measuredGap }, [
  { name: 'with', phrases: [] },
]);

export const TOPOLOGICAL: readonly RelationSpec[] = [
  ...INSIDE,
  ...CONTAINS,
  ...OUTSIDE,
  ...PLACES_OF,
  ...PART,
  ...WITH,
];
