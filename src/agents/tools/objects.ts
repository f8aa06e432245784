import { flag, integer, words } from '../arguments/Field.ts';
import { at, count, list, record, token } from '../reply/Shape.ts';
import { remembered, stamp } from '../reply/sceneShapes.ts';
import { serviceTool } from './serviceTool.ts';

const MOST = 200;
const LONGEST_NAME = 60;

export const objects = serviceTool('list_objects', {
  name: 'objects',
  title: 'List what is remembered',
  description:
    'Things that were seen at some time, the last seen first: name, colour, place in a frame that stands still, how long ago. Remembered is not seen: `age` says how old it is, `gone` that its place was found empty.',
  fields: {
    name: words('Only things of such a name: "cup".', LONGEST_NAME),
    include_gone: flag('Also what has left its place and was not seen since.'),
    max_objects: integer('At most so many.', 1, MOST),
  },
  answer: record({
    frame: at('objects.header.frame_id', token),
    stamp: at('objects.header.stamp', stamp),
    map: at('objects.map', token),
    total: at('objects.total', count),
    objects: at('objects.objects', list(remembered, MOST)),
  }),
});
