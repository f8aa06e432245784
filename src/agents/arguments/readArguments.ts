import type { ObjectSchema } from '../JsonSchema.ts';
import type { SceneReply } from '../SceneDoor.ts';
import { type Fields, kindOf } from './Field.ts';

export type ToolArguments = Readonly<Record<string, string | number | boolean>>;

const bad = (message: string): SceneReply<never> => ({
  ok: false,
  failure: { code: 'BAD_ARGUMENTS', message },
});

/**
 * An agent's arguments, checked: BAD_ARGUMENTS says which is wrong and what was expected, in our words. Names that are no
 * field's are refused, those that every object inherits among them.
 */
export const readArguments = (fields: Fields, given: unknown): SceneReply<ToolArguments> => {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return bad(`the arguments are ${kindOf(given)}, expected an object`);
  const known = Object.keys(fields);
  const strange = Object.keys(given).filter((name) => !Object.hasOwn(fields, name)).length;
  if (strange > 0)
    return bad(`${strange} arguments that the tool does not have; it has ${known.join(', ') || 'none'}`);
  const read: [string, string | number | boolean][] = [];
  for (const name of known) {
    const { required, complain } = fields[name]!;
    const value: unknown = Object.hasOwn(given, name) ? (given as Record<string, unknown>)[name] : undefined;
    if (value === undefined) {
      if (required) return bad(`${name} is missing`);
      continue;
    }
    const complaint = complain(value);
    if (complaint !== '') return bad(`${name} ${complaint}`);
    read.push([name, value as string | number | boolean]);
  }
  return { ok: true, value: Object.fromEntries(read) };
};

/** The fields as an agent is told of them. */
export const inputSchema = (fields: Fields): ObjectSchema => ({
  type: 'object',
  properties: Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema])),
  required: Object.entries(fields)
    .filter(([, { required }]) => required)
    .map(([name]) => name),
  additionalProperties: false,
});
