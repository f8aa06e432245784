import type { Vocabulary } from '../noun/nounWords.ts';
import { commandLength } from '../phrases/commandPhrase.ts';
import { nounPhraseAt } from '../phrases/ofPhrase.ts';
import { joinWords, type Tokens } from '../words/tokens.ts';
import { BE, type ChoiceWords, isOrderSaid, namesIn, OPEN } from './choiceWords.ts';
import { unpartedChoice } from './unpartedChoice.ts';

const WHICH =
  '(?:which(?:ever)?|what|who)(?: (?:one|thing|object))?(?: (?:of (?:them|these|those|the two)|is it that))?';
const PARTED = '(?: [,:;.?!])+ ';
const BY = '(?<by>[^,:;.?!]+)';

const pattern = (source: string): RegExp => new RegExp(`^${OPEN}${source}$`, 'u');

interface Form {
  readonly pattern: RegExp;
  /** What joins the last two of the things named. */
  readonly link: 'or' | 'and';
  /** "the mug or the box that is red" is one thing, but for an order. */
  readonly isOrder?: true;
}

/** Forms in which words or a stop part what is named from what decides. */
const FORMS: readonly Form[] = [
  // "which (box) is closer to the door, the mug or the plate".
  {
    pattern: pattern(`(?:${WHICH}|which (?<noun>[\\p{L} ]+?)) ${BE} ${BY}${PARTED}(?<among>.+ or .+)`),
    link: 'or',
  },
  // "of the mug and the plate, which is closer".
  {
    pattern: pattern(
      `(?:of|between|out of|from|among) (?<among>.+ (?:and|or) .+?)(?:${PARTED}| )${WHICH} ${BE} ${BY}`,
    ),
    link: 'and',
  },
  // "which of the mug and the plate is closer".
  {
    pattern: pattern(
      `(?:which(?:ever)?|what)(?: one)? (?:of|out of|among|between) (?<among>.+ (?:and|or) .+?) ${BE} ${BY}`,
    ),
    link: 'and',
  },
  // "the mug or the plate, which is closer"; "the towel or cloth which is closest" is one thing.
  { pattern: pattern(`(?<among>.+ or (?:the|my|this|that) .+?)${PARTED}${WHICH} ${BE} ${BY}`), link: 'or' },
  // "the mug or the plate whichever is closer".
  { pattern: pattern(`(?<among>.+ or .+?)(?:${PARTED}| )whichever(?: one)? ${BE} ${BY}`), link: 'or' },
  // "the closer of the mug and the plate".
  {
    pattern: pattern(`the (?<by>\\p{L}+(?:er|est))(?: one)? (?:of|out of|between) (?<among>.+ and .+)`),
    link: 'and',
    isOrder: true,
  },
  // "is it the mug or the plate that is closer".
  {
    pattern: pattern(`(?:is|was) it (?<among>.+ or .+?) (?:that|which) ${BE} ${BY}`),
    link: 'or',
    isOrder: true,
  },
];

/** Whether each part of a list names something, and denies nothing. */
const areNames = (parts: readonly string[], vocabulary: Vocabulary): boolean =>
  parts.length > 1 &&
  parts.every((part) => {
    const phrase = nounPhraseAt(joinWords(part.split(' ')), 0, vocabulary);
    return phrase !== undefined && !phrase.draft.pronoun && !/ (?:not|no|neither|never) /.test(part);
  });

const withoutCommand = (text: string): string => {
  if (/^mark \d/.test(text)) return text;
  const length = commandLength(text, 0);
  return length > 0 && length < text.length ? text.slice(length).trim() : text;
};

/** Without these words nothing is left to choose: most of what is said is told so at a glance. */
const MAY_CHOOSE =
  / or |\b(?:which|what|who)\b.* and | and .*\b(?:which|what|who)\b|\w(?:er|est)(?: one)? (?:of|out of|between) .* and /;

/** What asks, denies or reports: its "or" joins no things to choose from. */
const NO_CHOICE =
  /(?:^|[ ,;.])(?:is|are|was|were|does|do|did|can|could|how|why|when|not|no|neither|nor|never|except|but|without|if|whether|than|other)(?= )/;

/** Whether the last thing of a list may be what the words before it lead to: "on the table or the shelf". */
const isAnchor = (before: string, last: string, vocabulary: Vocabulary): boolean => {
  const tokens = joinWords(last.split(' '));
  if ((nounPhraseAt(tokens, 0, vocabulary)?.end ?? 0) < tokens.words.length) return false;
  const told = joinWords(before.split(' '));
  const end = nounPhraseAt(told, 0, vocabulary)?.end ?? 0;
  return end < told.words.length;
};

/** "the mug or the plate", "the mug on the table or the one on the shelf": nothing says which. */
const undecidedChoice = (text: string, vocabulary: Vocabulary): ChoiceWords | undefined => {
  const list = withoutCommand(text).replace(/^either /, '');
  if (!/ or (?:the|a|an|my|this|that|mark) /.test(list) || NO_CHOICE.test(list)) return undefined;
  const among = list.split(/(?: ,)? or (?=(?:the|a|an|my|this|that|mark) )/).map((part) => part.trim());
  const named = (part: string): boolean => {
    const phrase = nounPhraseAt(joinWords(part.split(' ')), 0, vocabulary);
    const { head, mark, constraints = [] } = phrase?.draft ?? {};
    const isOrder = constraints.some(({ kind }) => kind === 'order');
    return Boolean(phrase?.determined) && (head !== undefined || mark !== undefined || isOrder);
  };
  const [first, second] = among;
  if (among.length < 2 || !named(first!) || !areNames(among, vocabulary)) return undefined;
  return isAnchor(first!, second!, vocabulary) ? undefined : { among, by: '' };
};

/**
 * "which is higher, the green box or the mug", "is the apple or the plate closer", "the bigger of the mug and the plate":
 * things that are named, of which one is to be chosen, and by what; undefined for other words.
 */
export const choiceOf = (tokens: Tokens, vocabulary: Vocabulary): ChoiceWords | undefined => {
  const text = tokens.text.replace(/(?: [.?!,;:])+$/, '');
  if (!MAY_CHOOSE.test(text)) return undefined;
  const plain = withoutCommand(text);
  for (const { pattern: form, link, isOrder } of FORMS) {
    const found = (form.exec(text) ?? (plain === text ? null : form.exec(plain)))?.groups;
    const { by = '', among: list = '', noun } = found ?? {};
    if (!found || (isOrder && !isOrderSaid(by))) continue;
    const among = namesIn(withoutCommand(list), link);
    if (areNames(among, vocabulary)) return { among, by, noun };
  }
  const words = unpartedChoice(joinWords(text.split(' ')), vocabulary);
  return words && areNames(words.among, vocabulary) ? words : undecidedChoice(text, vocabulary);
};
