import { attributeOf } from '../../../lexicon/attributes.ts';
import { isKnownNoun } from '../../../lexicon/nouns.ts';
import { isWorn } from '../../../lexicon/words/parts.ts';
import { isPersonNoun } from '../../../lexicon/words/personNouns.ts';
import type { AttributeConstraint } from '../../LogicalForm.ts';
import { isUnknown } from '../../noun/nounWords.ts';
import { isPunctuation } from '../../words/tokens.ts';
import type { ParserState } from '../ParserState.ts';

/** What opens the telling of what a person has on. */
const OPENS =
  /^(?:(?:who|that) )?(?:(?:is|are|was|has|have) )?(?:got )?(not )?(?:all )?((?:dressed|clad) (?:up )?in|in|with(?:out)?|wearing|wears|having|has|have|whose)(?= )/;
const DETERMINER = /^(?:a|an|the|his|her|their|some|any|no|pair|of)$/;
/** What may follow a colour that stands for clothes. */
const GOES_ON =
  /^(?:[.,;:!?]|and|clothes|who|that|on|at|by|behind|next|near|left|right|in|to|beside|standing|sitting|under|over|there|from)$/;
const SIZE_OR_STATE = /^(?:size|shape|state|material)$/;

/** One garment: its colours, its noun where one is said, and how many words it takes. */
interface Garment {
  readonly colours: readonly string[];
  readonly noun: string | undefined;
  readonly end: number;
}

/** "shirt", "jeans", "t shirt": the words of a garment that begins at a word; 0 where none does. */
const nounLength = (words: readonly string[], at: number): number => {
  if (isWorn(words.slice(at, at + 2).join(' ')) && words[at] === 't') return 2;
  return isWorn(words[at] ?? '') || isWorn(`${words[at] ?? ''}s`) ? 1 : 0;
};

/** "in the hair drier": the first word of another noun. */
const isCompound = (words: readonly string[], end: number): boolean => {
  const next = words[end];
  return next !== undefined && !isPunctuation(next) && (isKnownNoun(next) || isUnknown(next));
};

const isColour = (word: string | undefined): boolean => attributeOf(word ?? '')?.kind === 'colour';

/** Colours, and what else an adjective may say, from a word on; and where they end. */
const adjectivesAt = (words: readonly string[], start: number): Pick<Garment, 'colours' | 'end'> => {
  const colours: string[] = [];
  let end = start;
  for (; end < words.length; end++) {
    const word = words[end]!;
    const attribute = attributeOf(word);
    if (attribute?.kind === 'colour') colours.push(attribute.value);
    else if (attribute ? !SIZE_OR_STATE.test(attribute.kind) : word !== 'and' || !isColour(words[end + 1]))
      break;
  }
  return { colours, end };
};

const garmentAt = (words: readonly string[], start: number): Garment | undefined => {
  let from = start;
  while (DETERMINER.test(words[from] ?? '')) from++;
  const { colours, end: at } = adjectivesAt(words, from);
  const end = at + nounLength(words, at);
  if (end > at)
    return isCompound(words, end) ? undefined : { colours, noun: words.slice(at, end).join(' '), end };
  // "in blue": a colour by itself; "in the blue car" is where they are.
  const isAlone = from === start && (words[at] === undefined || GOES_ON.test(words[at]!));
  return colours.length > 0 && isAlone ? { colours, noun: undefined, end: at } : undefined;
};

/** What a garment says, as what is told of its owner: without a colour only that it is there. */
const constraintsOf = (
  { colours, noun }: Garment,
  said: string,
  negated: boolean,
): readonly AttributeConstraint[] => {
  const part = { kind: 'attribute', attribute: 'part', said, negated } as const;
  if (colours.length === 0) return [{ ...part, value: noun! }];
  return colours.map((value) => ({ ...part, value, part: noun ?? 'clothes' }));
};

/** "whose shirt is red". */
const whoseAt = (words: readonly string[], start: number): Garment | undefined => {
  const length = nounLength(words, start);
  const colour = attributeOf(words[start + length + 1] ?? '');
  return length > 0 && /^(?:is|are|looks?)$/.test(words[start + length] ?? '') && colour?.kind === 'colour'
    ? { colours: [colour.value], noun: words.slice(start, start + length).join(' '), end: start + length + 2 }
    : undefined;
};

/** The garments that are told one after the other, and where they end. */
const garmentsAt = (
  clause: ParserState,
  start: number,
  isWhose: boolean,
): readonly { readonly garment: Garment; readonly said: string }[] => {
  const { words } = clause.tokens;
  const found: { garment: Garment; said: string }[] = [];
  let from = clause.at;
  let at = start;
  for (;;) {
    const garment = isWhose ? whoseAt(words, at) : garmentAt(words, at);
    if (!garment) return found;
    found.push({ garment, said: words.slice(from, garment.end).join(' ') });
    if (isWhose || !/^(?:and|with|,)$/.test(words[garment.end] ?? '')) return found;
    from = garment.end + 1;
    at = from;
  }
};

/**
 * "in the red shirt and blue jeans", "dressed in black", "wearing blue", "whose jacket is green", "without a hat": what a
 * person has on. Its words are no things that stand by themselves. True when a garment was read.
 */
export const readDress = (clause: ParserState): boolean => {
  const owner = clause.last ?? clause.subject;
  if (owner?.head === undefined || !isPersonNoun(owner.head)) return false;
  const opened = OPENS.exec(clause.tokens.text.slice(clause.offset));
  if (!opened) return false;
  const [whole, not, verb] = opened;
  const found = garmentsAt(clause, clause.at + whole.split(' ').length, verb === 'whose');
  if (found.length === 0) return false;
  const negated = clause.negated !== (not !== undefined || verb === 'without');
  owner.constraints.push(...found.flatMap(({ garment, said }) => constraintsOf(garment, said, negated)));
  clause.at = found.at(-1)!.garment.end;
  clause.negated = false;
  clause.understood = true;
  return true;
};
