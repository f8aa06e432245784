import type { Draft, DraftConstraint } from '../../Draft.ts';
import type { AttributeConstraint } from '../../LogicalForm.ts';
import { type Bound, boundAt } from '../../measure/boundAt.ts';
import { lengthAt, quantityAt } from '../../measure/lengthAt.ts';
import { rangeAt } from '../../measure/rangeAt.ts';
import { nounPhraseAt } from '../../phrases/ofPhrase.ts';
import { relationAt } from '../../phrases/phrases.ts';
import { wordAt } from '../../words/tokens.ts';
import { anchorOf } from '../anchorOf.ts';
import type { ParserState } from '../ParserState.ts';

const AWAY =
  /^ (?:(?:far )?(?:away|off|ahead|distant)(?: (?:from|of))?|(?:straight )?(?:ahead|in front)(?: of)?|from)(?= |$)/;
/** "within 2 to 3 meters | of the door". */
const OF_SELF =
  /^ (?:of|from|to) (?:me|us|you|here|the (?:camera|robot)|where (?:i|you) (?:am|are|stand))(?= |$)/;
const OF = /^ (?:of|from|to)(?= )/;
const SELF = /^ (?:me|us|you|here|the (?:camera|robot)|(?:where )?(?:i|you) (?:am|are|stand))(?= |$)/;
type DraftRelation = Extract<DraftConstraint, { kind: 'relation' }>;

/** "within 2 meters of the door" is read as a relation. */
const WITHIN = /^ (?:of|from|to) /;

/** A length that was said, with the bound that it is, if any. */
export interface Length {
  readonly metres: number;
  readonly bound?: Bound;
}

/** What was said of an extent or a distance: one length, or the least and the most; by characters of the text. */
interface Stated {
  readonly lengths: readonly Length[];
  /** The extent that a comparative says: "taller than". */
  readonly extent?: string | undefined;
  readonly end: number;
}

const statedAt = (text: string, offset: number): Stated | undefined => {
  const range = rangeAt(text, offset);
  if (range) {
    const { least, most, end } = range;
    return {
      lengths: [
        { metres: least, bound: 'least' },
        { metres: most, bound: 'most' },
      ],
      end,
    };
  }
  const bounded = boundAt(text, offset);
  const found = lengthAt(text, bounded?.end ?? offset);
  if (!found) return undefined;
  const { metres, end } = found;
  if (!bounded) return { lengths: [{ metres }], end };
  const after = text.slice(end);
  if (/^within /.test(text.slice(offset)) && WITHIN.test(after) && !OF_SELF.test(after)) return undefined;
  return { lengths: [{ metres, bound: bounded.bound }], extent: bounded.extent, end };
};

/** What each length says; what is not within a range is below its least or above its most. */
const toldEach = <C extends AttributeConstraint | DraftRelation>(
  negated: boolean,
  lengths: readonly Length[],
  told: (length: Length, negated: boolean) => C,
): readonly C[] => {
  const [least, most] = lengths;
  if (!negated || !most) return lengths.map((length) => told(length, negated));
  return [
    { ...told({ metres: least!.metres, bound: 'most' }, false), or: 0 },
    { ...told({ metres: most.metres, bound: 'least' }, false), or: 1 },
  ];
};

/** "about 20 cm tall", "between 20 and 30 cm wide", "2 meters away", "2 meters from the door": a stated measure. True when read. */
export const readMeasure = (clause: ParserState): boolean => {
  const { tokens } = clause;
  const { text } = tokens;
  const found = clause.target && statedAt(text, clause.offset);
  if (!found) return false;
  const { extent } = found;
  const isRelative = clause.afterRelative || /^(?:that|which) /.test(text.slice(clause.offset));
  const owner = isRelative && clause.last ? clause.last : (clause.subject ?? clause.ensureTarget());
  const said = quantityAt(text, found.end);
  const quantity = said?.quantity ?? extent;
  if (quantity === undefined) return readDistance(clause, owner, found);
  const end = said?.end ?? found.end;
  const told = toldEach(clause.takeNegation(), found.lengths, (length, negated) => ({
    kind: 'attribute',
    attribute: 'measure',
    value: quantity,
    ...length,
    said: text.slice(clause.offset, end),
    negated,
  }));
  clause.attachments.tellOf(owner, told, isRelative);
  clause.understood = true;
  clause.at = wordAt(tokens, end);
  return true;
};

const readDistance = (clause: ParserState, owner: Draft, { lengths, end }: Stated): boolean => {
  const { tokens } = clause;
  const after = tokens.text.slice(end);
  const isWithin = /^within /.test(tokens.text.slice(clause.offset));
  const away =
    AWAY.exec(after) ?? (isWithin ? (OF.exec(after) ?? /^(?= ?(?:[.,;:!?]|$))/.exec(after)) : null);
  if (!away) {
    const next = wordAt(tokens, end);
    // "2 meters left of the door": the side is read next, and the number with it.
    if (relationAt(tokens.text, tokens.starts[next] ?? tokens.text.length, ({ arity }) => arity === 1))
      clause.metresTo = lengths;
    else clause.miss(clause.at, next);
    clause.at = next;
    return true;
  }
  const past = end + away[0].length;
  const self = SELF.exec(tokens.text.slice(past));
  const to = wordAt(tokens, past);
  const phrase = self ? undefined : nounPhraseAt(tokens, to, clause.vocabulary);
  const from = /(?:from|of|to)$/.test(away[0]) ? phrase : undefined;
  const anchors = from ? [anchorOf(clause, from)] : [];
  owner.constraints.push(
    ...toldEach(clause.takeNegation(), lengths, ({ metres, bound }, negated) => ({
      kind: 'relation' as const,
      relation: from ? 'metres from' : 'metres away',
      anchors,
      atMetres: metres,
      ...(bound && { bound }),
      negated,
      inverse: false,
    })),
  );
  clause.understood = true;
  if (anchors.length > 0) clause.last = anchors[0];
  clause.at = from ? from.end : wordAt(tokens, self ? past + self[0].length : past);
  return true;
};
