import { plural } from '../../../core/spatial/lexicon/morphology.ts';
import type { Random } from '../../Random.ts';
import type { NamedThing } from './trueThings.ts';

export interface DrawnStatement {
  readonly kind: (typeof KINDS)[number];
  readonly statement: string;
  readonly holds: boolean;
}

export const KINDS = ['on', 'side', 'depth', 'colour', 'count', 'there', 'size'] as const;

/** Metres by which one thing is beside, before or behind another, at least, where nobody would doubt it. */
const CLEARLY_BESIDE = 0.12;
const CLEARLY_BEHIND = 0.3;
/** How many times longer a thing is that is bigger without a doubt. */
const CLEARLY_BIGGER = 1.6;
/** Colours that nobody takes for each other; others are not spoken of. */
const COLOURS = ['red', 'green', 'blue', 'yellow', 'white', 'black'];
/** What shows a picture has no colour of its own. */
const SHOWING = ['tv', 'television', 'monitor', 'laptop', 'picture', 'phone', 'tablet'];
/** Things that no scene holds. */
export const ABSENT = ['umbrella', 'bicycle', 'guitar', 'toaster', 'ladder', 'suitcase'];
const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

type Saying = (subject: string, anchor: string) => string;
const ON: readonly Saying[] = [(a, b) => `${a} is on ${b}`, (a, b) => `${a} stands on ${b}`];
const LEFT: readonly Saying[] = [(a, b) => `${a} is to the left of ${b}`, (a, b) => `${a} is left of ${b}`];
const RIGHT: readonly Saying[] = [
  (a, b) => `${a} is to the right of ${b}`,
  (a, b) => `${b} has ${a} to its right`,
];
const BEHIND: readonly Saying[] = [(a, b) => `${a} is behind ${b}`, (a, b) => `${b} is in front of ${a}`];
const BIGGER: readonly Saying[] = [
  (a, b) => `${a} is bigger than ${b}`,
  (a, b) => `${b} is smaller than ${a}`,
];

/** What may be said of a frame, half of each kind true where there is as much to say, at most `most` of a kind and verdict. */
export const drawStatements = (
  things: readonly NamedThing[],
  random: Random,
  most: number,
): readonly DrawnStatement[] => {
  const named = things.flatMap((thing) => {
    const name = nameOf(thing, things);
    return name === undefined ? [] : [{ thing, name }];
  });
  const pairs = named.flatMap((a) => named.filter((b) => b !== a).map((b) => [a, b] as const));
  const all: DrawnStatement[] = [
    ...pairs.flatMap(([a, b]) => pairStatements(a, b, things, random)),
    ...named.flatMap(({ thing, name }) => colourStatements(thing, name, random)),
    ...countStatements(things),
    ...ABSENT.map((noun) => ({ kind: 'there' as const, statement: `there is a ${noun}`, holds: false })),
    ...[...new Set(things.map(({ label }) => label))]
      .filter(isSingular)
      .map((label) => ({ kind: 'there' as const, statement: `there is a ${label}`, holds: true })),
  ];
  return KINDS.flatMap((kind) =>
    [true, false].flatMap((holds) => {
      const some = all.filter((one) => one.kind === kind && one.holds === holds);
      return random.shuffled(some).slice(0, most);
    }),
  );
};

interface Named {
  readonly thing: NamedThing;
  readonly name: string;
}

const isSingular = (label: string): boolean => !/[^s]s$/.test(label);

/** "the mug", or "the red mug" among others; undefined where that names several, or one that is many. */
const nameOf = (thing: NamedThing, things: readonly NamedThing[]): string | undefined => {
  if (!isSingular(thing.label)) return undefined;
  // A row of books is books, too.
  if (things.some(({ label }) => label === plural(thing.label))) return undefined;
  const kin = things.filter(({ label }) => label === thing.label);
  if (kin.length === 1) return `the ${thing.label}`;
  const alike = kin.filter(({ colour }) => colour === thing.colour);
  return alike.length === 1 && COLOURS.includes(thing.colour)
    ? `the ${thing.colour} ${thing.label}`
    : undefined;
};

/** Pixels and metres agree on the side, and neither thing hides behind the other. */
const isLeft = (a: NamedThing, b: NamedThing): boolean =>
  a.box[2] < b.box[0] && b.center[0] - a.center[0] > CLEARLY_BESIDE;

/** Along one line of sight, with air between. */
const isBehind = (a: NamedThing, b: NamedThing): boolean => {
  const middle = (b.box[0] + b.box[2]) / 2;
  const halves = (Math.max(a.size[0], a.size[1]) + Math.max(b.size[0], b.size[1])) / 2;
  return a.box[0] < middle && middle < a.box[2] && a.center[2] - b.center[2] > halves + CLEARLY_BEHIND;
};

/** Whatever it stands on, and what that stands on. */
const restsOn = (thing: NamedThing, id: string, things: readonly NamedThing[]): boolean => {
  const below = things.find((other) => other.id === thing.on);
  return thing.on === id || (below !== undefined && restsOn(below, id, things));
};

const pairStatements = (
  a: Named,
  b: Named,
  things: readonly NamedThing[],
  random: Random,
): readonly DrawnStatement[] => {
  const said: DrawnStatement[] = [];
  const add = (kind: DrawnStatement['kind'], sayings: readonly Saying[], holds: boolean): void => {
    said.push({ kind, statement: random.pick(sayings)(a.name, b.name), holds });
  };
  if (a.thing.on === b.thing.id) add('on', ON, true);
  else if (things.some(({ on }) => on === b.thing.id) && !restsOn(a.thing, b.thing.id, things))
    add('on', ON, false);
  if (isLeft(a.thing, b.thing)) {
    add('side', LEFT, true);
    add('side', RIGHT, false);
  } else if (isLeft(b.thing, a.thing)) add('side', RIGHT, true);
  if (isBehind(a.thing, b.thing)) add('depth', BEHIND, true);
  if (isBehind(b.thing, a.thing)) add('depth', BEHIND, false);
  const ratio = Math.max(...a.thing.size) / Math.max(...b.thing.size);
  if (ratio > CLEARLY_BIGGER) add('size', BIGGER, true);
  if (ratio < 1 / CLEARLY_BIGGER) add('size', BIGGER, false);
  return said;
};

/** Of a thing that is known by its label alone: its own colour, and another. */
const colourStatements = (thing: NamedThing, name: string, random: Random): readonly DrawnStatement[] => {
  if (name !== `the ${thing.label}` || !COLOURS.includes(thing.colour) || SHOWING.includes(thing.label))
    return [];
  const other = random.pick(COLOURS.filter((colour) => colour !== thing.colour));
  return [
    { kind: 'colour', statement: `${name} is ${thing.colour}`, holds: true },
    { kind: 'colour', statement: `${name} is ${other}`, holds: false },
  ];
};

/** How many there are, and two more. */
const countStatements = (things: readonly NamedThing[]): readonly DrawnStatement[] =>
  [...new Set(things.map(({ label }) => label))].filter(isSingular).flatMap((label) => {
    const count = things.filter((thing) => thing.label === label).length;
    const say = (n: number) => `there are ${NUMBERS[n]} ${plural(label)}`;
    if (count < 2 || count + 2 >= NUMBERS.length || things.some((thing) => thing.label === plural(label)))
      return [];
    return [
      { kind: 'count', statement: say(count), holds: true },
      { kind: 'count', statement: say(count + 2), holds: false },
    ];
  });
