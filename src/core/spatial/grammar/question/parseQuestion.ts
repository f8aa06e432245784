import { isPlural } from '../../lexicon/morphology.ts';
import { choiceOf } from '../choice/choiceOf.ts';
import { type ParseOptions, parse } from '../parse.ts';
import { nounPhraseAt } from '../phrases/ofPhrase.ts';
import type { Quantity } from '../statement/Statement.ts';
import { normalise } from '../words/normalise.ts';
import { tokenise } from '../words/tokens.ts';
import { propertyOf } from './propertyOf.ts';
import type { Question } from './Question.ts';
import { untoldIn } from './untold.ts';

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

const countOf = (words: string, options: ParseOptions): Question | undefined => {
  for (const form of COUNTS) {
    const found = form.exec(words);
    if (!found) continue;
    // "chairs are there near the door", "chairs are near the door", "chairs do you see".
    const noun = found[1]!
      .replace(/ (?:do|can) (?:you|i|we) (?:see|find|count)/, '')
      .replace(/ (?:is|are|were|was)(?: there)?(?= |$)/, ' ')
      .trim();
    const read = parse(/^(?:the|a|an|my) /.test(noun) ? noun : `the ${noun}`, options);
    if (!read.understood) return undefined;
    const { count: _, ...counted } = read.target;
    return { kind: 'count', counted };
  }
  return undefined;
};

/** "is the mug on the table" asks about "the mug is on the table": the noun phrase ends where its verb went. */
const whetherOf = (words: string, options: ParseOptions): Question | undefined => {
  const there = /^(is|are) there (.+)$/.exec(words);
  if (there) return { kind: 'whether', statement: `there ${there[1]} ${there[2]}` };
  // "do you see a mug", "can you see any cups": whether there is one.
  const seen =
    /^(?:do|can) (?:you|we|i) (?:see|spot) (an?|any|some) ((?:\S+ )*?(\S+?))(?: (?:on|in|under|behind|next|near|left|right|at|by) .+)?$/.exec(
      words,
    );
  if (seen)
    return {
      kind: 'whether',
      statement: `there ${isPlural(seen[3]!) ? 'are' : 'is'} ${words.slice(words.indexOf(` ${seen[1]!} `) + 1)}`,
    };
  // "isn't the mug on the table?" asks for the same.
  const found = /^(is|are|does|do)(?: not)? (.+)$/.exec(words);
  if (!found) return undefined;
  const labels = new Set(options.labels);
  const tokens = tokenise(found[2]!, new Set([...labels].flatMap((label) => label.split(' '))));
  const endOf = (at: number): number | undefined => nounPhraseAt(tokens, at, { phrases: labels })?.end;
  let end = endOf(0);
  // "is the mug or the cup on the table".
  while (end !== undefined && tokens.words[end] === 'or') end = endOf(end + 1);
  if (end === undefined || end >= tokens.words.length) return undefined;
  const subject = tokens.words.slice(0, end).join(' ');
  const rest = tokens.words.slice(end).join(' ');
  return { kind: 'whether', statement: `${subject} ${found[1]} ${rest}` };
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
  // "is the mug or the plate closer" asks for one of them.
  if (choiceOf(tokenise(words, new Set(options.labels)), { phrases: new Set(options.labels) }))
    return undefined;
  if (SCENE.test(words)) return { kind: 'scene' };
  const asks = untoldIn(words);
  if (asks !== undefined) return { kind: 'untold', asks };
  const property = propertyOf(words, options);
  if (property) return property;
  const pair = pairOf(words, options);
  if (pair) return pair;
  for (const [form, quantity] of SINGLES) {
    const found = form.exec(words);
    if (found) return { kind: 'measure', quantity, subject: parse(found[1]!, options).target };
  }
  return countOf(words, options) ?? whetherOf(words, options);
};
