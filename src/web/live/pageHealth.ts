import { at, list, record, sentence } from '../../agents/reply/Shape.ts';

const LEVELS = ['ok', 'warn', 'error', 'stale'];
const MOST_STATUSES = 30;
const MOST_VALUES = 40;
const text = sentence(160);

const status = record({
  name: at('name', text),
  level: at('level', {
    schema: { type: 'string', enum: LEVELS },
    take: (level) => LEVELS[Number(level)] ?? 'error',
  }),
  message: at('message', text),
  values: at('values', list(record({ key: at('key', text), value: at('value', text) }), MOST_VALUES)),
});
const statuses = list(status, MOST_STATUSES);

interface Status {
  readonly name: string;
  readonly hardware_id: string;
}

/**
 * What /diagnostics says of one node, each part without the node's name; undefined where it says nothing of it. Names there
 * are short: by its full one, which stands as the hardware's, it is told from its like in other namespaces.
 * @param nodeName full, "/robot/spatial_llava"
 */
export const pageHealth = (message: object, nodeName: string): object | undefined => {
  const prefix = `${nodeName.slice(nodeName.lastIndexOf('/') + 1)}: `;
  const { status: all } = message as { readonly status?: readonly Status[] };
  const own = (all ?? []).filter((one) => one.hardware_id === nodeName && one.name.startsWith(prefix));
  if (own.length === 0) return undefined;
  return { parts: statuses.take(own.map((one) => ({ ...one, name: one.name.slice(prefix.length) }))) };
};
