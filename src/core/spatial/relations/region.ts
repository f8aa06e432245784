import { clustersOf } from '../scene/clusters.ts';
import {
  aheadness,
  centreX,
  centreY,
  centreZ,
  groundGap,
  isBehindViewer,
  rightness,
} from '../scene/measures.ts';
import { expDecay, sigmoid } from '../scene/membership.ts';
import type { SceneGeometry } from '../scene/SceneGeometry.ts';
import { peerPosition, peerSpan, type Quantity } from './peerPosition.ts';
import type { RelationInput, RelationSpec } from './RelationSpec.ts';

const lateral: Quantity = {
  name: 'lateral',
  value: ({ frame: f, view }, i) => {
    if (!view.position || f.planar) return rightness(f, i, view);
    const x = centreX(f, i) - view.position[0];
    const y = centreY(f, i) - view.position[1];
    if (isBehindViewer(f, i, view)) return Number.NaN;
    return Math.atan2(
      x * view.right[0] + y * view.right[1],
      Math.max(0.3, x * view.forward[0] + y * view.forward[1]),
    );
  },
};
const ahead: Quantity = { name: 'ahead', value: ({ frame, view }, i) => aheadness(frame, i, view) };
const alongX: Quantity = { name: 'x', value: ({ frame }, i) => centreX(frame, i) };
const alongY: Quantity = { name: 'y', value: ({ frame }, i) => centreY(frame, i) };
const upward: Quantity = { name: 'z', value: ({ frame }, i) => centreZ(frame, i) };
const lowEdge: Quantity = { name: 'z0', value: ({ frame }, i) => frame.z0[i]! };

/** Degree of a side for what the viewer does not see. */
const UNSEEN = 0.5;

const side =
  (sign: 1 | -1) =>
  (input: RelationInput): number =>
    isBehindViewer(input.frame, input.subject, input.view)
      ? UNSEEN
      : sigmoid(sign * peerPosition(input, lateral), 0, 0.35);

/** The same among those that it stands in one group with. */
const groupSide =
  (sign: 1 | -1) =>
  (input: RelationInput): number => {
    const grouped = clustersOf(input.frame, input.peers)[input.subject] !== -1;
    if (!grouped || isBehindViewer(input.frame, input.subject, input.view)) return UNSEEN;
    return sigmoid(sign * peerPosition(input, lateral, true), 0, 0.35);
  };

const depth =
  (sign: 1 | -1) =>
  (input: RelationInput): number =>
    sigmoid(sign * peerPosition(input, ahead), 0, 0.35);

const level =
  (sign: 1 | -1) =>
  (input: RelationInput): number =>
    sigmoid(sign * peerPosition(input, upward), 0, 0.35);

const middleOfRoom = ({ frame: f, subject }: RelationInput): number => {
  const { room } = f;
  const dx = (centreX(f, subject) - (room.x0 + room.x1) / 2) / Math.max(0.5, room.x1 - room.x0);
  const dy = f.planar
    ? 0
    : (centreY(f, subject) - (room.y0 + room.y1) / 2) / Math.max(0.5, room.y1 - room.y0);
  return expDecay(2 * Math.hypot(dx, dy), 0.5);
};

const middleOfPeers = (input: RelationInput): number =>
  expDecay(input.frame.planar ? Math.abs(peerPosition(input, alongX)) : spreadPosition(input), 0.4);

/** In the middle of a row that it stands in with at least two others. */
const middleOfGroup = (input: RelationInput): number => {
  const groups = clustersOf(input.frame, input.peers);
  const own = groups[input.subject]!;
  let size = 0;
  for (const group of groups) if (group === own) size++;
  return own === -1 || size < 3 ? 0.2 : expDecay(spreadPosition(input, true), 0.4);
};

/** Middle: near the middle of the peers or near the middle of the room. */
const middle = (input: RelationInput): number => Math.max(0.9 * middleOfRoom(input), middleOfPeers(input));

/** Distance from the middle of the peers, or of its own group, along their widest spread, 0..1. */
const spreadPosition = (input: RelationInput, ownGroup = false): number => {
  let widest = alongX;
  let most = -Infinity;
  for (const axis of [alongX, alongY, upward]) {
    const { low, high } = peerSpan(input, axis, ownGroup);
    if (high - low > most) [widest, most] = [axis, high - low];
  }
  return Math.abs(peerPosition(input, widest, ownGroup));
};

const isWall = (f: SceneGeometry, i: number): boolean =>
  f.objects[i]!.role === 'wall' || /\bwalls?$/.test(f.labels[i]!);

/** How far a thing is from the nearest wall that runs along y (`across` x) or along x, metres. */
const wallGap = (f: SceneGeometry, subject: number, alongY: boolean): number => {
  let gap = Infinity;
  for (let i = 0; i < f.count; i++) {
    if (i === subject || !isWall(f, i) || f.y1[i]! - f.y0[i]! > f.x1[i]! - f.x0[i]! !== alongY) continue;
    gap = Math.min(gap, groundGap(f, subject, i));
  }
  return gap;
};

/** Where two walls meet, though it be no corner of the room as a whole. */
const wallCorner = ({ frame: f, subject }: RelationInput): number =>
  f.planar ? 0 : expDecay(Math.hypot(wallGap(f, subject, true), wallGap(f, subject, false)), 0.6);

const corner = ({ frame: f, subject }: RelationInput): number => {
  const { room } = f;
  const dx = Math.max(0, Math.min(f.x0[subject]! - room.x0, room.x1 - f.x1[subject]!));
  const dy = f.planar ? 0 : Math.max(0, Math.min(f.y0[subject]! - room.y0, room.y1 - f.y1[subject]!));
  return expDecay(Math.hypot(dx, dy), 0.6);
};

/** In an image walls are farther up than floors, and what stands nearer stands lower. */
const planarDepth = (input: RelationInput, sign: 1 | -1): number =>
  sigmoid(sign * peerPosition(input, lowEdge), 0, 0.5);

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
  return expDecay(gap, 0.25);
};

const floor = (input: RelationInput): number =>
  input.frame.planar ? planarDepth(input, -1) : onFloor(input);

const onFloor = ({ frame: f, subject }: RelationInput): number =>
  expDecay(Math.abs(f.z0[subject]! - f.room.floorZ) - 0.1, 0.2);

/** Last of a row: the farthest from the middle of the peers. */
const end = (input: RelationInput): number => sigmoid(spreadPosition(input), 0.5, 0.2);

const measured = ({ frame: f, subject }: RelationInput): string =>
  `at ${centreX(f, subject).toFixed(2)}, ${centreY(f, subject).toFixed(2)}, ${centreZ(f, subject).toFixed(2)} m`;

const make = (
  name: string,
  family: RelationSpec['family'],
  phrases: string[],
  viewDependent: boolean,
  score: RelationSpec['score'],
  aspects?: RelationSpec['aspects'],
): RelationSpec => ({
  name,
  family,
  phrases,
  arity: 0,
  viewDependent,
  score,
  measured,
  ...(aspects && { aspects }),
});

const ROOM =
  '(?: (?:of|in|on) (?:the|this|my|your) (?:\\w+ )?(?:room|scene|image|view|photo|office|kitchen|bathroom|bedroom|hallway|hall|space|area|garage|apartment|house)(?! (?:chair|chairs|vanity|cabinet|cabinets|counter|counters|table|tables|sink|sinks|door|doors|stall|stalls|desk|desks|stair|light|island|mirror|curtain|window|wall|divider|rail|mat|scale|sofa|couch|appliance|trash|bin)))?';
const SIDE = '(?: side| corner| wall| end| part| portion| half| section| part)?';
const lateralPhrases = (s: string): string[] => [
  `~(?:to|on|at|from|in|off to|over on) ?@(?:far |very |extreme |upper |lower |top |bottom |back |front )*${s}${SIDE}${ROOM}`,
  `(?:far|extreme|all the way to the|most to the) ${s}(?: side| corner| end)?${ROOM}(?= |$)(?! (?:chair|one))`,
];

export const REGION: readonly RelationSpec[] = [
  make('on the left', 'leftRegion', lateralPhrases('left'), true, side(-1), { group: groupSide(-1) }),
  make('on the right', 'rightRegion', lateralPhrases('right'), true, side(1), { group: groupSide(1) }),
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
    { room: middleOfRoom, row: middleOfPeers, group: middleOfGroup },
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
    { walls: wallCorner },
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
