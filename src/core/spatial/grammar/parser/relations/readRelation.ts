import { isKnownNoun } from '../../../lexicon/nouns.ts';
import type { RelationSpec } from '../../../relations/RelationSpec.ts';
import type { Draft, DraftConstraint } from '../../Draft.ts';
import { nounPhraseAt } from '../../phrases/ofPhrase.ts';
import { relationAt } from '../../phrases/phrases.ts';
import { wordAt } from '../../words/tokens.ts';
import { anchorOf } from '../anchorOf.ts';
import type { ParserState } from '../ParserState.ts';
import { isPlaceHead, isSelf } from '../places.ts';
import { withinMetresAt } from '../withinMetres.ts';
import { amongItsKind, refersTo } from './ownKind.ts';
import { readAnchors, secondAnchor, sharedAnchor } from './readAnchors.ts';
import { readRegion, region } from './readRegion.ts';
import { readSelf } from './readSelf.ts';

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

/** "the middle of the three cups" is a cup. */
const ONE_OF =
  /^the (?:middle|center|left|right) of (?:the|these|those) (?:two|three|four|five|six|seven|\d{1,2}) /;

/** "facing left", "facing the camera": no thing is faced. True when such words were passed. */
const readDirection = (clause: ParserState, from: number): boolean => {
  const { words } = clause.tokens;
  let past = from;
  while (DIRECTION.test(words[past] ?? '')) past++;
  if (past === from || words[past] === 'of') return false;
  clause.miss(clause.at, past, true);
  clause.at = past;
  return true;
};

/** What a relation leads to, and where its words are. */
interface Led {
  readonly spec: RelationSpec;
  readonly relation: string;
  readonly anchors: readonly Draft[];
  readonly withinMetres?: number;
  /** The words that say it; behind it, those that name what it leads to. */
  readonly begins: number;
  readonly from: number;
  readonly end: number;
}

const led = (clause: ParserState, spec: RelationSpec, start: number): Led => {
  const { tokens, at: begins } = clause;
  const within = withinMetresAt(tokens.text, clause.offset);
  const from = within ? wordAt(tokens, clause.offset + within.length) : start;
  const shared = sharedAnchor(clause, from);
  const { anchors, end } = readAnchors(clause, spec, shared ?? from);
  const ofTwo = anchors.length === 2 ? spec.ofTwo : undefined;
  return {
    spec,
    relation: within ? 'near' : (ofTwo ?? spec.name),
    anchors,
    ...(within && { withinMetres: within.metres }),
    begins,
    from,
    end: shared === undefined ? end : from,
  };
};

/** "switch the left lamp | on". */
const SWITCHES = /\b(?:turn|switch|power|flip|put|try) /;

/** "the tin that the soup stands on": a preposition whose noun went before. */
const leadBack = (clause: ParserState, { spec, relation, begins }: Led): void => {
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
    return;
  }
  clause.ignored.push(spec.name);
  // "where is the apple at", "bring it over" tell no place.
  const isSwitched = spec.name === 'on' && SWITCHES.test(clause.tokens.text);
  clause.miss(begins, clause.at, !isSwitched && !/^(at|over|off|up|down|around|along)$/.test(spec.name));
};

/** What a relation to one thing says of the target where that thing is the target itself, or leads to it. */
const turnedTo = (
  clause: ParserState,
  { relation, anchors, begins, from, end }: Led,
  fresh: boolean,
): boolean => {
  const { subject, target, tokens } = clause;
  const [anchor] = anchors;
  if (!anchor || anchors.length > 1 || !target) return false;
  const refers = refersTo(target, anchor);
  const verb = /^(is|are|there|a|an|you)$/.test(tokens.words[end] ?? '');
  const turned = (of: Draft, negated: boolean): DraftConstraint => ({
    kind: 'relation',
    relation,
    anchors: [of],
    negated,
    inverse: true,
  });
  if ((anchor === target || (fresh && refers && verb)) && (!subject || subject === target)) {
    // "below it is a copier", "to the left of the dresser is a tree"
    clause.inverted = relation;
    clause.invertedWords = [begins, clause.at];
    clause.subject = target;
    clause.last = target;
    return true;
  }
  const comesBack = anchor === target || (!clause.onlyExists && !anchor.indefinite && refers);
  if (comesBack && subject && subject !== target && clause.context.includes(subject)) {
    // A clause about something else that comes back to the target: "a lamp is on it".
    target.constraints.push(turned(subject, clause.takeNegation()));
    clause.last = target;
    return true;
  }
  if (!clause.onlyExists || tokens.words[from] !== 'this') return false;
  // "there is no sofa behind this desk": "this" is what is asked for.
  clause.target = undefined;
  clause.startTarget(anchor);
  anchor.constraints.push(turned(target, clause.existsNot));
  return true;
};

/** Tells of what the clause speaks of, with what the words before and after the relation add. */
const attachLed = (clause: ParserState, { spec, relation, anchors, withinMetres, end }: Led): void => {
  const also = anchors.length === 1 ? secondAnchor(clause, end) : undefined;
  const constraint = {
    kind: 'relation',
    relation,
    anchors,
    negated: clause.takeNegation(),
    inverse: false,
    ...(withinMetres !== undefined && { withinMetres }),
  } as const;
  const { ordinal, metresTo } = clause;
  clause.ordinal = undefined;
  clause.metresTo = [];
  clause.attachments.attach(constraint);
  if (anchors.length === 1)
    for (const { metres, bound } of metresTo)
      clause.previousAttach?.constraints.push({
        ...constraint,
        relation: 'metres from',
        atMetres: metres,
        ...(bound && { bound }),
      });
  if (ordinal !== undefined && spec.countedFromAnchor && anchors.length === 1) {
    clause.counted = undefined;
    clause.previousAttach?.constraints.push({
      kind: 'order',
      axis: 'near',
      rank: ordinal,
      comparative: false,
      anchor: anchors[0]!,
      negated: false,
    });
  }
  if (also) {
    const holder = clause.previousAttach;
    const more = { ...constraint, anchors: [anchorOf(clause, also)] };
    if (clause.tokens.words[end] !== 'or' || !holder || !clause.attachments.alternate(holder, more))
      holder?.constraints.push(more);
    clause.at = also.end;
  }
  clause.last = anchors.at(-1);
};

/** What a relation with an anchor tells, in the order in which readings claim it. */
const tell = (clause: ParserState, found: Led, fresh: boolean): void => {
  const { spec, anchors } = found;
  const [anchor] = anchors;
  if (anchors.length === 1 && anchor!.mark === undefined && isPlaceHead(anchor!.head)) {
    if (spec.region !== undefined) {
      clause.understood = true;
      clause.attachments.attach(region(spec.region, clause.takeNegation()));
    }
    clause.last = anchor;
    return;
  }
  clause.understood = true;
  const own = amongItsKind(clause, spec, anchors);
  if (own) {
    clause.negated = false;
    clause.attachments.attach(own);
  } else if (!turnedTo(clause, found, fresh)) attachLed(clause, found);
};

/** A relation of the registry with what it relates to: true when one was read. */
export const readRelation = (clause: ParserState): boolean => {
  const { tokens, fresh, at: begins } = clause;
  const first = relationAt(tokens.text, clause.offset);
  if (!first || ONE_OF.test(tokens.text.slice(clause.offset, clause.offset + 40))) return false;
  const found = opensNoun(clause, first) ? relationAt(tokens.text, clause.offset, (s) => s.arity > 0) : first;
  if (!found) return false;
  const { spec } = found;
  // Some phrases begin with it: "and right of the plate" goes on where the relation before went.
  if (clause.word() === 'and') clause.afterConjunction = true;
  if (spec.arity === 0) {
    readRegion(clause, spec, found.end);
    return true;
  }
  const start = wordAt(tokens, found.end);
  const self = tokens.words[start] === 'the' ? start + 1 : start;
  if (isSelf(tokens.words[self]) && !(spec.arity === 2 && tokens.words[self] === 'camera')) {
    clause.at = self + 1;
    readSelf(clause, spec, begins);
    return true;
  }
  if (spec.ofDirections && readDirection(clause, self)) return true;
  const read = led(clause, spec, start);
  clause.at = Math.max(read.end, read.from);
  if (read.anchors.length === 0) leadBack(clause, read);
  else tell(clause, read, fresh);
  return true;
};
