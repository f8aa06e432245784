import { singular } from '../../lexicon/morphology.ts';
import { isPart } from '../../lexicon/words/parts.ts';
import { isPersonName } from '../../lexicon/words/personNames.ts';
import type { Action, Role } from '../LogicalForm.ts';
import { lengthAt } from '../measure/lengthAt.ts';
import type { NounPhrase } from '../noun/NounReader.ts';
import type { Vocabulary } from '../noun/nounWords.ts';
import { nounPhraseAt } from '../phrases/ofPhrase.ts';
import { orderPhraseAt } from '../phrases/orderPhrase.ts';
import { relationAt } from '../phrases/phrases.ts';
import { isPunctuation, type Tokens } from '../words/tokens.ts';
import { isPerson } from './isPerson.ts';
import { opensPhrase } from './opens.ts';
import type { PartSpan } from './PartSpan.ts';
import { receiverOf } from './receiverOf.ts';
import type { Segment } from './segments.ts';

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
/** "pick it | up". */
const PARTICLE = /^(up|down|off|over|back|out|away)$/;
const SIDE =
  /^(?:the |your |my |its )?(?:far |very |immediate )?(?:left|right|side|rear|back|front|top|bottom)\b/;

/** "from the bottom shelf", "from the top of the shelf": a thing, or a part of one. */
const PART_OF_THING =
  /^(?:the |your |my )?(?:(?:left|right|rear|back|front|top|bottom|upper|lower|middle) (?:shelf|shelves|board|drawer|rack|tray|compartment|level|row|step|cabinet)|(?:top|bottom|back|front|rear|side) of (?:the|a|my|your|that|this))\b/;

/** Whether a relation or an order that began before a word goes over it: "next | to", "second | from". */
const isInside = ({ text, starts, words }: Tokens, at: number): boolean => {
  for (let before = Math.max(0, at - 4); before < at; before++) {
    const relation = relationAt(text, starts[before]!);
    // "the box on the left | to the table": people say "left of", and "left to" seldom.
    const covers = relation !== undefined && relation.end > starts[at]!;
    if (covers && !/(?:left|right|top|bottom|front|back|side) to$/.test(text.slice(0, relation.end)))
      return true;
    const order = orderPhraseAt(text, starts[before]!);
    if (order && order.end > starts[at]!) return true;
  }
  return /^(next|close|closest|nearest|nearer|closer|near|adjacent|opposite|similar|belongs|back|far|away|parallel)$/.test(
    words[at - 1] ?? '',
  );
};

/** A word of a step that may open a role, and what stands around it. */
interface Opening {
  readonly tokens: Tokens;
  readonly at: number;
  readonly action: Action;
  readonly vocabulary: Vocabulary;
}

const thingAt = ({ tokens, at, vocabulary }: Opening): NounPhrase | undefined =>
  nounPhraseAt(tokens, at + 1, vocabulary);

const isForSomeone = (opening: Opening): boolean =>
  SELF.test(opening.tokens.words[opening.at + 1] ?? '') || isPerson(thingAt(opening)?.draft.head);

/** "to the table", "to john"; not "to the left", "next to", and not "to drink". */
const goalOf = (opening: Opening): Role | undefined => {
  const { words, text, starts } = opening.tokens;
  const next = words[opening.at + 1] ?? '';
  if (isSide(opening) || relationAt(text, starts[opening.at]!)) return undefined;
  if (SELF.test(next)) return 'receiver';
  const thing = thingAt(opening);
  if (!thing || USE.test(next)) return undefined;
  const isWho = isPerson(thing.draft.head) || (!opensPhrase(next) && isPersonName(next));
  return isWho ? 'receiver' : 'destination';
};

/** "with the pillow", "with water": not "with the red lid", which tells of the thing. */
const isTool = (opening: Opening): boolean => {
  const head = thingAt(opening)?.draft.head;
  if (head === undefined) return SUBSTANCE.test(opening.tokens.words[opening.at + 1] ?? '');
  return !isPart(singular(head)) && !(opening.action === 'operate' && FRONT.test(singular(head)));
};
/** Parts that may be marks of their own and are no tools. */
const FRONT = /^(?:drawer|door|window|button|flap|shelf|board|lamp|light)$/;
const SUBSTANCE = /^(water|soap|bleach|milk|juice|coffee|tea|sand|air|paint|ice|care)$/;

const isSide = ({ tokens, at }: Opening): boolean =>
  SIDE.test(tokens.text.slice(tokens.starts[at + 1] ?? tokens.text.length)) || isInside(tokens, at);

/** "take the box off the table", "out of the bowl". */
const isTakenAway = ({ tokens, at, action }: Opening): boolean => {
  const { words } = tokens;
  const next = words[at + 1] === 'of' ? at + 2 : at + 1;
  const isOutOf = words[at] === 'off' || next === at + 2;
  return isOutOf && /^(take|bring|put)$/.test(action) && opensPhrase(words[next]);
};

/** "from the shelf", "down from the shelf", "off the table", "out of the bowl": where a thing is taken. */
const opensSource = (opening: Opening): boolean => {
  const { tokens, at, action } = opening;
  switch (tokens.words[at]) {
    case 'from':
      return (
        /^(take|bring|put|find)$/.test(action) &&
        (PART_OF_THING.test(tokens.text.slice(tokens.starts[at + 1] ?? tokens.text.length)) ||
          !isSide(opening)) &&
        thingAt(opening) !== undefined
      );
    case 'down':
      return tokens.words[at + 1] === 'from' && /^(take|bring|put)$/.test(action);
    case 'off':
    case 'out':
      return isTakenAway(opening);
    default:
      return false;
  }
};

/** The role that a word of a step opens for what follows, if any. */
const opensRole = (opening: Opening): Role | undefined => {
  const { tokens, at, action } = opening;
  const word = tokens.words[at]!;
  if (opensSource(opening)) return 'source';
  switch (word) {
    case 'for':
      return /^(take|bring|find|put|go)$/.test(action) && isForSomeone(opening) ? 'receiver' : undefined;
    case 'to':
    case 'toward':
    case 'towards':
      return /^(take|bring|put|find|follow)$/.test(action) ? goalOf(opening) : undefined;
    case 'with':
    case 'using':
      return (word === 'using' || /^(clean|operate)$/.test(action)) && isTool(opening) ? 'tool' : undefined;
    default:
      return undefined;
  }
};

const WAY =
  /^ (?:further |farther )?(?:(?:to|toward|towards) (?:the|your|my) )?(?:left|right|back|forward|up|down|away|closer)\b/;

/** "move the mug | 20 cm to the right". */
const isMovedBy = (text: string, offset: number): boolean => {
  const length = lengthAt(text, offset);
  return length !== undefined && WAY.test(text.slice(length.end));
};

/** A relation, or an order that is counted from something: "closest to the door". */
const placeAt = (text: string, offset: number): { readonly end: number } | undefined => {
  const closer = orderPhraseAt(text, offset);
  return relationAt(text, offset) ?? (closer?.takesAnchor ? closer : undefined);
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
    if (places.length === 0 && isMovedBy(text, starts[at]!)) return at;
    const found = placeAt(text, starts[at]!);
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
    (isPunctuation(words[last - 1]) ||
      /^(please|then|and|now|robot|for)$/.test(words[last - 1]!) ||
      (last === from + 2 && PRONOUN.test(words[from]!) && PARTICLE.test(words[last - 1]!)))
  )
    last--;
  return last;
};

/** Where the noun phrase of the thing ends, and whether it names something; a pronoun names nothing of its own. */
const thingOf = (
  tokens: Tokens,
  from: number,
  end: number,
  vocabulary: Vocabulary,
): { readonly end: number; readonly isNamed: boolean } | undefined => {
  const phrase = nounPhraseAt(tokens, from, vocabulary);
  const isPronoun = PRONOUN.test(tokens.words[from]!) && (from + 1 === end || !phrase?.draft.head);
  if (isPronoun) return { end: from + 1, isNamed: false };
  return phrase && { end: phrase.end, isNamed: phrase.draft.head !== undefined };
};

/** Cuts the words of a step, from behind its thing on, where a role is opened. */
const rolesOf = (
  tokens: Tokens,
  { action, end }: Segment,
  thing: PartSpan,
  vocabulary: Vocabulary,
): readonly PartSpan[] => {
  const place = action === 'put' ? placeStart(tokens, thing.end, end) : undefined;
  const roleAt = (at: number): Role | undefined => {
    if (at === place) return 'place';
    return place !== undefined && at > place ? undefined : opensRole({ tokens, at, action, vocabulary });
  };
  const spans: PartSpan[] = [];
  let open: PartSpan = { ...thing, end };
  for (let at = thing.end; at < end; at++) {
    const role = roleAt(at);
    if (!role) continue;
    spans.push({ ...open, end: trimmed(tokens, open.from, at) });
    const isOf = role === 'source' && /^(?:of|from)$/.test(tokens.words[at + 1] ?? '');
    open = { role, from: role === 'place' ? at : at + (isOf ? 2 : 1), end };
  }
  return [...spans, open].filter((span) => span.end > span.from);
};

/** What a step names, by role; undefined where it names nothing. */
export const readStep = (tokens: Tokens, segment: Segment, vocabulary: Vocabulary): StepSpans | undefined => {
  const { words, text, starts } = tokens;
  const { action, body } = segment;
  const end = trimmed(tokens, body, segment.end);
  const { parts, from } = receiverOf(tokens, segment, end, vocabulary);
  if (from >= end || OWN_BODY.test(text.slice(starts[from]!))) return undefined;
  const found = thingOf(tokens, from, end, vocabulary);
  if (!found) return undefined;
  const thing: PartSpan = { role: action === 'go' ? 'destination' : 'target', from, end: found.end };
  const joins = words[found.end] === 'and' && opensPhrase(words[found.end + 1]) && found.isNamed;
  if (joins && action !== 'clean') return { action, parts: [thing, ...parts], more: found.end + 1 };
  return { action, parts: [...rolesOf(tokens, { ...segment, end }, thing, vocabulary), ...parts] };
};
