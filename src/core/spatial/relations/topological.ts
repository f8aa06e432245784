import {
  boxGap,
  centreX,
  centreY,
  centreZ,
  footprintShare,
  groundGap,
  groundLength,
  heightShare,
  volume,
} from '../scene/measures.ts';
import { expDecay, sigmoid } from '../scene/membership.ts';
import type { SceneGeometry } from '../scene/SceneGeometry.ts';
import { nearness } from './distance.ts';
import type { RelationInput, RelationSpec } from './RelationSpec.ts';

const contained = (f: SceneGeometry, inner: number, outer: number): number => {
  if (inner === outer) return 0;
  const share = footprintShare(f, inner, outer) * Math.min(1, heightShare(f, inner, outer) + 0.15);
  const smaller = sigmoid(Math.log(volume(f, outer) / volume(f, inner)), 0, 0.5);
  return (0.05 + 0.95 * share) * smaller * expDecay(boxGap(f, inner, outer), 0.15);
};

const inside = ({ frame, subject, anchors }: RelationInput): number => contained(frame, subject, anchors[0]!);
const contains = ({ frame, subject, anchors }: RelationInput): number =>
  contained(frame, anchors[0]!, subject);

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

const make = (
  name: string,
  family: RelationSpec['family'],
  phrases: string[],
  score: RelationSpec['score'],
  measured: RelationSpec['measured'],
  converse?: string,
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

export const TOPOLOGICAL: readonly RelationSpec[] = [
  make('inside', 'inside', ['~inside(?: of)?', 'on the inside of'], inside, measuredShare, 'contains'),
  make('in', 'inside', ['~in'], inside, measuredShare, 'contains'),
  make('within', 'inside', ['~within'], inside, measuredShare, 'contains'),
  make('into', 'inside', ['~into'], inside, measuredShare, 'contains'),
  make(
    'enclosed by',
    'inside',
    ['~(?:enclosed|surrounded|encircled) (?:by|with)'],
    inside,
    measuredShare,
    'surrounding',
  ),
  make('contains', 'contains', ['contains', 'containing'], contains, measuredShare, 'inside'),
  make('surrounding', 'contains', ['surrounding', 'surrounds'], contains, measuredShare, 'enclosed by'),
  make('outside', 'outside', ['~outside(?: of)?', '~out of'], outside, measuredShare),
  make(
    'at the end of',
    'edge',
    [
      '~(?:at|on|near|to|toward|towards|by|in)? ?@(?:far |other |short |long |very |near |opposite |one |head )*(?:end|ends|head|foot) of',
    ],
    atEnd,
    measuredGap,
  ),
  make(
    'at the edge of',
    'edge',
    ['~(?:at|on|near|by|along)? ?@(?:far |other |very |short |long )*edge of'],
    atEnd,
    measuredGap,
  ),
  make(
    'in the middle of',
    'middle',
    [
      '~(?:in|at|on|to)? ?@(?:very |direct )*(?:middle|center|centre) of',
      '~centered (?:on|in|under|above|over|between)',
    ],
    atMiddle,
    measuredGap,
  ),
  make(
    'in the corner of',
    'corner',
    [
      '~(?:in|at|on|near|by|of)? ?@(?:\\w+ )?(?:far |left |right |back |front |top |bottom |upper |lower )*corners? of',
    ],
    atCorner,
    measuredGap,
  ),
  make(
    'part of',
    'part',
    ['~(?:a )?part of', '~belonging to', '~that belongs to'],
    withIt,
    measuredGap,
    'has as a part',
  ),
  make('has as a part', 'part', ['has as a part'], withIt, measuredGap, 'part of'),
  make('consists of', 'part', ['consists? of', 'consisting of', 'made (?:up )?of'], withIt, measuredGap),
  make('with', 'with', [], withIt, measuredGap),
];
