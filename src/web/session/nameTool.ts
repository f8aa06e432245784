import { flag, integer, words } from '../../agents/arguments/Field.ts';
import { at, record, thingName } from '../../agents/reply/Shape.ts';
import { serviceTool } from '../../agents/tools/serviceTool.ts';
import type { Tool } from '../../agents/tools/Tool.ts';

const LONGEST_NAME = 160;
const MOST = 2 ** 32 - 1;

/** A person names a thing that is in view, or takes a name back. Of the page alone: agents only read. */
export const nameTool: Tool = {
  ...serviceTool('name_object', {
    name: 'name',
    title: 'Name a thing',
    description: 'Gives a thing a name of this site, or takes it back.',
    fields: {
      name: words('One to four words.', LONGEST_NAME, true),
      track_id: integer('Track of the thing, while it is in view.', 0, MOST),
      id: integer('Id of the thing in memory.', 0, MOST),
      forget: flag('Take the name back.'),
    },
    answer: record({ name: at('name', thingName) }),
  }),
  readOnly: false,
};
