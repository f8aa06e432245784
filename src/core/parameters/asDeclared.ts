import { plainFrameId } from '../types/plainFrameId.ts';
import { isParameterName, specOf } from './parameters.ts';

const FRAMES: ReadonlySet<string> = new Set(['target_frame', 'base_frame']);
const WORDS = { true: ['yes', 'on', 'true'], false: ['no', 'off', 'false'] } as const;

/**
 * A proposed value as its writer meant it. YAML 1.1, which ROS reads, takes the bare words yes, no, on and off for
 * booleans; where a text is expected, the boolean becomes the word that the parameter knows. A frame loses the slash that
 * tf of ROS 1 put before it.
 */
export const asDeclared = (name: string, value: unknown): unknown => {
  if (typeof value === 'string' && FRAMES.has(name)) return plainFrameId(value);
  if (typeof value !== 'boolean' || !isParameterName(name)) return value;
  const spec = specOf(name);
  if (spec.type !== 'string' || !spec.oneOf) return value;
  const { oneOf } = spec;
  return WORDS[value ? 'true' : 'false'].find((word) => oneOf.includes(word)) ?? value;
};
