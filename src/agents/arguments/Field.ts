import type { JsonSchema } from '../JsonSchema.ts';

/** One argument of a tool: how it is told to the agent, and what is wrong with a value ("" when nothing is). */
export interface Field {
  readonly schema: JsonSchema;
  readonly required: boolean;
  readonly complain: (value: unknown) => string;
}

export type Fields = Readonly<Record<string, Field>>;

/** Control and format characters but the two joiners of words; halves of a surrogate pair. */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/** Words in any language, one line. */
export const words = (description: string, maxLength: number, required = false): Field => ({
  schema: { type: 'string', description, maxLength },
  required,
  complain: (value) => {
    if (typeof value !== 'string') return `is ${kindOf(value)}, expected a string`;
    // JSON Schema counts characters, not units of UTF-16.
    if (value.length > 2 * maxLength || [...value].length > maxLength)
      return `has ${value.length} characters, expected at most ${maxLength}`;
    const unseen = UNSEEN.exec(value)?.[0];
    return unseen === undefined
      ? ''
      : `has the character U+${unseen.codePointAt(0)!.toString(16).padStart(4, '0')}, expected one line of plain text`;
  },
});

const FRAME = '^(?:/?[A-Za-z_]\\w*(?:/\\w+)*)?$';
const MAX_FRAME_LENGTH = 128;

/** A tf frame's name. */
export const frameName = (description: string): Field => ({
  schema: { type: 'string', description, maxLength: MAX_FRAME_LENGTH, pattern: FRAME },
  required: false,
  complain: (value) => {
    if (typeof value !== 'string') return `is ${kindOf(value)}, expected a string`;
    return value.length <= MAX_FRAME_LENGTH && new RegExp(FRAME).test(value)
      ? ''
      : 'is not the name of a tf frame, like base_link';
  },
});

const IDENTIFIER = '^[\\w-]{0,64}$';

/** What an earlier answer has given. */
export const identifier = (description: string): Field => ({
  schema: { type: 'string', description, maxLength: 64, pattern: IDENTIFIER },
  required: false,
  complain: (value) =>
    typeof value === 'string' && new RegExp(IDENTIFIER).test(value) ? '' : 'is not one that an answer gave',
});

export const integer = (description: string, minimum: number, maximum: number): Field => ({
  schema: { type: 'integer', description, minimum, maximum },
  required: false,
  complain: (value) =>
    Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum
      ? ''
      : `is ${typeof value === 'number' ? value : kindOf(value)}, expected an integer from ${minimum} to ${maximum}`,
});

/** One of a few words. */
export const choice = (description: string, among: readonly string[]): Field => ({
  schema: { type: 'string', description, enum: among },
  required: false,
  complain: (value) =>
    among.includes(value as string) ? '' : `is not one of ${among.map((one) => `"${one}"`).join(', ')}`,
});

export const flag = (description: string): Field => ({
  schema: { type: 'boolean', description },
  required: false,
  complain: (value) => (typeof value === 'boolean' ? '' : `is ${kindOf(value)}, expected true or false`),
});

/** Without a word of the value itself. */
export const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return { object: 'an object', undefined: 'absent' }[typeof value as string] ?? `a ${typeof value}`;
};
