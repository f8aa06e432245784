import { HAVE_WORDS, NEGATIONS } from '../../../lexicon/functionWords.ts';
import type { Draft } from '../../Draft.ts';
import { nounPhraseAt } from '../../phrases/ofPhrase.ts';
import { relationAt } from '../../phrases/phrases.ts';
import { isPunctuation, wordAt } from '../../words/tokens.ts';
import type { ParserState } from '../ParserState.ts';

/** "with a lamp on the left" tells where the lamp is, seen from its owner. */
const OWN_PLACES: Readonly<Record<string, string>> = {
  'at the top': 'on',
  'on the left': 'left of',
  'on the right': 'right of',
  'at the bottom': 'below',
  'at the front': 'in front of',
};

/** Relation of the thing had to its owner, from the words after it: "on it", "in front of it", "to its left". */
const placeOfPossession = (clause: ParserState): string => {
  const { tokens } = clause;
  const found = relationAt(tokens.text, clause.offset);
  if (!found) return 'with';
  const end = wordAt(tokens, found.end);
  const next = tokens.words[end];
  if (found.spec.arity === 1) {
    const stranded =
      next === undefined || isPunctuation(next) || /^(it|them|itself|and|that|which|one)$/.test(next);
    if (!stranded) return 'with';
    clause.at = next !== undefined && /^(it|them|itself)$/.test(next) ? end + 1 : end;
    return found.spec.name;
  }
  const own = OWN_PLACES[found.spec.name];
  if (!own || (next === 'of' && tokens.words[end + 1] !== 'it')) return 'with';
  clause.at = next === 'of' ? end + 2 : end;
  return own;
};

const CONTAINS = /^(contains|containing|holds|holding)$/;

const possess = (
  clause: ParserState,
  owner: Draft,
  negated: boolean,
  verb: string,
  copula: boolean,
): boolean => {
  const phrase = nounPhraseAt(clause.tokens, clause.at, clause.vocabulary);
  if (!phrase || phrase.draft.pronoun) return false;
  clause.at = phrase.end;
  const relation = placeOfPossession(clause);
  // "the bowl contains the cat" and "the cat is with the dog" speak of their subject; "it has a lamp on it" does not.
  const contains = relation === 'with' && CONTAINS.test(verb);
  const constraint = {
    kind: 'relation',
    relation: contains ? 'contains' : relation,
    anchors: [phrase.draft],
    negated,
    inverse: !contains && !(copula && verb === 'with' && relation === 'with'),
  } as const;
  if (owner === clause.subject) clause.attachments.attach(constraint);
  else owner.constraints.push(constraint);
  clause.last = phrase.draft;
  return true;
};

const isHaving = (clause: ParserState, word: string): boolean =>
  HAVE_WORDS.has(word) &&
  !(/^(have|has|had)$/.test(word) && /^(to|been)$/.test(clause.word(1) ?? '')) &&
  // "with its back to the wall" is a relation of its own.
  !relationAt(clause.tokens.text, clause.offset, (spec) => spec.saidLikeHaving === true);

/** Goes past "no", "any", "only"; true when they, or "nothing" behind them, deny. */
const skipDeterminers = (clause: ParserState): boolean => {
  let negated = false;
  for (let word = clause.word() ?? ''; ; word = clause.word() ?? '') {
    const denies = NEGATIONS.has(word);
    if (!denies && word !== 'any' && word !== 'only') return negated || word === 'nothing';
    negated ||= denies;
    clause.at++;
  }
};

/** "with two pillows on it", "that has no monitor", "without a lid": true when one was read. */
export const readHave = (clause: ParserState): boolean => {
  const word = clause.word()!;
  if (!isHaving(clause, word)) return false;
  const before = clause.at;
  const copula = clause.afterCopula;
  const denied = clause.takeNegation() || word === 'without';
  clause.at++;
  const negated = skipDeterminers(clause) || denied;
  const owner = clause.afterRelative && clause.last ? clause.last : (clause.subject ?? clause.ensureTarget());
  if (!possess(clause, owner, negated, word, copula)) {
    clause.at = before;
    return false;
  }
  clause.understood = true;
  // "it has a rack to its left and a shower to its right"
  while (clause.word() === 'and' && /^(a|an|two|three|some|the)$/.test(clause.word(1) ?? '')) {
    const resume = clause.at;
    clause.at++;
    if (!possess(clause, owner, negated, word, copula) || /^(is|are)$/.test(clause.word() ?? '')) {
      clause.at = resume;
      break;
    }
  }
  return true;
};
