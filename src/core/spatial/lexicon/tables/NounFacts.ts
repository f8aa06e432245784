/** Yes-or-no facts of the things that a word names, as the tables write them. */
export const TRAITS = [
  /** Round seen from above: the hidden half mirrors the visible one. */
  'round',
  /** Made of parts that depth tells apart: legs, arms, cushions, leaves, limbs. */
  'jointed',
  /** Furniture with room beneath its top, inside its own box. */
  'hollow',
  /** Carries from within its own box: seats, shelves, beds with a headboard. */
  'carries within',
  /** Made to hold things. */
  'container',
  /** Open at the top, so that a plant may stand in it. */
  'vessel',
  /** Seen as one flat top: what stands on it stays what it is. */
  'top',
  'plant',
  /** Bounds a room: seldom what a person asks for. */
  'bounds',
  /** Stands upright as a plate, so that things hang on it. */
  'plate',
] as const;

export type Trait = (typeof TRAITS)[number];

/** What is known of the things that one word names, beside the word's meaning. Own facts: everyday knowledge. */
export interface NounFacts {
  /** Usual height over the longer ground side, least and greatest, of things that stand or lie as they usually do. */
  readonly tall?: readonly [number, number];
  /** Longest dimension, metres: usual smallest and largest; of a word whose things are not all that its noun names. */
  readonly lengthMetres?: readonly [number, number];
  /** Everyday shapes: what a detector takes for another thing usually has the same one. */
  readonly shapes: readonly string[];
  /** Colours, any of which is usual; none for what comes in all colours. */
  readonly colours: readonly string[];
  /** What a surface that geometry knows by its role is called (`role`), and what it may belong to (`maybe`). */
  readonly roles: readonly string[];
  readonly maybeRoles: readonly string[];
  readonly traits: ReadonlySet<Trait>;
}

const KEYS = /^(tall|length|shape|colour|role|maybe) /;

const isTrait = (text: string): text is Trait => (TRAITS as readonly string[]).includes(text);

/** Parses `0.7-2.2`. */
export const parseRange = (text: string): readonly [number, number] => {
  const [least, most] = text.split('-').map(Number);
  return [least!, most!];
};

/** Parses `tall 0.7-2.2; length 0.2-0.7; shape seat table; colour red; role support; jointed; hollow`. */
export const parseFacts = (text: string): NounFacts => {
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.length > 0);
  const odd = parts.find((part) => !isTrait(part) && !KEYS.test(part));
  if (odd !== undefined) throw new Error(`"${odd}" is no fact of a noun`);
  const told = (key: string): string | undefined =>
    parts.find((part) => part.startsWith(`${key} `))?.slice(key.length + 1);
  const listOf = (key: string): readonly string[] => told(key)?.split(' ') ?? [];
  const [tall, length] = [told('tall'), told('length')];
  return {
    ...(tall && { tall: parseRange(tall) }),
    ...(length && { lengthMetres: parseRange(length) }),
    shapes: listOf('shape'),
    colours: listOf('colour'),
    roles: listOf('role'),
    maybeRoles: listOf('maybe'),
    traits: new Set(parts.filter(isTrait)),
  };
};
