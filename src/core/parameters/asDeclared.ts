import { isParameterName, specOf } from './parameters.ts';

const WORDS = { true: ['yes', 'on', 'true'], false: ['no', 'off', 'false'] } as const;

/**
 * A proposed value as its writer meant it. YAML 1.1, which ROS reads, takes the bare words yes, no, on and off for
 * booleans; where a text is expected, the boolean becomes the word that the parameter knows.
 */
export function asDeclared(name: string, value: unknown): unknown {
  if (typeof value !== 'boolean' || !isParameterName(name)) return value;
  const spec = specOf(name);
  if (spec.type !== 'string' || !spec.oneOf) return value;
  const { oneOf } = spec;
  return WORDS[value ? 'true' : 'false'].find((word) => oneOf.includes(word)) ?? value;
}
