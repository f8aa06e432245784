import { isWorn } from '../../lexicon/words/parts.ts';
import { isPersonName } from '../../lexicon/words/personNames.ts';
import { nounLength, type Vocabulary } from '../noun/nounWords.ts';
import { nounPhraseAt } from '../phrases/ofPhrase.ts';
import type { Tokens } from '../words/tokens.ts';
import { isPerson } from './isPerson.ts';
import { opensPhrase } from './opens.ts';
import type { PartSpan } from './PartSpan.ts';
import type { Segment } from './segments.ts';

const SELF = /^(me|us|him|her|them|everyone)$/;

/** "bring me", "give john the apple": whom it is for, named before the thing; and where the thing begins. */
export const receiverOf = (
  tokens: Tokens,
  { action, verb, body }: Segment,
  end: number,
  vocabulary: Vocabulary,
): { readonly parts: readonly PartSpan[]; readonly from: number } => {
  const { words } = tokens;
  const said = [...Array(Math.max(0, body - verb - 1)).keys()].map((i) => verb + 1 + i);
  const parts = said
    .filter((at) => action !== 'go' && SELF.test(words[at]!))
    .map((at): PartSpan => ({ role: 'receiver', from: at, end: at + 1 }));
  if (!/^(bring|put)$/.test(action) || parts.length > 0) return { parts, from: body };
  const begins = words[body] === 'to' ? body + 1 : body;
  const whom = whomEnd(tokens, begins, end, vocabulary);
  return whom < end && opensPhrase(words[whom])
    ? { parts: [{ role: 'receiver', from: begins, end: whom }], from: whom }
    : { parts, from: body };
};

const ARTICLE = /^(?:the|a|an|my|your|some|that|this)$/;
const TELLING = /^(?:in|with|wearing|who|on|at|by|behind|next|near|sitting|standing)$/;

/** "the man | in the red shirt | the mug": where what tells of a person ends, right before the thing. */
const toldEnd = (tokens: Tokens, from: number, end: number, vocabulary: Vocabulary): number => {
  const { words } = tokens;
  if (!TELLING.test(words[from] ?? '')) return from;
  for (let at = from + 2; at < end; at++) {
    const isNamed = nounLength(tokens, at - 1, vocabulary) > 0 || isWorn(words[at - 1]!);
    if (isNamed && ARTICLE.test(words[at]!)) return at;
  }
  return from;
};
const TELLS = /^(?:is|are|was|were|has|had|stands?|sits?|lies?|rests?|hangs?|leans?|does|did)$/;

/** Where the name of whom a thing is given to ends, that is named right before the thing; `end` where nobody is. */
const whomEnd = (tokens: Tokens, from: number, end: number, vocabulary: Vocabulary): number => {
  const { words } = tokens;
  if (isPersonName(words[from]!)) return from + 1;
  const first = nounPhraseAt(tokens, from, vocabulary);
  if (!first || first.draft.head === undefined) return end;
  if (isPerson(first.draft.head)) return toldEnd(tokens, first.end, end, vocabulary);
  // "give the bear the ball"; "the chair the bear sits on" is one thing.
  if (!ARTICLE.test(words[from]!) || !ARTICLE.test(words[first.end] ?? '')) return end;
  const thing = nounPhraseAt(tokens, first.end, vocabulary);
  return thing?.draft.head !== undefined && !TELLS.test(words[thing.end] ?? '') ? first.end : end;
};
