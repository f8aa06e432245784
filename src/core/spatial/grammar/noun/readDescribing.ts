import { type AttributeWord, attributeOf } from '../../lexicon/attributes.ts';
import { cardinalOf } from '../../lexicon/orders.ts';
import type { NounReader, Step } from './NounReader.ts';
import { describes, PLACE_ADJECTIVES } from './nounWords.ts';

/** "the left chair", "the corner table". */
const readPlace = (reader: NounReader): Step => {
  const place = reader.nounLength() > 1 ? undefined : PLACE_ADJECTIVES.get(reader.word());
  const next = reader.word(1);
  if (!place) return 'pass';
  // "the middle of the three cups" is one of them; "the middle of the table" is a part of it.
  const isOneOf =
    next === 'of' &&
    reader.word(-1) === 'the' &&
    /^(the|these|those)$/.test(reader.word(2)) &&
    cardinalOf(reader.word(3)) !== undefined;
  if (next === 'of' && !isOneOf) return 'pass';
  const goesOn =
    isOneOf ||
    reader.continues(1) ||
    /^(one|ones|most)$/.test(next) ||
    (reader.determined && !/^(of|side|and)$/.test(next));
  if (!goesOn) return 'pass';
  reader.draft.constraints.push({
    kind: 'relation',
    relation: place,
    anchors: [],
    negated: false,
    inverse: false,
  });
  reader.isOneOf = isOneOf;
  return reader.take(isOneOf ? 3 : 1);
};

/** "red and", "red, " before another adjective of the same noun. */
const skipLink = (reader: NounReader, link: RegExp, isColour: boolean): void => {
  // "the blue or the white mug".
  const article = reader.word() === 'or' && /^(the|a|an)$/.test(reader.word(1)) ? 1 : 0;
  const next = attributeOf(reader.word(1 + article));
  // "red, blue or yellow": another link behind the next one goes on as well.
  const goesOn =
    reader.continues(2 + article) ||
    (/^(and|or|,)$/.test(reader.word(2)) && attributeOf(reader.word(3)) !== undefined);
  if (!link.test(reader.word()) || !next || !goesOn) return;
  if (isColour && next.kind === 'colour') {
    if (reader.word() === 'or') reader.isEither = true;
    else reader.areColoursJoined = true;
  } else if (reader.word() === 'or') reader.isAfterOr = true;
  reader.at += 1 + article;
};

/** The word itself, where its value gathers words that tell different things and no camera tells them. */
export const saidOf = (word: string, { kind, value }: AttributeWord): { readonly said?: string } =>
  /^(material|state)$/.test(kind) && word !== value ? { said: word } : {};

/** Adds what the word at the reader says; behind "or" it is another way of being meant than the one before. */
const addAttribute = (reader: NounReader, attribute: AttributeWord): void => {
  const { constraints } = reader.draft;
  const before = constraints.at(-1);
  const isOther = reader.isAfterOr && before?.kind === 'attribute';
  const at = isOther ? (before.or ?? 0) : 0;
  if (isOther) constraints[constraints.length - 1] = { ...before, or: at };
  constraints.push({
    kind: 'attribute',
    attribute: attribute.kind,
    value: attribute.value,
    ...saidOf(reader.word(), attribute),
    negated: reader.negated,
    ...(isOther && { or: at + 1 }),
  });
  reader.isAfterOr = false;
  reader.negated = false;
};

const readAttribute = (reader: NounReader): Step => {
  const { tokens, vocabulary, at } = reader;
  const attribute = attributeOf(reader.word());
  if (!attribute) return 'pass';
  const length = reader.nounLength();
  const next = reader.word(1);
  const inside = reader.determined || reader.found;
  // "it is orange": a colour that is a fruit as well is a thing only behind a determiner.
  if (attribute.kind === 'colour' && length === 1 && !inside && !describes(tokens, at + 1, vocabulary))
    return 'stop';
  if (reader.named) return 'pass';
  const adjectival =
    length === 1
      ? describes(tokens, at + (next === ',' ? 2 : 1), vocabulary)
      : length === 0 && (reader.continues(1) || /^(one|ones|colored|color|and)$/.test(next));
  if (!adjectival && !(length === 0 && inside)) return 'pass';
  addAttribute(reader, attribute);
  reader.take();
  while (
    /^(colored|color|shaped|sized|toned|looking|ish|tone|size|shape)$/.test(reader.word()) &&
    reader.continues(1)
  )
    reader.at++;
  skipLink(reader, /^(and|or)$/, attribute.kind === 'colour');
  skipLink(reader, /^,$/, attribute.kind === 'colour');
  return 'read';
};

const CONTAINER_OF =
  /^(set|pair|stack|pile|bunch|group|row|line|roll|pack|packs|piece|kind|type|sort|lot|couple|number|series|rows|stacks|section|wall)$/;

/** "a stack of chairs" is the chairs. */
const readContainer = (reader: NounReader): Step => {
  if (!CONTAINER_OF.test(reader.word()) || reader.word(1) !== 'of' || reader.nounLength() >= 3) return 'pass';
  reader.draft.plural = true;
  return reader.take(2);
};

export { readAttribute, readContainer, readPlace };
