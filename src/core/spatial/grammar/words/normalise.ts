import { deniedEach } from './deniedEach.ts';
import { heardRight } from './homophones.ts';
import { withoutPoliteness } from './politeness.ts';
import { inSequence } from './sequence.ts';
import { plainColours } from './shades.ts';

/** Characters of an expression that are looked at; the rest is cut. The node refuses earlier, with its own parameter. */
export const MAX_EXPRESSION_CHARACTERS = 1000;

const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  // "on it's left", "has it's back to the wall": the possessive, misspelt.
  [/\b(on|to|at|in|of|from|by|with|against|has|got|have) it's\b(?=\s)/g, '$1 its'],
  [/\b(it|that|there|he|she|what|where|who|here)'s\b(?=\s)/g, '$1 is'],
  [/\b(that|there|what|here|where|who)s\b(?=\s)/g, '$1 is'],
  [/\bits'(?=\s)/g, 'it is'],
  [
    /\bits (?=(?:a|an|the|on|in|at|next|near|by|not|between|under|above|behind|to|located|against|directly|sitting|hanging)\b)/g,
    'it is ',
  ],
  [/\b(is|does|do|are|was|has|did|could|would|should|have)n'?t\b/g, '$1 not'],
  [/\bcan'?t\b(?! of)/g, 'can not'],
  [/\bcannot\b/g, 'can not'],
  [/\b(gonna|wanna|gotta)\b/g, 'want to'],
  [/\b(gimme|lemme)\b/g, 'give me'],
  [/\bi'?m\b/g, 'i am'],
  [/\byou're\b/g, 'you are'],
  [/\b(i|you|we|they)'ve\b/g, '$1 have'],
  [/\bthey're\b/g, 'they are'],
  [/\b(\w+)'ll\b/g, '$1 will'],
  [/\bi'd\b/g, 'i would'],
  [/'s\b/g, ''],
  [/s'(?=\s|$)/g, 's'],
];

const RANKS: Readonly<Record<string, string>> = Object.fromEntries(
  ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'].flatMap((rank, i) => [
    [String(i + 1), rank],
    [['one', 'two', 'three', 'four', 'five', 'six', 'seven'][i]!, rank],
  ]),
);
const ADJECTIVES: Readonly<Record<string, string>> = {
  height: 'tall',
  width: 'wide',
  length: 'long',
  depth: 'deep',
  diameter: 'wide',
};

type Replacement = string | ((found: string, first: string, second: string) => string);

const SPELLINGS: readonly (readonly [RegExp, Replacement])[] = [
  // "the thing marked 31" is mark 31; "the mug marked 7" keeps its noun.
  [
    /\b(?:thing|object|item|one) (?:that is |which is )?(?:marked|numbered)(?: (?:as|with|number))? #?(?=\d{1,4}\b)/g,
    'mark ',
  ],
  [/\bcentre(s?)\b/g, 'center$1'],
  [/\bcolou?r(ed|s|ful|ing)?\b/g, 'color$1'],
  [/\b(centi|milli|kilo)?metre(s?)\b/g, '$1meter$2'],
  [/\b(left|right|top|bottom|front|back|rear|upper|lower)-?\s?most\b/g, '$1most'],
  [/\b(left|right)[\s-]?hand(?:ed)?\b/g, '$1'],
  [/\bin[\s-]between\b/g, 'between'],
  [/\bin[\s-]front\b/g, 'in front'],
  [/\b(left|right) or (to the )?(left|right) of\b/g, '$1 of or $2$3 of'],
  [/\bnext too?\b/g, 'next to'],
  [/\bontop\b/g, 'on top'],
  [/\bfloor to ceiling\b/g, 'tall'],
  [/\b(to|the|a|of|is) \1\b/g, '$1'],
  [/\b(?:teh|hte|thr)\b/g, 'the'],
  [/\bclosed to\b/g, 'close to'],
  [/\bin ?side\b/g, 'inside'],
  [/\bfar (left|right)\b/g, 'far $1'],
  [/\bwall[\s-]?mounted\b ?/g, ''],
  [/\barm[\s-]less\b/g, 'armless'],
  [/\bheadphone\b/g, 'headphones'],
  // Colours of two words that are no shade of a plain one.
  [/\brose[\s-]gold(?:en)?\b/g, 'pink'],
  [/\boff[\s-]white\b|\begg[\s-]?shell\b/g, 'cream'],
  [/\b(?:sea|aqua)[\s-]green\b|\bblue[\s-]green\b|\bgreen[\s-]blue\b/g, 'teal'],
  [/\b(?:coffee|chocolate|chestnut|walnut|cinnamon)[\s-]colou?red\b/g, 'brown'],
  [/\b(\d{1,2}|one|two|three|four|five|six|seven) th (?=from\b)/g, '$1th '],
  // "bottle number two from the left" is the second.
  [
    /\b(?:number|no\.?) (one|two|three|four|five|six|seven|[1-7])(?= (?:from|counting from|counted from) )/g,
    (_: string, count: string) => `that is the ${RANKS[count]!}`,
  ],
  // "the last chair on the right" is the rightmost; "the last from the right" is not.
  [/\blast (\S+(?: \S+)?) (?:on|to|at) the (?:far )?(left|right)(?! of\b)/g, '$2most $1'],
  [
    /\bwhose (colou?r|size|height) (?:is the same as|matches|is like|equals)(?: that of)? /g,
    'with the same $1 as ',
  ],
  [/\bmost (?:distant|remote|faraway)\b/g, 'farthest'],
  // "with a height of 12 cm".
  [
    /\b(?:with|of|has|having) an? (height|width|length|depth|diameter) of ((?:\w+ )?[\w.]+ ?(?:cm|mm|m|cent?imet(?:er|re)s?|met(?:er|re)s?|inch(?:es)?|f(?:ee|oo)?t))\b/g,
    (_: string, quantity: string, length: string) => `that is ${length} ${ADJECTIVES[quantity]!}`,
  ],
  [/\bwhichever (?!one\b|of\b)(?=[a-z]+ (?:is|stands|lies|sits) )/g, 'the '],
  // "it is like 20 cm tall".
  [
    / like (?=(?:between|about|around|roughly|\d|half a|one|two|three|four|five|ten|twenty|thirty|forty|fifty)\b)/g,
    ' ',
  ],
  // Of a memory: when it was seen is no quality of a thing. "Where did you last see", "show me where you last saw".
  [
    /\b(did|have|has|had) (i|we|you|he|she|they) (?:last|ever|already|recently) (?=(?:see|seen|put|leave|left|find|found|have)\b)/g,
    '$1 $2 ',
  ],
  [/^when (?=(?:did|have) (?:i|we|you) (?:see|seen|find|found)\b)/, 'where '],
  [/^(?:do you (?:happen to |still )?(?:remember|recall|know)|do) (?=(?:where|which)\b)/, ''],
  [
    /(^|\b(?:show|tell) me )where (?:i|we|you)(?: last)? (?:saw|left|put|placed|kept|found) (?=(?:the|my|our|your|a|an|that|this)\b)/,
    '$1where is ',
  ],
  // "whatever is on the table".
  [/\b(?:whatever) (?=(?:is|stands|lies|sits|hangs) )/g, 'the thing that '],
  [/\bwith nothing (?=(?:on|in|under|inside|above|below|beside|next to)\b)/g, 'without anything '],
  // Numbers and units said in words.
  [/\b(\d+(?:\.\d+)?) ?(cms?|centimet(?:er|re)s?)\b/g, '$1 cm'],
  [/\b(\d+(?:\.\d+)?) ?(m|met(?:er|re)s?)\b/g, '$1 meters'],
];

/** Sounds of hesitation and assent, and thanks: they go, with the comma behind them. */
const HESITATION =
  /(^|[ ,.;:!?])(?:(?:u+h+|u+h*m+|e+h+m+|e+r+m+|er+|h+m+|m+h*m+|a+h+|eh|o+h+|huh|yeah|yeh|yea|yep|yup|ya|yes please|you know|thank you(?: (?:very|so) much)?|thanks(?: a lot)?|cheers|many thanks)(?=[ ,.;:!?]|$)(?: ?(?:,|\.{2,}))?)/g;
/** What a speaker who searches for words says twice. */
const STUTTER =
  /\b(the|a|an|to|of|is|in|on|my|your|and|that|it|with|i|me|at|this|for|from|red|blue|green) \1\b/g;

/** "the sitting man": as "the man who is sitting". */
const HOLDING =
  /\b(the|a|an|that|this) (sitting|seated|standing|lying) (man|woman|person|guy|girl|boy|lady|kid|child|gentleman)\b/g;

const OWN_VIEW =
  /(?<! ,) from (?=(?:[\p{L}\p{N}]+ ){1,4}(?:point of view|perspective|viewpoint|vantage point|eyes)(?: |$))/gu;

/** A speaker's correction, which nobody writes a comma before: "the laptop no wait the keyboard", "the red no the blue mug". */
const CORRECTED =
  /(?<! ,) (no wait|wait no|no sorry|sorry no|sorry i mean|i mean|i meant|or rather|make that|scratch that|no no|(?<!(?:is|are|was|were|has|have|with|but|and|or|says?|there) )no)(?= (?:the|a|an|my|that|this) )/g;

const WHO = /^((?:tell me |do you know |and |so )?)who (?=(?:is|are|stands|sits|lies) (?!the owner))/;

const POSSESSED = '(the|my|your|that|this) ((?:[a-z]+ ){0,2}?[a-z]+)';
/** "which stool does the book lie on" asks as "which stool is the book on" does. */
const LIES_ON =
  /\b(which|what) ((?:[a-z]+ ){0,2}?[a-z]+) (?:does|do|did) (the|a|an|my|that|this) (.+?) (?:lie|stand|sit|rest|hang|lean) (on|in|under|at|against|by|near|next to|behind|over|beside)(?= ?[?.!]*$)/;

/** "to the bear's left": of the bear, by its own front or the viewer's eyes; "to its own left" by its own. */
const OWN_SIDES: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      `\\b(to|on|at|off to) ${POSSESSED}(?:'s|s')? own (left|right)(?:[ -]hand)?(?: side)?(?= |[.,;!?]|$)`,
      'g',
    ),
    '$1 the $4 of $2 $3 as its very own',
  ],
  [
    new RegExp(
      `\\b(to|on|at|off to) ${POSSESSED}(?:'s|s') (left|right)(?:[ -]hand)?(?: side)?(?! of\\b)(?= ?(?:[.,;!?]|$)| (?:and|or|that|which|please|is|are|then)\\b)`,
      'g',
    ),
    '$1 the $4 of $2 $3 as its own',
  ],
];

const SHAPES = /\b([a-z]+)-(shaped|sized|colored|like|style)\b/g;

/**
 * Lower case, one space between words, punctuation as words of its own, contractions opened, British spelling to
 * American, control, zero-width and bidirectional characters gone. Never throws; any string is allowed.
 */
export const normalise = (expression: string): string => {
  let text = expression
    .slice(0, MAX_EXPRESSION_CHARACTERS)
    .normalize('NFKC')
    .slice(0, MAX_EXPRESSION_CHARACTERS)
    .toLowerCase()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, (run) => (/[\t\n\r]/.test(run) ? ' ' : ''))
    .replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'")
    .replace(/[\u2013\u2014]/g, ', ')
    .replace(/["\u201c\u201d*_]/g, ' ')
    .replace(/\s+/g, ' ');
  // Twice, as sounds that follow each other share the space between them.
  for (let i = 0; i < 2; i++) text = text.replace(HESITATION, '$1 ');
  text = text
    .replace(/\s+/g, ' ')
    .replace(STUTTER, '$1')
    .replace(STUTTER, '$1')
    .replace(/^[ ,]+/, '');
  for (const [pattern, plain] of OWN_SIDES) text = text.replace(pattern, plain);
  for (const [pattern, replacement] of CONTRACTIONS) text = text.replace(pattern, replacement);
  text = plainColours(heardRight(text));
  for (const [pattern, replacement] of SPELLINGS) text = text.replace(pattern, replacement as string);
  text = text
    .replace(SHAPES, '$1 $2')
    .replace(HOLDING, '$1 $3 who is $2')
    .replace(/[-/\\]/g, ' ')
    .replace(/[()[\]{}|<>]/g, ' , ')
    .replace(/(\d)[.,](?=\d)/g, '$1@')
    .replace(/\s*([.,;:!?])/g, ' $1 ')
    .replace(/(\d)@/g, '$1.')
    .replace(/[^\p{L}\p{N}.,;:!?#' ]/gu, ' ')
    .replace(/'/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  // "who is by the door" asks for a person.
  text = text.replace(WHO, '$1which person ').replace(LIES_ON, '$1 $2 is $3 $4 $5');
  // "on the left | from the bear point of view" is no "left from the bear".
  text = text.replace(OWN_VIEW, ' , from ').replace(CORRECTED, ' , $1 ,').replace(/ , ,/g, ' ,');
  return deniedEach(inSequence(withoutPoliteness(text)));
};
