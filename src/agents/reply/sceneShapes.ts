import { LONGEST_SENTENCE } from './answer.ts';
import { at, count, list, number, record, type Shape, sentence, thingName, token, where } from './Shape.ts';

/** Parts of the node's messages as agents get them. Metres; positions in `frame`. */

export const said = sentence(LONGEST_SENTENCE);

const MAX_MARKS = 40;
const MAX_WORDS = 20;

const xyz = (path: string): Shape =>
  at(path, record({ x: at('x', number), y: at('y', number), z: at('z', number) }));

/** A box in pixels of the colour image. */
const box = at(
  'roi',
  record({
    x: at('x_offset', count),
    y: at('y_offset', count),
    width: at('width', count),
    height: at('height', count),
  }),
);

/** Number, name, colour and pixel box of a landmark. */
export const named = {
  mark: at('mark', count),
  track_id: at('track_id', count),
  label: at('label', thingName),
  color: at('color', thingName),
  box,
};

/** A mark and what it is called. */
export const thing = record(named);

export const thingAt = (path: string): Shape => at(path, where('mark', thing));

/** Every landmark of a frame; places in the camera's optical frame. */
export const landmarks = list(
  record({
    ...named,
    role: at('role', {
      schema: { type: 'string', enum: ['object', 'support', 'floor', 'wall', 'ceiling'] },
      take: (role) => ['object', 'support', 'floor', 'wall', 'ceiling'][role as number],
    }),
    position: where('has_depth', xyz('pose.pose.position')),
    size: where('has_depth', xyz('size')),
  }),
  MAX_MARKS,
);

/** What could be meant, best first. */
export const candidates = list(
  record({
    mark: at('landmark.mark', count),
    track_id: at('landmark.track_id', count),
    label: at('landmark.label', thingName),
    color: at('landmark.color', thingName),
    score: at('score', number),
    frame: at('position.header.frame_id', token),
    position: where('position.header.frame_id', xyz('position.point')),
  }),
  MAX_MARKS,
);

export const relations = list(
  record({
    relation: at('relation', sentence(60)),
    subject: at('subject', count),
    anchors: at('anchors', {
      schema: { type: 'array', items: count.schema, maxItems: MAX_MARKS },
      // uint32[] comes as a typed array.
      take: (marks) => (marks instanceof Uint32Array ? [...marks.subarray(0, MAX_MARKS)] : undefined),
    }),
    score: at('score', number),
    measured: at('measured', said),
  }),
  MAX_WORDS,
);

export const wordList = list(sentence(60), MAX_WORDS);

/** Turn about z, radians. */
const yaw: Shape = {
  schema: { type: 'number' },
  take: (turn) => {
    const { x, y, z, w } = (turn ?? {}) as Readonly<Record<string, unknown>>;
    const [a, b, c, d] = [x, y, z, w].map(Number) as [number, number, number, number];
    return number.take(Math.atan2(2 * (d * c + a * b), 1 - 2 * (b * b + c * c)));
  },
};

/** Seconds of the frame that was looked at. */
export const stamp: Shape = {
  schema: { type: 'number' },
  take: (time) => {
    const { sec, nanosec } = (time ?? {}) as Readonly<Record<string, unknown>>;
    return typeof sec === 'number' && sec > 0 ? number.take(sec + Number(nanosec) / 1e9) : undefined;
  },
};

/** What was located; without places where there is no pose. */
export const located = at(
  'object',
  where(
    'landmark.mark',
    record({
      mark: at('landmark.mark', count),
      track_id: at('landmark.track_id', count),
      label: at('landmark.label', thingName),
      color: at('landmark.color', thingName),
      box: at('landmark', box),
      confidence: at('confidence', number),
      frame: at('header.frame_id', token),
      position: where('header.frame_id', xyz('pose.pose.position')),
      size: where('header.frame_id', xyz('size')),
      approach: where(
        'has_approach_pose',
        record({
          position: xyz('approach_pose.position'),
          yaw: at('approach_pose.orientation', yaw),
        }),
      ),
      approach_note: at('approach_note', said),
    }),
  ),
);

const flagOf: Shape = {
  schema: { type: 'boolean' },
  take: (value) => (typeof value === 'boolean' ? value : undefined),
};

/** A thing that is remembered: places in `frame`, `age` in seconds; never as fresh as what is seen. */
export const remembered = record({
  id: at('id', count),
  label: at('label', thingName),
  color: at('color', thingName),
  frame: at('header.frame_id', token),
  position: xyz('pose.pose.position'),
  size: xyz('size'),
  age: at('age', number),
  times_seen: at('times_seen', count),
  gone: at('gone', flagOf),
});

/** Where the time of an answer went, in order. */
export const stages = list(record({ name: at('name', token), seconds: at('seconds', number) }), MAX_WORDS);

/** A place and when a thing was last seen there. */
export const placeThen = at(
  'place',
  where(
    'header.frame_id',
    record({
      frame: at('header.frame_id', token),
      position: xyz('point'),
      last_seen: at('header.stamp', stamp),
    }),
  ),
);
