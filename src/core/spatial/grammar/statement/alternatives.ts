import { attributeOf } from '../../lexicon/attributes.ts';
import { orderOf } from '../../lexicon/orders.ts';

const PLACE_NOUN = '(?:left|right|top|bottom|front|back|rear|side|end|middle|center)\\b';
const NAME = `(?:(?:the|a|an|my|your|this|that|these|those) (?!${PLACE_NOUN})|(?:mark|object|number) \\d|it\\b|them\\b|me\\b)`;
/** A thing that is named, with the "of" or "than" before it; and what stands before one. */
const TAIL = new RegExp(`(?:^| )(?:(?:of|than|to|from) )?${NAME}.*$`);
const HEAD = new RegExp(`^(.*?)(?:^| )${NAME}`);
const LINKED = /(?:^| )(?:of|than|to|from)$/;

/** "left" of "left or right of the plate": what is told of a thing that is named later. */
const isCut = (part: string): boolean =>
  !TAIL.test(part) && (orderOf(part) !== undefined || attributeOf(part.split(' ').at(-1)!) === undefined);

/**
 * The ways of being true that "or" leaves in what is said of something, each whole: "left or right of the plate" is left of
 * the plate, or right of the plate; "on the table or the floor" is on the table, or on the floor. One where there is no "or".
 */
export const alternativesIn = (said: string): readonly string[] => {
  const parts = said
    .replace(/^either /, '')
    .replace(/ or not$/, '')
    .split(/(?: ,)? or (?:is it |is |maybe |rather )?| , (?=[^,]+ or )/)
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length < 2) return parts;
  const [tail = ''] = TAIL.exec(parts.at(-1)!) ?? [];
  const [, head = ''] = HEAD.exec(parts[0]!) ?? [];
  return parts.map((part, k) => {
    if (k < parts.length - 1 && tail.startsWith(' ') && isCut(part))
      return part + (LINKED.test(part) ? tail.replace(/^ (?:of|than|to|from)(?= )/, '') : tail);
    const isThing = /^(?:the|a|an|my|your|this|that|mark|object|number) /.test(part);
    return k > 0 && isThing && head !== '' ? `${head} ${part}` : part;
  });
};
