import type { Draft } from '../../Draft.ts';
import { type Bound, boundAt } from '../../measure/boundAt.ts';
import { lengthAt, quantityAt } from '../../measure/lengthAt.ts';
import { nounPhraseAt } from '../../phrases/ofPhrase.ts';
import { relationAt } from '../../phrases/phrases.ts';
import { wordAt } from '../../words/tokens.ts';
import { anchorOf } from '../anchorOf.ts';
import type { ParserState } from '../ParserState.ts';

const AWAY =
  /^ (?:(?:far )?(?:away|off|ahead|distant)(?: (?:from|of))?|(?:straight )?(?:ahead|in front)(?: of)?|from)(?= |$)/;
const SELF = /^ (?:me|us|you|here|the (?:camera|robot)|(?:where )?(?:i|you) (?:am|are|stand))(?= |$)/;
/** "within 2 meters of the door" is read as a relation. */
const WITHIN = /^ (?:of|from|to) /;

/** A stated length with the bound that it is, if any; by characters of the text. */
interface Stated {
  readonly metres: number;
  readonly bound?: Bound;
  /** The extent that a comparative says: "taller than". */
  readonly extent?: string | undefined;
  readonly end: number;
}

const statedAt = (text: string, offset: number): Stated | undefined => {
  const bounded = boundAt(text, offset);
  const found = lengthAt(text, bounded?.end ?? offset);
  if (!found || !bounded) return found;
  if (/^within /.test(text.slice(offset)) && WITHIN.test(text.slice(found.end))) return undefined;
  return { ...found, bound: bounded.bound, extent: bounded.extent };
};

/** "about 20 cm tall", "under 30 cm wide", "2 meters away", "2 meters from the door": a stated measure. True when read. */
export const readMeasure = (clause: ParserState): boolean => {
  const { tokens } = clause;
  const { text } = tokens;
  const found = clause.target && statedAt(text, clause.offset);
  if (!found) return false;
  const { metres, bound, extent } = found;
  const owner = clause.afterRelative && clause.last ? clause.last : (clause.subject ?? clause.ensureTarget());
  const said = quantityAt(text, found.end);
  const quantity = said?.quantity ?? extent;
  if (quantity === undefined) return readDistance(clause, owner, found);
  const end = said?.end ?? found.end;
  owner.constraints.push({
    kind: 'attribute',
    attribute: 'measure',
    value: quantity,
    metres,
    ...(bound && { bound }),
    said: text.slice(clause.offset, end),
    negated: clause.takeNegation(),
  });
  clause.at = wordAt(tokens, end);
  clause.understood = true;
  return true;
};

const readDistance = (clause: ParserState, owner: Draft, { metres, bound, end }: Stated): boolean => {
  const { tokens } = clause;
  const away = AWAY.exec(tokens.text.slice(end));
  if (!away) {
    const next = wordAt(tokens, end);
    // "2 meters left of the door": the side is read next, and the number with it.
    if (relationAt(tokens.text, tokens.starts[next] ?? tokens.text.length, ({ arity }) => arity === 1))
      clause.metresTo = metres;
    else clause.miss(clause.at, next);
    clause.at = next;
    return true;
  }
  const past = end + away[0].length;
  const self = SELF.exec(tokens.text.slice(past));
  const to = wordAt(tokens, past);
  const phrase = self ? undefined : nounPhraseAt(tokens, to, clause.vocabulary);
  const from = /(?:from|of)$/.test(away[0]) ? phrase : undefined;
  owner.constraints.push({
    kind: 'relation',
    relation: from ? 'metres from' : 'metres away',
    anchors: from ? [anchorOf(clause, from)] : [],
    atMetres: metres,
    ...(bound && { bound }),
    negated: clause.takeNegation(),
    inverse: false,
  });
  clause.understood = true;
  clause.at = from ? from.end : wordAt(tokens, self ? past + self[0].length : past);
  return true;
};
