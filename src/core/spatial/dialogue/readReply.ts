import type { LogicalForm } from '../grammar/LogicalForm.ts';
import { type ParseOptions, parse } from '../grammar/parse.ts';
import { normalise } from '../grammar/words/normalise.ts';
import { ordinalOf } from '../lexicon/orders.ts';

/** What the answer to "which one?" says. */
export type Reply =
  | { readonly kind: 'all' | 'none' | 'any' }
  | { readonly kind: 'number'; readonly number: number }
  /** "the second one": in the order of the question. -1 is the last. */
  | { readonly kind: 'place'; readonly place: number }
  | {
      readonly kind: 'told';
      readonly form: LogicalForm;
      /** "the other one": not the one that was chosen before. */
      readonly isOther: boolean;
      /** "not the red one". */
      readonly isDenied: boolean;
      /** Only "the other one", or "not that one": nothing else was said. */
      readonly isBare: boolean;
    };

/** What may go before a reply and tells nothing of which one is meant. */
export const LEAD =
  /^(?:(?:not (?:that|this|it)(?: one)?(?= ?,)|no|nope|yes|yeah|well|sorry|please|actually|rather|i mean|i meant|i want|i said|it is|it s|it was|that is|that s)\b[ ,]*)+/;
const NONE = /^(?:neither|none|nothing|no one)(?: of (?:them|these|those|the two))?(?: ones?)?$/;
const ALL = /^(?:both|all|each|every one|everything)(?: of (?:them|these|those|it))?(?: ones?)?$/;
const ANY =
  /^(?:any|either|whichever|any of (?:them|these|those)|either of them|i do not care|no matter)(?: one)?$/;
const NUMBER =
  /^(?:the )?(?:(?:one|thing|object) )?(?:(?:marked|with(?: the)?|of) )?(?:number|mark|no|#|id)? ?#?(\d{1,4})$/;
const OTHER = /\b(?:other|another|different)\b/;
const DENIED = /^not /;
const ONCE_MORE = /\b(?:and|but|nor|or|not)\b|,/;
const THAT = /^(?:the |that |this |a )*(?:one|thing)?$/;

const PLACE = /^(?:the )?([a-z\d]+)(?: (?:one|of them))?$/;

/** Place in the list of what was offered, from 0; -1 the last; undefined for words that count nothing. */
const placeOf = (word: string): number | undefined => {
  if (word === 'former') return 0;
  const ordinal = word === 'latter' ? -1 : ordinalOf(word);
  return ordinal === undefined || ordinal < 0 ? ordinal : ordinal - 1;
};

/** Reads the answer to "which one?": "the left one", "no, the other one", "number 12", "both", "not the red one". Total. */
export const readReply = (text: string, options: ParseOptions = {}): Reply => {
  const plain = normalise(String(text))
    .replace(/[?.!]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
  const words =
    plain
      .replace(LEAD, '')
      .replace(/^, ?| ?,$/g, '')
      .trim() || plain;
  if (NONE.test(words)) return { kind: 'none' };
  if (ALL.test(words)) return { kind: 'all' };
  if (ANY.test(words)) return { kind: 'any' };
  const number = NUMBER.exec(words);
  if (number) return { kind: 'number', number: Number(number[1]) };
  const place = placeOf(PLACE.exec(words)?.[1] ?? '');
  if (place !== undefined) return { kind: 'place', place };
  // "not the red one and not the blue one" is read whole, "not the red one" is what the red one is not.
  const isDenied = DENIED.test(words) && !ONCE_MORE.test(words.slice(1));
  const isOther = OTHER.test(words);
  const form = parse(words, options);
  // "five": by itself it is the number of a mark.
  const { head, count, constraints } = form.target;
  if (count !== undefined && head === undefined && constraints.length === 0)
    return { kind: 'number', number: count };
  const rest = words.replace(DENIED, '').replace(OTHER, '').replace(/ +/g, ' ').trim();
  return {
    kind: 'told',
    form: isOther || isDenied ? parse(rest, options) : form,
    isOther,
    isDenied,
    isBare: (isOther || isDenied) && THAT.test(rest),
  };
};
