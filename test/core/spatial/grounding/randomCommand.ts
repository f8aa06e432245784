import type { Scene } from '../../../../src/core/spatial/scene/Scene.ts';
import { object, VIEWER } from '../randomScene.ts';

/** One command with the numbers of the things that it names, in the order of its steps. */
export interface SpokenCommand {
  readonly words: string;
  /** What is asked for: the first step's thing. */
  readonly target: number;
  /** Further things, by what they are for. */
  readonly others: readonly { readonly role: string; readonly id: number }[];
}

interface Named {
  readonly id: number;
  readonly noun: string;
}

const rgb = {
  red: [200, 30, 30],
  blue: [30, 60, 200],
  green: [40, 160, 60],
  yellow: [230, 200, 40],
  white: [235, 235, 235],
} as const;

const SMALL: readonly (readonly [number, string, keyof typeof rgb])[] = [
  [1, 'mug', 'blue'],
  [2, 'mug', 'red'],
  [3, 'apple', 'green'],
  [4, 'book', 'white'],
  [5, 'box', 'red'],
  [6, 'box', 'green'],
  [7, 'bottle', 'yellow'],
  [8, 'plate', 'white'],
];
const LARGE: readonly (readonly [
  number,
  string,
  readonly [number, number, number],
  readonly [number, number, number],
])[] = [
  [11, 'table', [0, 3, 0.37], [1.6, 0.9, 0.74]],
  [12, 'chair', [-2.5, 2.5, 0.45], [0.5, 0.5, 0.9]],
  [13, 'couch', [2.8, 4.5, 0.4], [1.9, 0.9, 0.8]],
  [14, 'shelf', [-3, 5, 0.9], [1, 0.35, 1.8]],
  [15, 'trash can', [3, 2, 0.25], [0.35, 0.35, 0.5]],
  [16, 'person', [1.8, 2.2, 0.85], [0.5, 0.4, 1.7]],
];

/** A room with small things on a table, larger ones around it, and one person. */
export const COMMAND_SCENE: Scene = {
  objects: [
    ...SMALL.map(([id, noun, colour], i) =>
      object(id, noun, [-0.7 + 0.2 * i, 2.8 + 0.1 * (i % 3), 0.8], [0.09, 0.09, 0.1], {
        meanRgb: rgb[colour],
        colours: [{ name: colour, share: 0.9 }],
      }),
    ),
    ...LARGE.map(([id, noun, at, size]) => object(id, noun, at, size)),
  ],
  viewer: VIEWER,
};

/** Names that are one thing's only. */
const THINGS: readonly Named[] = [
  { id: 1, noun: 'blue mug' },
  { id: 2, noun: 'red mug' },
  { id: 3, noun: 'apple' },
  { id: 4, noun: 'book' },
  { id: 5, noun: 'red box' },
  { id: 6, noun: 'green box' },
  { id: 7, noun: 'bottle' },
  { id: 8, noun: 'plate' },
];
const PLACES: readonly Named[] = [
  { id: 11, noun: 'table' },
  { id: 12, noun: 'chair' },
  { id: 13, noun: 'sofa' },
  { id: 14, noun: 'shelf' },
  { id: 15, noun: 'trash can' },
];

const TAKE = [
  'grab',
  'take',
  'get',
  'pick up',
  'fetch',
  'collect',
  'could you grab',
  'please take',
  'i want you to pick up',
];
const BRING = ['bring', 'deliver', 'carry', 'hand', 'please bring', 'can you bring'];
const GO = ['go to', 'drive to', 'navigate to', 'walk over to', 'move to', 'head to', 'please go to'];
const FIND = ['find', 'locate', 'look for', 'search for'];
const PUT = ['put', 'place', 'set', 'leave', 'please put'];
const THEN = [' and ', ' then ', ' and then ', ', then ', '. ', ', and ', ' and after that '];
const ROOMS = ['kitchen', 'living room', 'bedroom', 'office', 'dining room'];
const PEOPLE = ['john', 'mary', 'anna', 'my mom', 'the operator', 'james'];
const ON = ['on', 'next to', 'beside', 'behind', 'onto', 'to the left of', 'near'];

type Random = () => number;

const of = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

/** Two different things. */
const two = (random: Random, list: readonly Named[]): readonly [Named, Named] => {
  const first = of(random, list);
  let second = of(random, list);
  while (second.id === first.id) second = of(random, list);
  return [first, second];
};

type Template = (random: Random) => SpokenCommand;

/** Errands as service-robot tests give them, and as people say them. */
const TEMPLATES: readonly Template[] = [
  (r) => {
    const [a, b] = two(r, THINGS);
    const words = `${of(r, TAKE)} the ${a.noun}${of(r, THEN)}${of(r, GO)} the ${b.noun}`;
    return { words, target: a.id, others: [{ role: 'destination', id: b.id }] };
  },
  (r) => {
    const a = of(r, THINGS);
    const b = of(r, PLACES);
    const words = `${of(r, TAKE)} the ${a.noun}${of(r, THEN)}${of(r, ['bring', 'take', 'carry'])} it to the ${b.noun}`;
    return { words, target: a.id, others: [{ role: 'destination', id: b.id }] };
  },
  (r) => {
    const [a, b] = two(r, THINGS);
    return {
      words: `${of(r, PUT)} the ${a.noun} ${of(r, ON)} the ${b.noun}`,
      target: a.id,
      others: [{ role: 'place', id: b.id }],
    };
  },
  (r) => {
    const a = of(r, THINGS);
    const b = of(r, PLACES);
    return {
      words: `${of(r, BRING)} the ${a.noun} to the ${b.noun}`,
      target: a.id,
      others: [{ role: 'destination', id: b.id }],
    };
  },
  (r) => {
    const a = of(r, THINGS);
    return { words: `${of(r, BRING)} the ${a.noun} to ${of(r, PEOPLE)}`, target: a.id, others: [] };
  },
  (r) => {
    const [a, b] = two(r, PLACES);
    const words = `${of(r, GO)} the ${a.noun}${of(r, [' then ', ' and then ', ', then ', ' and '])}${of(r, ['', 'to ', 'go to '])}the ${b.noun}`;
    return { words, target: a.id, others: [{ role: 'destination', id: b.id }] };
  },
  (r) => {
    const a = of(r, THINGS);
    const b = of(r, PLACES);
    const words = `${of(r, TAKE)} the ${a.noun} from the table${of(r, THEN)}${of(r, ['put', 'place'])} it ${of(r, ['on', 'next to', 'into'])} the ${b.noun}`;
    return { words, target: a.id, others: [{ role: 'place', id: b.id }] };
  },
  (r) => {
    const a = of(r, THINGS);
    const words = `${of(r, GO)} the ${of(r, ROOMS)}${of(r, THEN)}${of(r, [...FIND, ...TAKE])} the ${a.noun}${of(r, THEN)}${of(r, ['give', 'bring', 'hand'])} it to ${of(r, [...PEOPLE, 'me'])}`;
    return { words, target: a.id, others: [] };
  },
  (r) => {
    const a = of(r, THINGS);
    const words = `${of(r, ['give', 'bring', 'hand', 'pass'])} ${of(r, ['john', 'mary', 'the man', 'me'])} the ${a.noun}${of(r, ['', ' from the table'])}`;
    return { words, target: a.id, others: [] };
  },
  (r) => {
    const [a, b] = two(r, THINGS);
    const words = `${of(r, FIND)} the ${a.noun}${of(r, THEN)}${of(r, PUT)} it ${of(r, ON)} the ${b.noun}`;
    return { words, target: a.id, others: [{ role: 'place', id: b.id }] };
  },
  (r) => {
    const [a, b] = two(r, THINGS);
    return {
      words: `${of(r, TAKE)} the ${a.noun} and the ${b.noun}`,
      target: a.id,
      others: [{ role: 'target', id: b.id }],
    };
  },
  (r) => {
    const a = of(r, THINGS);
    const words = `${of(r, ['open', 'clean', 'wipe', 'wash'])} the ${of(r, ['table', 'shelf', 'chair'])} ${of(r, ['with', 'using'])} the ${a.noun}`;
    const place = PLACES.find(({ noun }) => words.includes(`the ${noun} `))!;
    return { words, target: place.id, others: [{ role: 'tool', id: a.id }] };
  },
  (r) => {
    const a = of(r, PLACES);
    const b = of(r, THINGS);
    const words = `${of(r, GO)} the ${a.noun}${of(r, THEN)}${of(r, TAKE)} the ${b.noun}`;
    return { words, target: a.id, others: [{ role: 'target', id: b.id }] };
  },
  (r) => {
    const a = of(r, PLACES);
    const words = `${of(r, ['follow', 'meet', 'greet', 'guide', 'escort'])} the man${of(r, ['', ` to the ${a.noun}`])}`;
    return {
      words,
      target: 16,
      others: words.includes(' to the ') ? [{ role: 'destination', id: a.id }] : [],
    };
  },
];

const SOUNDS = ['uh', 'um', 'er', 'hmm', 'uhm', 'yeah'];

/** As speech recognition writes it: no stops, here and there a sound of hesitation or a word said twice. */
const asHeard = (random: Random, words: string): string =>
  words
    .replace(/[.,]/g, '')
    .split(' ')
    .flatMap((word, i) => {
      if (random() < 0.06) return [of(random, SOUNDS), word];
      if (word === 'the' && random() < 0.08) return [word, word];
      return i === 0 && random() < 0.1 ? [`okay ${word}`] : [word];
    })
    .join(' ');

/** A command about COMMAND_SCENE; every other one as it is heard. */
export const randomCommand = (random: Random): SpokenCommand => {
  const command = of(random, TEMPLATES)(random);
  return random() < 0.5 ? command : { ...command, words: asHeard(random, command.words) };
};
