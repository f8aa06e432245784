import { breadth, centreX, centreY, groundGap, groundLength, width } from '../../scene/measures.ts';
import { expDecay, sigmoid } from '../../scene/membership.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import { familyOf, type RelationInput, type RelationSpec, type Truth } from '../RelationSpec.ts';
import { measuredGap } from './distance.ts';

// Degrees, with long tails.

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

// Verdicts, in crisp margins.

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

export const PLACES_OF: readonly RelationSpec[] = [
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
