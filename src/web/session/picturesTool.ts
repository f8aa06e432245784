import type { Field } from '../../agents/arguments/Field.ts';
import { at, count, list, record, type Shape } from '../../agents/reply/Shape.ts';
import { serviceTool } from '../../agents/tools/serviceTool.ts';

/** Asked for at a time; a picture is 3.2 kB at most (docs/memory.md). */
const MOST = 20;
const MOST_BYTES = 4000;
const MOST_ID = 2 ** 32 - 1;
const JPEG = [0xff, 0xd8, 0xff];

const ids: Field = {
  schema: { type: 'array', description: 'Ids in memory.', items: { type: 'integer' }, maxItems: MOST },
  required: true,
  complain: (value) => {
    const isId = (one: unknown): boolean =>
      Number.isInteger(one) && (one as number) > 0 && (one as number) <= MOST_ID;
    return Array.isArray(value) && value.length > 0 && value.length <= MOST && value.every(isId)
      ? ''
      : `is not a list of 1 to ${MOST} ids`;
  },
};

/** A JPEG as text; left out where it is none. */
const jpeg: Shape = {
  schema: { type: 'string' },
  take: (value) => {
    if (!(value instanceof Uint8Array || Array.isArray(value)) || value.length > MOST_BYTES) return undefined;
    return JPEG.every((byte, i) => value[i] === byte)
      ? Buffer.from(value as Uint8Array).toString('base64')
      : undefined;
  },
};

/** Small pictures of remembered things, for the page's list. */
export const picturesTool = serviceTool(
  'list_objects',
  {
    name: 'pictures',
    title: 'Pictures of what is remembered',
    description: 'One small JPEG a thing, where there is one.',
    fields: { ids },
    answer: record({
      pictures: at(
        'objects.objects',
        list(record({ id: at('id', count), jpeg: at('thumbnail', jpeg) }), MOST),
      ),
    }),
  },
  ({ ids: wanted }) => ({ ids: wanted, thumbnails: true, include_gone: true, max_objects: MOST }),
);
