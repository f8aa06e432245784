import type { JsonSchema, ObjectSchema } from '../JsonSchema.ts';

/**
 * A part of an answer: its schema, and how it is taken out of a reply; undefined where the reply has no such thing. Nothing
 * of a reply gets to an agent but through a shape, so all text is one line without control characters and of bounded length.
 */
export interface Shape<S extends JsonSchema = JsonSchema> {
  readonly schema: S;
  readonly take: (value: unknown) => unknown;
}

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu;

/** Sentences of the node. */
export const sentence = (maxLength: number): Shape => ({
  schema: { type: 'string', maxLength },
  take: (value) => {
    if (typeof value !== 'string') return undefined;
    const plain = value
      .slice(0, 4 * maxLength)
      .replaceAll(UNSEEN, ' ')
      .trim();
    const characters = [...plain];
    return characters.length <= maxLength ? plain : `${characters.slice(0, maxLength - 1).join('')}…`;
  },
});

const MAX_NAME_LENGTH = 40;
const MAX_NAME_WORDS = 4;
const NAME = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} '’()&/-]*$/u;

/** What a thing is called: a few words, never a sentence; left out where it is anything else. */
export const thingName: Shape = {
  schema: { type: 'string', maxLength: MAX_NAME_LENGTH },
  take: (value) =>
    typeof value === 'string' &&
    value.length <= MAX_NAME_LENGTH &&
    NAME.test(value) &&
    value.split(' ').length <= MAX_NAME_WORDS
      ? value
      : undefined,
};

/** A name of the program's own: relation, frame, kind. */
export const token: Shape = {
  schema: { type: 'string', maxLength: 128, pattern: '^[\\w/.-]+$' },
  take: (value) => (typeof value === 'string' && /^[\w/.-]{1,128}$/.test(value) ? value : undefined),
};

const DECIMALS = 1e4;

/** Rounded to a tenth of a millimetre: more is noise that an agent pays for. */
export const number: Shape = {
  schema: { type: 'number' },
  take: (value) =>
    typeof value === 'number' && Number.isFinite(value) ? Math.round(value * DECIMALS) / DECIMALS : undefined,
};

export const count: Shape = {
  schema: { type: 'integer', minimum: 0 },
  take: (value) => (Number.isInteger(value) && (value as number) >= 0 ? value : undefined),
};

/** A number of the interface by its constant's name. */
export const oneOf = (names: readonly string[]): Shape => ({
  schema: { type: 'string', enum: names },
  take: (value) => (typeof value === 'number' ? names[value] : undefined),
});

export const list = (of: Shape, maxItems: number): Shape => ({
  schema: { type: 'array', items: of.schema, maxItems },
  take: (value) =>
    Array.isArray(value)
      ? value
          .slice(0, maxItems)
          .map(of.take)
          .filter((item) => item !== undefined)
      : undefined,
});

/** What lies at a path of own properties, "landmark.mark"; undefined where nothing does. */
const lookUp = (value: unknown, path: string): unknown => {
  let part: unknown = value;
  for (const key of path.split('.')) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, key)) return undefined;
    part = (part as Record<string, unknown>)[key];
  }
  return part;
};

/** Taken out of another place of the reply: `at('landmark.mark', count)`. */
export const at = (path: string, { schema, take }: Shape): Shape => ({
  schema,
  take: (value) => take(lookUp(value, path)),
});

/** Taken from the whole, but only where it says something (true, a name, a number above 0), or just `that`, at `path`. */
export const where = (path: string, { schema, take }: Shape, that?: number): Shape => ({
  schema,
  take: (value) => {
    const said = lookUp(value, path);
    return (that === undefined ? said : said === that) ? take(value) : undefined;
  },
});

/** Each part taken from the whole; parts that are not there are left out. */
export const record = (parts: Readonly<Record<string, Shape>>): Shape<ObjectSchema> => ({
  schema: {
    type: 'object',
    properties: Object.fromEntries(Object.entries(parts).map(([name, { schema }]) => [name, schema])),
    additionalProperties: false,
  },
  take: (value) =>
    Object.fromEntries(
      Object.entries(parts)
        .map(([name, { take }]) => [name, take(value)] as const)
        .filter(([, taken]) => taken !== undefined),
    ),
});
