import { attributeOf } from '../../lexicon/attributes.ts';
import { DETERMINERS } from '../../lexicon/functionWords.ts';
import { isPlural } from '../../lexicon/morphology.ts';
import { isKnownNoun } from '../../lexicon/nouns.ts';
import { cardinalOf, orderOf, ordinalOf } from '../../lexicon/orders.ts';
import type { NounReader, Step } from './NounReader.ts';
import { nounLength } from './nounWords.ts';

const readOrdinal = (reader: NounReader): Step => {
  const rank = ordinalOf(reader.word());
  if (rank === undefined) return 'pass';
  reader.ordinal = rank;
  return reader.take();
};

/** What a number before them makes a word of: "the six pack", "a three seater". */
const KIND = /^(pack|seater|wheeler|liter|gallon)$/;
const UNIT =
  /^(piece|burner|tier|drawer|door|slice|pane|legged|armed|wheeled|sided|handled|hole|outlet|panel|section|cushion|person|inch|foot|quart|cup)$/;

/** "the six pack", "the two slice toaster": the number tells of a kind, not of how many. */
const readCompound = (reader: NounReader): Step => {
  const compound = `${reader.word()} ${reader.word(1)}`;
  if (reader.continues(2)) {
    reader.draft.modifiers.push(compound);
    return reader.take(2);
  }
  reader.draft.head = compound;
  reader.named = true;
  return reader.take(2);
};

/** "two chairs", "three of the chairs". */
const readCardinal = (reader: NounReader): Step => {
  const word = reader.word();
  const count = cardinalOf(word);
  if (count === undefined || (word === 'one' && !isKnownNoun(reader.word(1)))) return 'pass';
  if (count > 1 && (KIND.test(reader.word(1)) || (UNIT.test(reader.word(1)) && reader.continues(2))))
    return readCompound(reader);
  reader.draft.count = count;
  reader.draft.plural = count > 1;
  reader.take();
  // "two or three mugs": as many as there are, two at least.
  if (/^(?:or|to)$/.test(reader.word()) && cardinalOf(reader.word(1)) !== undefined && reader.continues(2))
    reader.at += 2;
  if (reader.word() === 'of' && (DETERMINERS.has(reader.word(1)) || reader.continues(1))) reader.at++;
  return 'read';
};

/** "of the monitor": one thing that has parts, not several to choose from. */
const isOfWhole = ({ tokens, vocabulary, at }: NounReader): boolean => {
  const { words } = tokens;
  if (words[at + 1] !== 'of' || !/^(the|a|an|this|that|its|your|my)$/.test(words[at + 2] ?? '')) return false;
  let next = at + 3;
  while (attributeOf(words[next] ?? '') && nounLength(tokens, next, vocabulary) === 0) next++;
  const length = nounLength(tokens, next, vocabulary);
  return length > 0 && !isPlural(words[next + length - 1]!);
};

const readSuperlative = (reader: NounReader): Step => {
  const word = reader.word();
  const order = orderOf(word);
  if (!order) return 'pass';
  // "the top of the monitor" is a part of it; "the top of the shelves" is one of them.
  if (/^(top|bottom)$/.test(word) && reader.determined && !reader.found && isOfWhole(reader)) return 'stop';
  // "closest to the door" is an order phrase, not an adjective.
  const distance = /^(near|far)$/.test(order.axis);
  if (/^(to|from|away|by)$/.test(reader.word(1)) || (distance && !reader.continues(1))) return 'stop';
  reader.draft.constraints.push({
    kind: 'order',
    axis: order.axis,
    rank: reader.ordinal ?? 1,
    comparative: !order.superlative,
    negated: false,
  });
  reader.ordinal = undefined;
  reader.take();
  const group = DETERMINERS.has(reader.word(1)) || cardinalOf(reader.word(1)) !== undefined;
  if (reader.word() === 'of' && group) {
    reader.isOneOf = true;
    reader.at += DETERMINERS.has(reader.word(1)) ? 2 : 1;
  }
  return 'read';
};

/** How many, and which of an order. */
export const COUNTING = [readOrdinal, readCardinal, readSuperlative] as const;
