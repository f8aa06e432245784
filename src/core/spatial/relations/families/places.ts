import { clustersOf } from '../../scene/clusters.ts';
import { isFloor, isWall } from '../../scene/isRoomPart.ts';
import { centreX, centreY, groundGap } from '../../scene/measures.ts';
import { expDecay, sigmoid } from '../../scene/membership.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import { peerPosition, type Quantity } from '../peerPosition.ts';
import { alongX, measuredPlace, spreadPosition } from '../positions.ts';
import { familyOf, type RelationInput, type RelationSpec, type Truth } from '../RelationSpec.ts';
import { ROOM } from '../roomWords.ts';

// Degrees, with long tails.

const lowEdge: Quantity = { name: 'z0', value: ({ frame }, i) => frame.z0[i]! };

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

// Verdicts, in crisp margins.

/** Gap to the n-th nearest wall; undefined where so many are not in the scene. */
const nthWallGap = (f: SceneGeometry, subject: number, nth: number): number | undefined =>
  [...f.labels.keys()]
    .filter((i) => i !== subject && isWall(f, i))
    .map((i) => groundGap(f, subject, i))
    .sort((a, b) => a - b)[nth];

const byWalls =
  (nth: number, metres: number): Truth =>
  ({ frame, subject }) => {
    const gap = frame.planar ? undefined : nthWallGap(frame, subject, nth);
    return gap === undefined ? undefined : 1 - sigmoid(gap, metres, 0.06);
  };

/** Bottom to bottom, metres: whether it stands on the floor that is known, or is lower than all else. */
const standsOnFloor: Truth = ({ frame: f, subject }) => {
  const lift = f.z0[subject]! - f.room.floorZ;
  const known = f.objects.some((_, i) => isFloor(f, i));
  if (known) return 1 - sigmoid(lift, 0.1, 0.02);
  return lift > 0.15 + f.measurement.surfaceNoiseMetres ? 0.1 : undefined;
};

/** What all places of a scene share. */
const PLACE = { arity: 0, measured: measuredPlace } as const;

export const PLACES: readonly RelationSpec[] = [
  ...familyOf(
    {
      ...PLACE,
      family: 'middleRegion',
      score: middle,
      aspects: { room: middleOfRoom, row: middleOfPeers, group: middleOfGroup },
    },
    [
      {
        name: 'in the middle',
        phrases: [
          `~(?:in|at|on|to|near|toward|towards) @(?:very |direct |dead )*(?:middle|center|centre)${ROOM}`,
          'centered',
          `centered in the room`,
        ],
      },
    ],
  ),
  ...familyOf(
    {
      ...PLACE,
      family: 'cornerRegion',
      needs: 'no two walls are seen',
      score: corner,
      aspects: { walls: wallCorner },
      truth: byWalls(1, 0.6),
    },
    [
      {
        name: 'in the corner',
        phrases: [
          `~(?:in|at|on|near|by|into|of|toward|towards|close to) (?:a |an |one |the )?(?:\\w+ )?(?:far |back |front |left |right |upper |lower |top |bottom |other |opposite )*corner${ROOM}(?! of)`,
          'corner of the room',
        ],
      },
    ],
  ),
  ...familyOf(
    { ...PLACE, family: 'wallRegion', needs: 'no wall is seen', score: wall, truth: byWalls(0, 0.3) },
    [
      {
        name: 'by the wall',
        phrases: [
          '~(?:up |back )?(?:against|along|by|near|next to|on|beside|to|at) (?:the|a|one|that|this|its) (?:\\w+ )?wall(?! (?:of|with|that|mounted|cabinet|lamp|clock))',
        ],
      },
    ],
  ),
  ...familyOf(
    { ...PLACE, family: 'floorRegion', needs: 'no floor is seen', score: floor, truth: standsOnFloor },
    [
      {
        name: 'on the floor',
        phrases: [
          '~(?:on|onto|to|touching|near|closest to|closer to|nearest to|nearest|at) (?:the )?(?:\\w+ )?(?:floor|ground)(?: level)?',
          'floor standing',
          '(?:at )?ground level',
        ],
      },
    ],
  ),
  ...familyOf({ ...PLACE, family: 'endRegion', score: end }, [
    {
      name: 'at the end',
      phrases: [
        `~(?:at|on|in|near|to) @(?:far |very |other )*end(?: of (?:the|a) (?:row|line|group|room|hall|hallway))?(?! (?:of|table|tables))`,
      ],
    },
  ]),
];
