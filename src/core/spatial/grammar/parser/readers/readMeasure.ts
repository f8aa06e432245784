import type { Draft } from '../../Draft.ts';
import { lengthAt, quantityAt } from '../../measure/lengthAt.ts';
import { nounPhraseAt } from '../../phrases/ofPhrase.ts';
import { wordAt } from '../../words/tokens.ts';
import { anchorOf } from '../anchorOf.ts';
import type { ParserState } from '../ParserState.ts';

const AWAY =
  /^ (?:(?:far )?(?:away|off|ahead|distant)(?: (?:from|of))?|(?:straight )?(?:ahead|in front)(?: of)?|from)(?= |$)/;
const SELF = /^ (?:me|us|you|here|the (?:camera|robot)|(?:where )?(?:i|you) (?:am|are|stand))(?= |$)/;

/** "about 20 cm tall", "2 meters away", "2 meters from the door": a stated measure of what was named. True when read. */
export const readMeasure = (clause: ParserState): boolean => {
  const { tokens } = clause;
  const { text } = tokens;
  const found = clause.target && lengthAt(text, clause.offset);
  if (!found) return false;
  const { metres } = found;
  const owner = clause.afterRelative && clause.last ? clause.last : (clause.subject ?? clause.ensureTarget());
  const quantity = quantityAt(text, found.end);
  if (quantity) {
    const said = text.slice(clause.offset, quantity.end);
    owner.constraints.push({
      kind: 'attribute',
      attribute: 'measure',
      value: quantity.quantity,
      metres,
      said,
      negated: clause.takeNegation(),
    });
    clause.at = wordAt(tokens, quantity.end);
    clause.understood = true;
    return true;
  }
  return readDistance(clause, owner, metres, found.end);
};

const readDistance = (clause: ParserState, owner: Draft, metres: number, end: number): boolean => {
  const { tokens } = clause;
  const away = AWAY.exec(tokens.text.slice(end));
  if (!away) {
    // "2 meters left of the door": the side is read next, the number is not.
    clause.miss(clause.at, wordAt(tokens, end));
    clause.at = wordAt(tokens, end);
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
    negated: clause.takeNegation(),
    inverse: false,
  });
  clause.understood = true;
  clause.at = from ? from.end : wordAt(tokens, self ? past + self[0].length : past);
  return true;
};
