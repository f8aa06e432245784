import { attributeOf } from '../../lexicon/attributes.ts';
import { isPlural } from '../../lexicon/morphology.ts';
import { orderOf } from '../../lexicon/orders.ts';
import { boundAt } from '../measure/boundAt.ts';
import { lengthAt } from '../measure/lengthAt.ts';
import { rangeAt } from '../measure/rangeAt.ts';
import type { Vocabulary } from '../noun/nounWords.ts';
import type { ParseOptions } from '../parse.ts';
import { nounPhraseAt } from '../phrases/ofPhrase.ts';
import { relationAt } from '../phrases/phrases.ts';
import { type Tokens, tokenise } from '../words/tokens.ts';
import type { Question } from './Question.ts';

type Whether = Extract<Question, { kind: 'whether' }>;

const whether = (statement: string): Whether => ({ kind: 'whether', statement });

const NUMBER = '(?:one|two|three|four|five|six|seven|eight|nine|ten|\\d+)';
/** How many a question speaks of, before the name of the things. */
const QUANTIFIER = new RegExp(
  `^(?:(?:at least|at most|more than|fewer than|less than|exactly|only|just) ${NUMBER}|any|some|none|all|both|each|every|either|neither|${NUMBER})(?: one)?(?: of)?(?: (?:the|these|those))?(?: (?=[a-z]))`,
);

const WHOLE: readonly (readonly [RegExp, string])[] = [
  [/^nothing /, 'no thing '],
  [/^(?:anything|something) /, 'some thing '],
  [/^(?:nobody|no one) /, 'no person '],
  [/^(?:anyone|anybody|someone|somebody) /, 'some person '],
];
/** "one of the boxes", "any mug": asked about, one is enough. */
const asSaid = (quantifier: string): string =>
  WHOLE.find(([form]) => form.test(quantifier))?.[1] ??
  quantifier.replace(/^(?:any|either|one of)\b(?: of)?(?: the)? ?/, 'some ');

const JOINS = /^(?:and|or|not|,|also|really|actually|all|both)$/;

/** Whether words from one on say something by themselves: "taller than the lamp", "the same color as", "red or blue". */
const isPredicate = ({ text, words, starts }: Tokens, at: number): boolean => {
  const word = words[at]!;
  const rest = words.slice(at);
  if (rest.every((one) => attributeOf(one) !== undefined || JOINS.test(one)))
    return attributeOf(rest.at(-1)!) !== undefined;
  if (orderOf(word) && rest.includes('than')) return true;
  if (/^(?:more|less|as)$/.test(word) && /^(?:more|less) \w+ than|^as \w+ as/.test(rest.join(' ')))
    return true;
  if ((word === 'the' && words[at + 1] === 'same') || word === 'wearing') return true;
  const bound = boundAt(text, starts[at]!);
  return (rangeAt(text, starts[at]!) ?? lengthAt(text, bound?.end ?? starts[at]!)) !== undefined;
};

/** "the man in black", "in the red shirt": told of who is named, where more is said behind it. */
const DRESSED =
  /^in (?:(?:the|a|an) )?([a-z]+)(?: (?:t shirt|shirt|tee|jacket|sweater|coat|dress|pants|trousers|jeans|hoodie|suit|vest|hat|cap))? (?=\S)/;

/** Where the name of what is asked about ends: with the places that tell of it, if something is said of it behind them. */
const subjectEnd = (tokens: Tokens, vocabulary: Vocabulary, joint: RegExp): number | undefined => {
  const { text, words, starts } = tokens;
  let end = nounPhraseAt(tokens, 0, vocabulary)?.end;
  // "is the mug or the cup on the table", "are the mug and the cup on the table".
  while (end !== undefined && joint.test(words[end] ?? ''))
    end = nounPhraseAt(tokens, end + 1, vocabulary)?.end;
  if (end === undefined || end >= words.length) return undefined;
  const dressed = DRESSED.exec(text.slice(starts[end]!));
  // "is the man in black | left of the table".
  if (dressed && attributeOf(dressed[1]!)?.kind === 'colour') end += dressed[0].trim().split(' ').length;
  if (isPredicate(tokens, end) || !relationAt(text, starts[end]!)) return end;
  for (let at = end + 2; at < words.length; at++) {
    const isInside = words[at - 1] === 'the' || words[at - 1] === 'a' || words[at - 1] === 'an';
    if (!isInside && isPredicate(tokens, at)) return at;
  }
  return end;
};

/** "is the mug on the table" asks about "the mug is on the table": the name ends where its verb went. */
const uninverted = (verb: string, asked: string, options: ParseOptions): Whether | undefined => {
  const words = asked.replace(/^everything (?=[a-z])/, 'all objects ');
  const labels = new Set(options.labels);
  const whole = /^(?:no one|\w+(?:thing|body|one)) (?!of )/.exec(words)?.[0];
  const isWhole = whole !== undefined && WHOLE.some(([form]) => form.test(whole));
  const quantifier = isWhole ? whole : (QUANTIFIER.exec(words)?.[0] ?? '');
  const known = new Set([...labels].flatMap((label) => label.split(' ')));
  const tokens = tokenise(words.slice(quantifier.length), known);
  const joint = /^(?:are|do)$/.test(verb) ? /^(?:or|and)$/ : /^or$/;
  const end = isWhole ? 0 : subjectEnd(tokens, { phrases: labels }, joint);
  if (end === undefined) return undefined;
  const subject = asSaid(quantifier) + tokens.words.slice(0, end).join(' ');
  return whether(`${subject.trim()} ${verb} ${tokens.words.slice(end).join(' ')}`);
};

const TAG =
  /^((?:the|a|an|there|all|both|my|this|that|no|every|some) .+? (?:is|are|has|have|stands?|sits?|lies?) .+?) (?:right|correct|true|yes|no|huh|or not|(?:is|are|does|do|has|have) (?:it|they|he|she) not|(?:is|are|does|do|has|have) not (?:it|they|he|she)|is that right|is that so|do you think)$/;

const SAID =
  /^(?:is it (?:true|correct|right|so|the case) that|would you (?:say|agree)(?: that)?|do you (?:think|believe|agree)(?: that)?|(?:can|could) you (?:confirm|verify|check)(?: that| whether| if)?|(?:check|verify|confirm|tell me|do you know)(?: that| whether| if)) (.+ (?:is|are|has|have|stands?|sits?|lies?) .+)$/;

/** A question of yes or no, as the statement that it asks about; undefined for other words. */
export const whetherIn = (words: string, options: ParseOptions): Whether | undefined => {
  const said = SAID.exec(words);
  if (said) return whether(said[1]!);
  const there = /^(is|are) (?:not )?there (.+)$/.exec(words);
  if (there) return whether(`there ${there[1]} ${there[2]}`);
  // "do you see a mug", "can you see any cups": whether there is one.
  const seen =
    /^(?:do|can) (?:you|we|i) (?:see|spot) (an?|any|some) ((?:\S+ )*?(\S+?))(?: (?:on|in|under|behind|next|near|left|right|at|by) .+)?$/.exec(
      words,
    );
  if (seen)
    return whether(
      `there ${isPlural(seen[3]!) ? 'are' : 'is'} ${words.slice(words.indexOf(` ${seen[1]!} `) + 1)}`,
    );
  const tagged = TAG.exec(words);
  if (tagged) return whether(tagged[1]!);
  // "isn't the mug on the table?" asks for the same.
  const found = /^(is|are|does|do)(?: not)? (.+)$/.exec(words);
  return found ? uninverted(found[1]!, found[2]!, options) : undefined;
};
