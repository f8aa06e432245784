import { nounSimilarity } from '../../../lexicon/nounSimilarity.ts';
import { isKnownNoun } from '../../../lexicon/nouns.ts';
import type { RelationSpec } from '../../../relations/RelationSpec.ts';
import type { Draft, DraftConstraint } from '../../Draft.ts';
import type { AttributeConstraint } from '../../LogicalForm.ts';
import type { NounPhrase } from '../../noun/nounPhrase.ts';
import { nounPhraseAt } from '../../phrases/ofPhrase.ts';
import { countAxisAt } from '../../phrases/orderPhrase.ts';
import { relationAt } from '../../phrases/phrases.ts';
import { isPunctuation, wordAt } from '../../words/tokens.ts';
import { anchorOf } from '../anchorOf.ts';
import { type ParserState, SAME_THING } from '../ParserState.ts';
import { isPlaceHead, isSelf } from '../places.ts';
import { withinMetresAt } from '../withinMetres.ts';
import { readRegion, region } from './readRegion.ts';

/** "near the desk and chair", "on the table or the shelf": a second anchor of one relation, unless it opens a clause. */
const secondAnchor = (clause: ParserState, end: number): NounPhrase | undefined => {
  const { words } = clause.tokens;
  if (!/^(?:and|or)$/.test(words[end] ?? '')) return undefined;
  // "left of the box and right of the plate": a relation of its own.
  if (relationAt(clause.tokens.text, clause.tokens.starts[end + 1] ?? 0, (spec) => spec.arity > 0))
    return undefined;
  const more = nounPhraseAt(clause.tokens, end + 1, clause.vocabulary);
  if (!more || more.draft.pronoun || more.draft.head === undefined) return undefined;
  const next = words[more.end];
  if (next !== undefined && !isPunctuation(next) && !/^(?:and|or)$/.test(next)) return undefined;
  const kin =
    clause.target?.head !== undefined && nounSimilarity(more.draft.head, clause.target.head) >= SAME_THING;
  return kin ? undefined : more;
};

/** "above all the others", "in the middle of the other plants": an order among its own kind. */
const amongItsKind = (
  clause: ParserState,
  spec: RelationSpec,
  anchors: readonly Draft[],
): DraftConstraint | undefined => {
  const anchor = anchors[0];
  const subject = clause.subject ?? clause.target;
  if (!anchor?.plural || anchors.length > 1 || !subject) return undefined;
  const kin =
    anchor.other ||
    anchor.head === undefined ||
    (subject.head !== undefined && nounSimilarity(subject.head, anchor.head) >= SAME_THING);
  if (!kin) return undefined;
  const order = (axis: 'top' | 'bottom'): DraftConstraint => ({
    kind: 'order',
    axis,
    rank: 1,
    comparative: false,
    negated: clause.negated,
  });
  if (spec.amongItsKind === 'region') return region(spec.region!, clause.negated);
  return spec.amongItsKind && order(spec.amongItsKind);
};

const told = (target: Draft, { attribute, value }: AttributeConstraint): boolean =>
  target.constraints.some((c) => c.kind === 'attribute' && c.attribute === attribute && c.value === value);

/** "the dresser" after a dresser was asked for, "the black chair" after a black one. */
const refersTo = (target: Draft, anchor: Draft): boolean =>
  anchor.head !== undefined &&
  anchor.head === target.head &&
  !anchor.plural &&
  anchor.constraints.every((c) => c.kind === 'attribute' && told(target, c)) &&
  !anchor.other;

const DIRECTION =
  /^(left|right|top|bottom|forward|forwards|backward|backwards|inward|inwards|outward|outwards|away|up|down|front|back|viewer|camera|room|side|other|same|way|direction|corner)$/;

/** "on the top | shelf", "in the left | drawer": the place narrows the noun after it. */
const opensNoun = (clause: ParserState, found: { spec: RelationSpec; end: number }): boolean => {
  if (
    found.spec.arity !== 0 ||
    !/(left|right|top|bottom|middle|center|front|back)$/.test(clause.tokens.text.slice(0, found.end))
  )
    return false;
  const next = wordAt(clause.tokens, found.end);
  const phrase = nounPhraseAt(clause.tokens, next, clause.vocabulary);
  return (
    phrase !== undefined &&
    !phrase.determined &&
    phrase.draft.head !== undefined &&
    isKnownNoun(phrase.draft.head)
  );
};

/** "on the second shelf | from the top": where an anchor that is counted along a direction ends. */
const countAnchor = ({ tokens }: ParserState, { draft, ordinal, end }: NounPhrase): number => {
  const axis =
    ordinal === undefined ? undefined : countAxisAt(tokens.text, tokens.starts[end] ?? tokens.text.length);
  if (ordinal === undefined || !axis) return end;
  draft.constraints.push({
    kind: 'order',
    axis: axis.axis,
    rank: ordinal,
    comparative: false,
    negated: false,
  });
  return wordAt(tokens, axis.end);
};

const readAnchors = (
  clause: ParserState,
  spec: RelationSpec,
  from: number,
): { anchors: Draft[]; end: number } => {
  const { tokens, vocabulary } = clause;
  const anchors: Draft[] = [];
  let end = from;
  let phrase = nounPhraseAt(tokens, end, vocabulary);
  const pair = spec.arity === 2 || spec.ofTwo !== undefined || spec.anchorsTaken === 'group';
  while (phrase) {
    anchors.push(anchorOf(clause, phrase));
    end = countAnchor(clause, phrase);
    if (!pair || anchors.length === 2) break;
    const listed = tokens.words[end] === ',' && tokens.words[end + 1] === 'and';
    if (!listed && !/^(and|or)$/.test(tokens.words[end] ?? '')) break;
    phrase = nounPhraseAt(tokens, end + (listed ? 2 : 1), vocabulary);
  }
  return { anchors, end };
};

/** "left of | or right of the plate": where the thing is named that both relations lead to. */
const sharedAnchor = ({ tokens }: ParserState, from: number): number | undefined => {
  if (tokens.words[from] !== 'or') return undefined;
  const next = relationAt(tokens.text, tokens.starts[from + 1] ?? 0, (spec) => spec.arity > 0);
  return next && wordAt(tokens, next.end);
};

/** "the middle of the three cups" is a cup. */
const ONE_OF =
  /^the (?:middle|center|left|right) of (?:the|these|those) (?:two|three|four|five|six|seven|\d{1,2}) /;

const BESIDE_SELF = /^on the (left|right)$/;

/** "in front of me", "next to you", "to my left": the viewer's own place. What is behind a viewer is not seen. */
const readSelf = (clause: ParserState, spec: RelationSpec, begins: number): void => {
  const other =
    spec.arity === 2 &&
    clause.word() === 'and' &&
    nounPhraseAt(clause.tokens, clause.at + 1, clause.vocabulary);
  if (other) {
    // "between me and the can": before it.
    clause.at = other.end;
    clause.attach({
      kind: 'relation',
      relation: 'in front of',
      anchors: [anchorOf(clause, other)],
      negated: clause.takeNegation(),
      inverse: false,
    });
    return;
  }
  if (spec.ofSelf)
    clause.attach({
      kind: 'order',
      axis: spec.ofSelf,
      rank: 1,
      comparative: true,
      negated: clause.takeNegation(),
    });
  else if (spec.region !== undefined && BESIDE_SELF.test(spec.region))
    clause.attach(region(spec.region, clause.takeNegation()));
  else clause.miss(begins, clause.at, true);
};

/** A relation of the registry with what it relates to: true when one was read. */
export const readRelation = (clause: ParserState): boolean => {
  const { tokens } = clause;
  const { words } = tokens;
  const first = relationAt(tokens.text, clause.offset);
  if (!first || ONE_OF.test(tokens.text.slice(clause.offset, clause.offset + 40))) return false;
  const found = opensNoun(clause, first) ? relationAt(tokens.text, clause.offset, (s) => s.arity > 0) : first;
  if (!found) return false;
  const { spec } = found;
  const { fresh, at: begins } = clause;
  // Some phrases begin with it: "and right of the plate" goes on where the relation before went.
  if (clause.word() === 'and') clause.afterConjunction = true;
  if (spec.arity === 0) {
    readRegion(clause, spec, found.end);
    return true;
  }
  const start = wordAt(tokens, found.end);
  const self = words[start] === 'the' ? start + 1 : start;
  if (isSelf(words[self]) && !(spec.arity === 2 && words[self] === 'camera')) {
    clause.at = self + 1;
    readSelf(clause, spec, begins);
    return true;
  }
  if (spec.ofDirections) {
    let past = self;
    while (DIRECTION.test(words[past] ?? '')) past++;
    if (past > self && words[past] !== 'of') {
      // "facing left", "facing the camera": no thing is faced.
      clause.miss(begins, past, true);
      clause.at = past;
      return true;
    }
  }
  const within = withinMetresAt(tokens.text, clause.offset);
  const from = within ? wordAt(tokens, clause.offset + within.length) : start;
  const shared = sharedAnchor(clause, from);
  const read = readAnchors(clause, spec, shared ?? from);
  const { anchors } = read;
  const end = shared === undefined ? read.end : from;
  const anchor = anchors[0];
  const relation = within ? 'near' : anchors.length === 2 ? (spec.ofTwo ?? spec.name) : spec.name;
  clause.at = Math.max(end, from);
  if (!anchor) {
    // "the tin that the soup stands on": a preposition whose noun went before.
    const { subject, target } = clause;
    if (subject && target && subject !== target) {
      clause.understood = true;
      target.constraints.push({
        kind: 'relation',
        relation,
        anchors: [subject],
        negated: clause.takeNegation(),
        inverse: true,
      });
    } else {
      clause.ignored.push(spec.name);
      // "where is the apple at", "bring it over" tell no place.
      clause.miss(begins, clause.at, !/^(at|over|off|up|down|around|along)$/.test(spec.name));
    }
    return true;
  }
  if (anchors.length === 1 && anchor.mark === undefined && isPlaceHead(anchor.head)) {
    if (spec.region !== undefined) {
      clause.understood = true;
      clause.attach(region(spec.region, clause.takeNegation()));
    }
    clause.last = anchor;
    return true;
  }
  clause.understood = true;
  const own = amongItsKind(clause, spec, anchors);
  if (own) {
    clause.negated = false;
    clause.attach(own);
    return true;
  }
  const { subject, target } = clause;
  const backTo =
    target !== undefined &&
    (anchor === target ||
      (fresh && refersTo(target, anchor) && /^(is|are|there|a|an|you)$/.test(words[end] ?? '')));
  if (anchors.length === 1 && backTo && (!subject || subject === target)) {
    // "below it is a copier", "to the left of the dresser is a tree"
    clause.inverted = relation;
    clause.invertedWords = [begins, clause.at];
    clause.subject = target;
    clause.last = target;
    return true;
  }
  const comesBack =
    target !== undefined &&
    (anchor === target || (!clause.onlyExists && !anchor.indefinite && refersTo(target, anchor)));
  if (
    anchors.length === 1 &&
    comesBack &&
    subject &&
    subject !== target &&
    clause.context.includes(subject)
  ) {
    // A clause about something else that comes back to the target: "a lamp is on it".
    target.constraints.push({
      kind: 'relation',
      relation,
      anchors: [subject],
      negated: clause.takeNegation(),
      inverse: true,
    });
    clause.last = target;
    return true;
  }
  if (clause.onlyExists && target && words[from] === 'this' && anchors.length === 1) {
    // "there is no sofa behind this desk": "this" is what is asked for.
    clause.target = undefined;
    clause.startTarget(anchor);
    anchor.constraints.push({
      kind: 'relation',
      relation,
      anchors: [target],
      negated: clause.existsNot,
      inverse: true,
    });
    return true;
  }
  const also = anchors.length === 1 ? secondAnchor(clause, end) : undefined;
  const constraint = {
    kind: 'relation',
    relation,
    anchors,
    negated: clause.takeNegation(),
    inverse: false,
    ...(within ? { withinMetres: within.metres } : {}),
  } as const;
  const { ordinal } = clause;
  clause.ordinal = undefined;
  clause.attach(constraint);
  if (ordinal !== undefined && spec.countedFromAnchor && anchors.length === 1) {
    clause.counted = undefined;
    clause.previousAttach?.constraints.push({
      kind: 'order',
      axis: 'near',
      rank: ordinal,
      comparative: false,
      anchor,
      negated: false,
    });
  }
  if (also) {
    const holder = clause.previousAttach;
    const more = { ...constraint, anchors: [anchorOf(clause, also)] };
    if (words[end] !== 'or' || !holder || !clause.alternate(holder, more)) holder?.constraints.push(more);
    clause.at = also.end;
  }
  clause.last = anchors.at(-1);
  return true;
};
