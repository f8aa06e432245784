import { integer } from '../arguments/Field.ts';
import { at, list, record } from '../reply/Shape.ts';
import { placeThen, remembered } from '../reply/sceneShapes.ts';
import { expressionField } from './commonFields.ts';
import { serviceTool } from './serviceTool.ts';

/** As many as an answer holds. */
const MOST = 40;
/** The year 2100, Unix seconds. */
const LATEST = 4_102_444_800;

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
    answer: record({ objects: at('objects', list(remembered, MOST)), place: placeThen }),
  },
  ({ at: seconds, ...args }) => ({
    ...args,
    ...(seconds !== undefined && { at: { sec: seconds, nanosec: 0 } }),
  }),
);
