/** Verbs of commands that are told as something being done: "after picking up", "by putting". */
const PLAIN_FORMS: Readonly<Record<string, string>> = Object.fromEntries(
  `taking take,getting get,grabbing grab,picking pick,fetching fetch,collecting collect,finding find,bringing bring,
handing hand,giving give,passing pass,carrying carry,putting put,placing place,setting set,moving move,dropping drop,
leaving leave,going go,driving drive,walking walk,opening open,closing close,showing show,lifting lift,
cleaning clean,wiping wipe,turning turn,delivering deliver,reaching reach,pushing push,pulling pull`
    .split(/,\s*/)
    .map((pair) => pair.split(' ') as [string, string]),
);
const DOING = Object.keys(PLAIN_FORMS).join('|');
const plainForm = (_: string, before: string, doing: string): string => `${before}${PLAIN_FORMS[doing]!}`;

const THING = '(?=the |a |an |my |that |this |some )';

/** What is told to be done before or after something else, as steps in their order. */
const STEPS: readonly (readonly [RegExp, string | typeof plainForm])[] = [
  // "to the ladder bring the bucket": where to is said first.
  [
    /^((?:to|into|onto) (?:the|my|that) (?:[a-z]+ ){0,2}?[a-z]+)(?: ,)? ((?:please )?(?:bring|take|carry|deliver|put|place|move) (?:the|a|an|my|that|this) .+)$/,
    '$2 $1',
  ],
  // "use the sponge to clean the table": the sponge is taken first.
  [
    /^((?:please |could you |can you )*)(?:use|take|get|grab) ((?:the|a|an|my|that|this) (?:[a-z]+ ){1,3}?)to (?=[a-z]+ (?:up |down |off |away )?(?:the|my|that|this|a) )/,
    '$1take $2and ',
  ],
  [
    new RegExp(
      `^(please )?(?:after|once|when|as soon as) (?:you (?:have|are done|are finished) )?(${DOING})\\b`,
    ),
    (_, before, doing) => plainForm(_, before ?? '', doing),
  ],
  [
    new RegExp(
      `^(?:please )?(?:once|when|after|as soon as) you (?:have(?: (?:got|taken|found|picked up|grabbed|fetched))?|got|get|take|took|grab|pick up|hold) ${THING}`,
    ),
    'take ',
  ],
  [new RegExp(`^((?:please )?)(?:start|begin) by (${DOING})\\b`), plainForm],
  [
    new RegExp(`( )by (${DOING})\\b(?= (?:it|them|the|that|this)\\b)`, 'g'),
    (_, __, doing) => plainForm(_, ' and ', doing),
  ],
  [new RegExp(`(^| )(?:would|do|will|could) you mind (${DOING})\\b`), plainForm],
  [
    new RegExp(`(?: ,)?(?: and)? (?:after (?:that|this)|afterwards|subsequently|followed by) ${THING}`, 'g'),
    ' and then ',
  ],
];

/** "after picking up the mug go to the tv" as "pick up the mug go to the tv"; any other words as they are. */
export const inSequence = (text: string): string =>
  STEPS.reduce((words, [pattern, plain]) => words.replace(pattern, plain as string), text);
