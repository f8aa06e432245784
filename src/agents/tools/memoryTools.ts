import { flag, integer, words } from '../arguments/Field.ts';
import { at, count, record, token } from '../reply/Shape.ts';
import { placeThen, remembered } from '../reply/sceneShapes.ts';
import { expressionField, LONGEST_EXPRESSION } from './commonFields.ts';
import { serviceTool } from './serviceTool.ts';

/** As many as an answer holds. */
const MOST = 40;
/** The year 2100, Unix seconds. */
const LATEST = 4_102_444_800;

export const listObjects = serviceTool(
  'list_objects',
  {
    name: 'list_objects',
    title: 'List what is remembered',
    description:
      'What the robot remembers of this map, the last seen first: where each thing was last seen and how long ago. `total` may be more than is listed: ask for a name.',
    fields: {
      name: words('Only things of such a name: "cup".', LONGEST_EXPRESSION),
      include_gone: flag('Also what has left its place and was not seen since.'),
      max_objects: integer('At most so many.', 1, MOST),
    },
    answer: record({
      map: at('objects.map', token),
      total: at('objects.total', count),
      objects: at('objects.objects', remembered),
    }),
  },
  ({ max_objects = MOST, ...args }) => ({ ...args, max_objects }),
);

export const whereWas = serviceTool(
  'where_was',
  {
    name: 'where_was',
    title: 'Where a thing was',
    description:
      'Where a thing was last seen, or where it was at a time: `place`. Words may be about how things stood then: "the box that was left of the door".',
    fields: {
      expression: expressionField,
      at: integer("When: Unix seconds of the robot's clock; left out: last.", 1, LATEST),
    },
    answer: record({ objects: at('objects', remembered), place: placeThen }),
  },
  ({ at: seconds, ...args }) => ({
    ...args,
    ...(seconds !== undefined && { at: { sec: seconds, nanosec: 0 } }),
  }),
);
