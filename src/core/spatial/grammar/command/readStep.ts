import { conceptsOf, kindsOf } from '../../lexicon/nouns.ts';
import { isPersonName } from '../../lexicon/words/personNames.ts';
import type { Action, Role } from '../LogicalForm.ts';
import type { Vocabulary } from '../noun/nounWords.ts';
import { nounPhraseAt } from '../phrases/ofPhrase.ts';
import { orderPhraseAt } from '../phrases/orderPhrase.ts';
import { relationAt } from '../phrases/phrases.ts';
import { isPunctuation, type Tokens } from '../words/tokens.ts';
import { opensPhrase } from './opens.ts';
import type { Segment } from './segments.ts';

/** A part by the words it spans. */
export interface PartSpan {
  readonly role: Role;
  readonly from: number;
  readonly end: number;
}

export interface StepSpans {
  readonly action: Action;
  readonly parts: readonly PartSpan[];
  /** "and the mug": a second thing for the same verb begins here. */
  readonly more?: number;
}

/** "place your gripper on the mug": only the mug is meant. */
const OWN_BODY =
  /^(?:your|its|the robot) (?:\w+ )?(?:gripper|hands?|arms?|fingers?|cameras?|head|eyes|light|laser|base|way|attention)\b/;
const SELF = /^(me|us|him|her|them|everyone)$/;
/** "something to drink" goes nowhere. */
const USE =
  /^(eat|drink|sit|sleep|wear|read|write|cut|clean|play|cook|open|carry|use|wipe|dry|wash|watch|throw|fill|pour|hold|put|be|do|have|get|take|make|find|see)$/;
const PRONOUN = /^(it|them|this|that|him|her|these|those|one)$/;
const SIDE =
  /^(?:the |your |my |its )?(?:far |very |immediate )?(?:left|right|side|rear|back|front|top|bottom)\b/;

const isPerson = (head: string | undefined): boolean =>
  head !== undefined &&
  (isPersonName(head) || conceptsOf(head).some((c) => c === 'person' || kindsOf(c).has('person')));

/** Whether a relation or an order that began before a word goes over it: "next | to", "second | from". */
const isInside = ({ text, starts, words }: Tokens, at: number): boolean => {
  for (let before = Math.max(0, at - 4); before < at; before++) {
    const relation = relationAt(text, starts[before]!);
    if (relation && relation.end > starts[at]!) return true;
    const order = orderPhraseAt(text, starts[before]!);
    if (order && order.end > starts[at]!) return true;
  }
  return /^(next|close|closest|nearest|nearer|closer|near|adjacent|opposite|similar|belongs|back|far|away|parallel)$/.test(
    words[at - 1] ?? '',
  );
};

/** The role that a word of a step opens for what follows, if any. */
const opensRole = (tokens: Tokens, at: number, action: Action, vocabulary: Vocabulary): Role | undefined => {
  const { words, text, starts } = tokens;
  const word = words[at]!;
  const rest = text.slice(starts[at + 1] ?? text.length);
  const phrase = (): ReturnType<typeof nounPhraseAt> => nounPhraseAt(tokens, at + 1, vocabulary);
  const moves = /^(take|bring|put|find|follow)$/.test(action);
  if (word === 'for' && /^(take|bring|find|put|go)$/.test(action))
    return SELF.test(words[at + 1] ?? '') || isPerson(phrase()?.draft.head) ? 'receiver' : undefined;
  if (/^(to|towards?)$/.test(word) && moves) {
    if (SIDE.test(rest) || isInside(tokens, at) || relationAt(text, starts[at]!)) return undefined;
    if (SELF.test(words[at + 1] ?? '')) return 'receiver';
    const found = phrase();
    if (!found || USE.test(words[at + 1]!)) return undefined;
    return isPerson(found.draft.head) || (!opensPhrase(words[at + 1]) && isPersonName(words[at + 1] ?? ''))
      ? 'receiver'
      : 'destination';
  }
  if (word === 'from' && /^(take|bring|put|find)$/.test(action))
    return SIDE.test(rest) || isInside(tokens, at) || !phrase() ? undefined : 'source';
  if (/^(with|using)$/.test(word) && (word === 'using' || /^(clean|operate)$/.test(action)))
    return phrase() ? 'tool' : undefined;
  return undefined;
};

/** Where "put ... | on B" says where to: the first place after the thing that is not told of it by "that is". */
const placeStart = (tokens: Tokens, from: number, end: number): number | undefined => {
  const { text, starts, words } = tokens;
  const places: number[] = [];
  let told = false;
  let relative = -1;
  for (let at = from; at < end; at++) {
    if (/^(that|which|who)$/.test(words[at]!)) {
      told = true;
      continue;
    }
    const found = relationAt(text, starts[at]!);
    if (!found) continue;
    if (told) {
      told = false;
      relative = places.length;
    }
    places.push(at);
    while (at + 1 < end && starts[at + 1]! < found.end) at++;
  }
  const directed = places.filter((at) => /^(into|onto)$/.test(words[at]!)).at(-1);
  if (directed !== undefined) return directed;
  const free = places.filter((_, i) => i !== relative);
  return free[0];
};

const trimmed = ({ words }: Tokens, from: number, end: number): number => {
  let last = end;
  while (
    last > from &&
    (isPunctuation(words[last - 1]) || /^(please|then|and|now|robot|for)$/.test(words[last - 1]!))
  )
    last--;
  return last;
};

/** What a step names, by role; undefined where it names nothing. */
export const readStep = (tokens: Tokens, segment: Segment, vocabulary: Vocabulary): StepSpans | undefined => {
  const { words } = tokens;
  const { action, verb, body } = segment;
  const end = trimmed(tokens, body, segment.end);
  const parts: PartSpan[] = [];
  for (let at = verb + 1; at < body; at++)
    if (action !== 'go' && SELF.test(words[at]!)) parts.push({ role: 'receiver', from: at, end: at + 1 });
  let from = body;
  if (action === 'bring' && parts.length === 0) {
    const first = nounPhraseAt(tokens, from, vocabulary);
    const whom =
      first && (isPerson(first.draft.head) || isPersonName(words[from]!))
        ? isPersonName(words[from]!)
          ? from + 1
          : first.end
        : undefined;
    if (whom !== undefined && whom < end && opensPhrase(words[whom])) {
      parts.push({ role: 'receiver', from, end: whom });
      from = whom;
    }
  }
  if (from >= end || OWN_BODY.test(tokens.text.slice(tokens.starts[from]!))) return undefined;
  const role: Role = action === 'go' ? 'destination' : 'target';
  const pronoun =
    PRONOUN.test(words[from]!) && (from + 1 === end || !nounPhraseAt(tokens, from, vocabulary)?.draft.head);
  const phrase = pronoun ? undefined : nounPhraseAt(tokens, from, vocabulary);
  const named = pronoun ? from + 1 : phrase?.end;
  if (named === undefined) return undefined;
  let [open, at]: [PartSpan, number] = [{ role, from, end }, named];
  const joins =
    words[named] === 'and' &&
    opensPhrase(words[named + 1]) &&
    phrase?.draft.head !== undefined &&
    action !== 'clean';
  if (joins) return { action, parts: [{ ...open, end: named }, ...parts], more: named + 1 };
  const place = action === 'put' ? placeStart(tokens, named, end) : undefined;
  const spans: PartSpan[] = [];
  for (; at < end; at++) {
    const next =
      at === place
        ? 'place'
        : place !== undefined && at > place
          ? undefined
          : opensRole(tokens, at, action, vocabulary);
    if (!next) continue;
    spans.push({ ...open, end: trimmed(tokens, open.from, at) });
    open = { role: next, from: next === 'place' ? at : at + 1, end };
  }
  spans.push({ ...open, end });
  return { action, parts: [...spans.filter((span) => span.end > span.from), ...parts] };
};
