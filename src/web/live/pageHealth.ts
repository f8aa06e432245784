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

/** What /diagnostics says of one node, each part without the node's name; undefined where it says nothing of it. */
export const pageHealth = (message: object, nodeName: string): object | undefined => {
  const prefix = `${nodeName.slice(nodeName.lastIndexOf('/') + 1)}: `;
  const { status: all } = message as { readonly status?: readonly { readonly name: string }[] };
  const own = (all ?? []).filter(({ name }) => name.startsWith(prefix));
  if (own.length === 0) return undefined;
  return { parts: statuses.take(own.map((one) => ({ ...one, name: one.name.slice(prefix.length) }))) };
};
