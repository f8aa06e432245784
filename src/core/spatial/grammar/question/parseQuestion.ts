import { type OrderAxis, orderOf } from '../../lexicon/orders.ts';
import { isPart } from '../../lexicon/words/parts.ts';
import { choiceOf } from '../choice/choiceOf.ts';
import type { Description } from '../LogicalForm.ts';
import { type ParseOptions, parse } from '../parse.ts';
import { OF_PERSON } from '../statement/ofPerson.ts';
import type { Quantity } from '../statement/Statement.ts';
import { normalise } from '../words/normalise.ts';
import { tokenise } from '../words/tokens.ts';
import { plainQuestion } from './plainQuestion.ts';
import { propertyOf } from './propertyOf.ts';
import type { Question } from './Question.ts';
import { untoldIn } from './untold.ts';
import { whetherIn } from './whetherIn.ts';

const BE = '(?:is|are|was|were)';
const OPEN =
  '^(?:please |and |so |can you (?:tell me|say) |could you (?:tell me|say) |tell me |do you know )*';

const pattern = (source: string): RegExp => new RegExp(`${OPEN}${source}$`);

/** Two things, and a quantity between them. */
const PAIRS: readonly (readonly [RegExp, Quantity])[] = [
  [pattern(`how (?:far|close|near)(?: away)? ${BE} it from (.+?) to (.+)`), 'distance'],
  [
    pattern(`how (?:far|close|near|distant)(?: away| apart)? ${BE} (.+?)(?: away)? (?:from|to) (.+)`),
    'distance',
  ],
  [pattern(`how far(?: apart)? ${BE} (.+?) and (.+?)(?: apart| from each other)?`), 'distance'],
  [pattern(`how far apart ${BE} (.+?) and (.+)`), 'distance'],
  [
    pattern(
      `(?:what ${BE} |measure )?(?:the )?(?:distance|gap|space) (?:between|from) (.+?) (?:and|to) (.+)`,
    ),
    'distance',
  ],
  [pattern(`how (?:far|much)(?: to the)? left of (.+?) ${BE} (.+)`), 'left'],
  [pattern(`how (?:far|much)(?: to the)? right of (.+?) ${BE} (.+)`), 'right'],
  [pattern(`how (?:far|much) behind (.+?) ${BE} (.+)`), 'behind'],
  [pattern(`how (?:far|much) in front of (.+?) ${BE} (.+)`), 'front'],
  [pattern(`how (?:far|high|much) (?:above|over) (.+?) ${BE} (.+)`), 'above'],
  [pattern(`how (?:far|low|much) (?:below|under) (.+?) ${BE} (.+)`), 'below'],
  [pattern(`how (?:far|much) higher ${BE} (.+?) than (.+)`), 'above'],
  [pattern(`how (?:far|much) lower ${BE} (.+?) than (.+)`), 'below'],
  [pattern(`how (?:far|high|much) ${BE} (.+?) above (.+)`), 'above'],
  [pattern(`how (?:far|low|much) ${BE} (.+?) below (.+)`), 'below'],
];
/** Those that name the anchor first. */
const ANCHOR_FIRST = /^(?:left|right|behind|front|above|below)$/;
const NAMED_FIRST = /how (?:far|high|low|much)(?: higher| lower)? (?:is|are|was|were) /;

const DIMENSIONS: readonly (readonly [string, string, Quantity])[] = [
  ['tall|high', 'height', 'height'],
  ['wide|broad', 'width', 'width'],
  ['long', 'length', 'length'],
  ['deep|thick', 'depth|thickness', 'depth'],
  ['big|large|small', 'size', 'size'],
];
const SINGLES: readonly (readonly [RegExp, Quantity])[] = [
  ...DIMENSIONS.flatMap(([adjectives, nouns, quantity]): (readonly [RegExp, Quantity])[] => [
    [pattern(`how (?:${adjectives}) ${BE} (.+)`), quantity],
    [pattern(`(?:what ${BE} |measure )(?:the )?(?:${nouns}) of (.+)`), quantity],
  ]),
  [
    pattern(
      `how (?:far|distant)(?: away)? ${BE} (.+?)(?: away)?(?: from (?:me|us|you|here|the camera|the robot))?`,
    ),
    'distance',
  ],
  [pattern(`(?:what ${BE} )?(?:the )?distance (?:to|of) (.+)`), 'distance'],
];
const TO_SELF = /^(?:me|us|you|here|the camera|the robot)$/;

const COUNTS: readonly RegExp[] = [
  pattern(`how many (.+)`),
  pattern(`count (?:all |up )?(?:the |all )?(.+)`),
  pattern(`(?:what ${BE} )?(?:the )?number of (.+)`),
];

const HERE =
  '(?: (?:here|there|now|currently|around(?: (?:you|here))?|in front of (?:you|me|us)|in (?:the|this) (?:room|scene|picture|image|view|frame)|in view))*';
const THINGS = '(?:(?:the )?(?:things|objects|items|marks|landmarks|stuff))';
/** "what do you see", "what is there", "describe the scene", "list all things". */
const SCENE = new RegExp(
  `${OPEN}(?:(?:what|which things|which objects)(?: else| all)?(?: ${THINGS})? (?:(?:do|can) (?:you|we|i) see|is there(?: to see)?|are there|(?:is|are) visible)${HERE}` +
    `|what (?:is|are)${HERE.replace(/\*$/, '+')}` +
    `|describe (?:(?:the|this) (?:scene|room|picture|image|view|frame|surroundings)|what (?:you (?:can )?see|is there)|everything|your surroundings)${HERE}` +
    `|(?:list|name|enumerate|show me|give me(?: a list of)?) (?:everything|all|what you (?:can )?see|(?:all )?(?:of )?${THINGS}|everything (?:that )?you (?:can )?see|all (?:the )?${THINGS} (?:that )?you (?:can )?see)${HERE}` +
    `|look around)$`,
);

/** "how far apart are the two mugs": a distance within what is named. */
const BETWEEN: readonly RegExp[] = [
  pattern(
    'how (?:far|close|near)(?: apart)? (?:are|is) (?:both |the )?(?:the )?(?:two )?([a-z ]+?)(?: apart| from (?:each other|one another))?',
  ),
  pattern(
    '(?:what is |measure )?(?:the )?(?:distance|gap|space) between (?:both |the )(?:the )?(?:two )?([a-z ]+)',
  ),
];

const betweenOf = (words: string, options: ParseOptions): Question | undefined => {
  for (const form of BETWEEN) {
    const said = form.exec(words)?.[1];
    if (said === undefined || / (?:and|from|to|away) /.test(` ${said} `)) continue;
    const { target } = parse(`the ${said}`, options);
    if (target.plural) return { kind: 'measure', quantity: 'distance', subject: target, within: true };
  }
  return undefined;
};

const EXTENTS: Readonly<Partial<Record<OrderAxis, Quantity>>> = {
  tall: 'height',
  short: 'height',
  long: 'length',
  narrow: 'width',
};
const MUCH = pattern(`how much (\\w+) ${BE} (.+?) than (.+)`);

/** "how much taller is the lamp than the table". */
const differenceOf = (words: string, options: ParseOptions): Question | undefined => {
  const found = MUCH.exec(words);
  const [, order = '', subject = '', than = ''] = found ?? [];
  const axis = orderOf(order)?.axis;
  const quantity = /^(?:wider|broader)$/.test(order)
    ? 'width'
    : order === 'deeper'
      ? 'depth'
      : axis && EXTENTS[axis];
  if (!found || !quantity) return undefined;
  return {
    kind: 'measure',
    quantity,
    subject: parse(subject, options).target,
    than: parse(than, options).target,
    isLess: /^(?:short|narrow)$/.test(axis ?? ''),
  };
};

/** "how many books does the shelf have": those that it has on or in it. */
const HAS = pattern(
  'how many (.+?) (?:does|do) (the .+?|my .+?|that .+?) (?:have|hold|contain|carry)(?: (?:on|in) (?:it|them))?',
);

const heldOf = (words: string, options: ParseOptions): Question | undefined => {
  const found = HAS.exec(words);
  if (!found) return undefined;
  const counted = parse(`the ${found[1]}`, options);
  const holder = parse(found[2]!, options);
  if (!counted.understood || !holder.understood) return undefined;
  const { count: _, ...target } = counted.target;
  const held = {
    kind: 'relation',
    relation: 'with',
    anchors: [holder.target],
    negated: false,
    inverse: false,
  } as const;
  return counting({ ...target, constraints: [...target.constraints, held] }, options);
};

/** Parts of things are no marks: none seen is not none there. */
const PARTS =
  /^(?:leg|wheel|handle|drawer|arm|foot|finger|eye|ear|page|key|button|shelf|door|window|corner|edge|side|slot|hole)$/;

const counting = (counted: Description, { labels = [] }: ParseOptions): Question => {
  const { head = '' } = counted;
  const isNamed = labels.some((label) => label === head || label.endsWith(` ${head}`));
  return !isNamed && (isPart(head) || PARTS.test(head)) && counted.constraints.length > 0
    ? { kind: 'untold', asks: `how many ${head}s something has, and parts of things are not told apart` }
    : { kind: 'count', counted };
};

const pairOf = (words: string, options: ParseOptions): Question | undefined => {
  for (const [form, quantity] of PAIRS) {
    const found = form.exec(words);
    if (!found) continue;
    const turned = ANCHOR_FIRST.test(quantity) && !NAMED_FIRST.test(words);
    const [subject, anchor] = turned ? [found[2]!, found[1]!] : [found[1]!, found[2]!];
    if (TO_SELF.test(anchor)) return { kind: 'measure', quantity, subject: parse(subject, options).target };
    return {
      kind: 'measure',
      quantity,
      subject: parse(subject, options).target,
      anchor: parse(anchor, options).target,
    };
  }
  return undefined;
};

/** "things on the bench | are red": what is counted, and what is said of it. */
const toldOf = (words: string, options: ParseOptions): Description | undefined => {
  const said = / (?:are|is|were|was) (?!there\b)(.+)$/.exec(words);
  if (!said) return undefined;
  const first = parse(`the ${words.slice(0, said.index).replace(/^(?:the|of the) /, '')}`, options);
  const isOfPerson = OF_PERSON.test(said[1]!);
  const second = parse(`the ${isOfPerson ? 'person' : 'thing'} that is ${said[1]!}`, options);
  const names = second.target.head !== undefined && !isOfPerson;
  if (!first.understood || !second.understood || names) return undefined;
  const { count: _, ...counted } = first.target;
  return { ...counted, constraints: [...counted.constraints, ...second.target.constraints] };
};

const countOf = (words: string, options: ParseOptions): Question | undefined => {
  for (const form of COUNTS) {
    const found = form.exec(words);
    if (!found) continue;
    // "chairs are there near the door", "chairs are near the door", "chairs do you see".
    const told = toldOf(found[1]!, options);
    if (told) return counting(told, options);
    const noun = found[1]!
      .replace(/ (?:do|can) (?:you|i|we) (?:see|find|count)/, '')
      .replace(/ (?:is|are|were|was)(?: there)?(?= |$)/, ' ')
      .trim();
    const read = parse(/^(?:the|a|an|my) /.test(noun) ? noun : `the ${noun}`, options);
    if (!read.understood) return undefined;
    const { count: _, ...counted } = read.target;
    return counting(counted, options);
  }
  return undefined;
};

/**
 * The question of measure, count or truth in the words; undefined for everything else, which asks for an object or for
 * nothing. Total.
 */
export const parseQuestion = (text: string, options: ParseOptions = {}): Question | undefined => {
  const words = normalise(String(text))
    .replace(/ ?[?.!]+ ?$/, '')
    .replace(/ , /g, ' ')
    .trim();
  return questionIn(plainQuestion(words), options);
};

const questionIn = (words: string, options: ParseOptions): Question | undefined => {
  // "is the mug or the plate closer" asks for one of them.
  if (choiceOf(tokenise(words, new Set(options.labels)), { phrases: new Set(options.labels) }))
    return undefined;
  if (SCENE.test(words)) return { kind: 'scene' };
  const asks = untoldIn(words);
  if (asks !== undefined) return { kind: 'untold', asks };
  const property = propertyOf(words, options);
  if (property) return property;
  const pair = differenceOf(words, options) ?? betweenOf(words, options) ?? pairOf(words, options);
  if (pair) return pair;
  for (const [form, quantity] of SINGLES) {
    const found = form.exec(words);
    if (found) return { kind: 'measure', quantity, subject: parse(found[1]!, options).target };
  }
  return heldOf(words, options) ?? countOf(words, options) ?? whetherIn(words, options);
};
