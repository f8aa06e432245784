import { aheadness, centreX, centreY, centreZ, groundGap, isBehindViewer, rightness } from '../measures.ts';
import type { SceneFrame } from '../SceneFrame.ts';
import { decays, rises } from '../soft.ts';
import type { RelationInput, RelationSpec } from './RelationSpec.ts';

/** Where a value lies between the least and the greatest of the peers, -1..1; 0 for a single one. */
const standing = (input: RelationInput, value: (i: number) => number): number => {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < input.frame.count; i++) {
    if (input.peers[i]! < 0.3) continue;
    const v = value(i);
    if (Number.isNaN(v)) continue;
    low = Math.min(low, v);
    high = Math.max(high, v);
  }
  if (!(high - low > 1e-3)) return 0;
  return Math.max(-1, Math.min(1, (2 * (value(input.subject) - low)) / (high - low) - 1));
};

const lateral =
  (input: RelationInput) =>
  (i: number): number => {
    const { frame: f, view } = input;
    if (!view.position || f.planar) return rightness(f, i, view);
    const x = centreX(f, i) - view.position[0];
    const y = centreY(f, i) - view.position[1];
    if (isBehindViewer(f, i, view)) return Number.NaN;
    return Math.atan2(
      x * view.right[0] + y * view.right[1],
      Math.max(0.3, x * view.forward[0] + y * view.forward[1]),
    );
  };

/** Degree of a side for what the viewer does not see. */
const UNSEEN = 0.5;

const side =
  (sign: 1 | -1) =>
  (input: RelationInput): number =>
    isBehindViewer(input.frame, input.subject, input.view)
      ? UNSEEN
      : rises(sign * standing(input, lateral(input)), 0, 0.35);

const depth =
  (sign: 1 | -1) =>
  (input: RelationInput): number =>
    rises(sign * standing(input, (i) => aheadness(input.frame, i, input.view)), 0, 0.35);

const level =
  (sign: 1 | -1) =>
  (input: RelationInput): number =>
    rises(sign * standing(input, (i) => centreZ(input.frame, i)), 0, 0.35);

/** Middle: near the middle of the peers and near the middle of the room. */
const middle = (input: RelationInput): number => {
  const { frame: f, subject } = input;
  const { room } = f;
  const dx = (centreX(f, subject) - (room.x0 + room.x1) / 2) / Math.max(0.5, room.x1 - room.x0);
  const dy = f.planar
    ? 0
    : (centreY(f, subject) - (room.y0 + room.y1) / 2) / Math.max(0.5, room.y1 - room.y0);
  const inRoom = decays(2 * Math.hypot(dx, dy), 0.5);
  const peers = f.planar ? Math.abs(standing(input, (i) => centreX(f, i))) : spreadPosition(input);
  return Math.max(0.9 * inRoom, decays(peers, 0.4));
};

/** Distance from the middle of the peers along their widest spread, 0..1. */
const spreadPosition = (input: RelationInput): number => {
  const { frame: f } = input;
  const values = [centreX, centreY, centreZ].map((axis) => {
    let low = Infinity;
    let high = -Infinity;
    for (let i = 0; i < f.count; i++) {
      if (input.peers[i]! < 0.3) continue;
      low = Math.min(low, axis(f, i));
      high = Math.max(high, axis(f, i));
    }
    return { spread: high - low, at: Math.abs(standing(input, (i) => axis(f, i))) };
  });
  return values.sort((a, b) => b.spread - a.spread)[0]!.at;
};

const corner = ({ frame: f, subject }: RelationInput): number => {
  const { room } = f;
  const dx = Math.max(0, Math.min(f.x0[subject]! - room.x0, room.x1 - f.x1[subject]!));
  const dy = f.planar ? 0 : Math.max(0, Math.min(f.y0[subject]! - room.y0, room.y1 - f.y1[subject]!));
  return decays(Math.hypot(dx, dy), 0.6);
};

const isWall = (f: SceneFrame, i: number): boolean =>
  f.objects[i]!.role === 'wall' || /\bwalls?$/.test(f.labels[i]!);

/** In an image walls are farther up than floors, and what stands nearer stands lower. */
const planarDepth = (input: RelationInput, sign: 1 | -1): number =>
  rises(sign * standing(input, (i) => input.frame.z0[i]!), 0, 0.5);

const wall = (input: RelationInput): number => {
  const { frame: f, subject } = input;
  if (f.planar) return planarDepth(input, 1);
  const { room } = f;
  let gap = Math.max(
    0,
    Math.min(
      f.x0[subject]! - room.x0,
      room.x1 - f.x1[subject]!,
      f.y0[subject]! - room.y0,
      room.y1 - f.y1[subject]!,
    ),
  );
  for (let i = 0; i < f.count; i++)
    if (i !== subject && isWall(f, i)) gap = Math.min(gap, groundGap(f, subject, i));
  return decays(gap, 0.25);
};

const floor = (input: RelationInput): number =>
  input.frame.planar ? planarDepth(input, -1) : onFloor(input);

const onFloor = ({ frame: f, subject }: RelationInput): number =>
  decays(Math.abs(f.z0[subject]! - f.room.floorZ) - 0.1, 0.2);

/** Last of a row: the farthest from the middle of the peers. */
const end = (input: RelationInput): number => rises(spreadPosition(input), 0.5, 0.2);

const measured = ({ frame: f, subject }: RelationInput): string =>
  `at ${centreX(f, subject).toFixed(2)}, ${centreY(f, subject).toFixed(2)}, ${centreZ(f, subject).toFixed(2)} m`;

const make = (
  name: string,
  family: RelationSpec['family'],
  phrases: string[],
  viewDependent: boolean,
  score: RelationSpec['score'],
): RelationSpec => ({ name, family, phrases, arity: 0, viewDependent, score, measured });

const ROOM =
  '(?: (?:of|in|on) (?:the|this|my|your) (?:\\w+ )?(?:room|scene|image|view|photo|office|kitchen|bathroom|bedroom|hallway|hall|space|area|garage|apartment|house)(?! (?:chair|chairs|vanity|cabinet|cabinets|counter|counters|table|tables|sink|sinks|door|doors|stall|stalls|desk|desks|stair|light|island|mirror|curtain|window|wall|divider|rail|mat|scale|sofa|couch|appliance|trash|bin)))?';
const SIDE = '(?: side| corner| wall| end| part| portion| half| section| part)?';
const lateralPhrases = (s: string): string[] => [
  `~(?:to|on|at|from|in|off to|over on) ?@(?:far |very |extreme |upper |lower |top |bottom |back |front )*${s}${SIDE}${ROOM}`,
  `(?:far|extreme|all the way to the|most to the) ${s}(?: side| corner| end)?${ROOM}(?= |$)(?! (?:chair|one))`,
];

export const REGION: readonly RelationSpec[] = [
  make('on the left', 'leftRegion', lateralPhrases('left'), true, side(-1)),
  make('on the right', 'rightRegion', lateralPhrases('right'), true, side(1)),
  make(
    'at the front',
    'frontRegion',
    [`~(?:in|at|on|to|toward|near) (?:the )?front${SIDE}${ROOM}`, 'up front'],
    true,
    depth(-1),
  ),
  make(
    'at the back',
    'backRegion',
    [
      `~(?:in|at|on|to|toward|near|against) @(?:far |very )*(?:back|rear|background)${SIDE}${ROOM}`,
      `~(?:in|at|on|to) @far (?:side|end|wall)${ROOM}`,
    ],
    true,
    depth(1),
  ),
  make(
    'at the top',
    'topRegion',
    [
      '~(?:on|at|to|toward|near|up) (?:the |its )?(?:very )?top',
      'up (?:high|top|above)',
      'high up',
      'on high',
    ],
    false,
    level(1),
  ),
  make(
    'at the bottom',
    'bottomRegion',
    ['~(?:on|at|to|toward|near) (?:the )?(?:very )?bottom', 'down (?:low|below)', 'low down'],
    false,
    level(-1),
  ),
  make(
    'in the middle',
    'middleRegion',
    [
      `~(?:in|at|on|to|near|toward|towards) @(?:very |direct |dead )*(?:middle|center|centre)${ROOM}`,
      'centered',
      `centered in the room`,
    ],
    false,
    middle,
  ),
  make(
    'in the corner',
    'cornerRegion',
    [
      `~(?:in|at|on|near|by|into|of|toward|towards|close to) (?:a |an |one |the )?(?:\\w+ )?(?:far |back |front |left |right |upper |lower |top |bottom |other |opposite )*corner${ROOM}(?! of)`,
      'corner of the room',
    ],
    false,
    corner,
  ),
  make(
    'by the wall',
    'wallRegion',
    [
      '~(?:up |back )?(?:against|along|by|near|next to|on|beside|to|at) (?:the|a|one|that|this|its) (?:\\w+ )?wall(?! (?:of|with|that|mounted|cabinet|lamp|clock))',
    ],
    false,
    wall,
  ),
  make(
    'on the floor',
    'floorRegion',
    [
      '~(?:on|onto|to|touching|near|closest to|closer to|nearest to|nearest|at) (?:the )?(?:\\w+ )?(?:floor|ground)(?: level)?',
      'floor standing',
      '(?:at )?ground level',
    ],
    false,
    floor,
  ),
  make(
    'at the end',
    'endRegion',
    [
      `~(?:at|on|in|near|to) @(?:far |very |other )*end(?: of (?:the|a) (?:row|line|group|room|hall|hallway))?(?! (?:of|table|tables))`,
    ],
    false,
    end,
  ),
];
