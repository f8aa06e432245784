import { orderOf } from '../../lexicon/orders.ts';
import { isPersonNoun } from '../../lexicon/words/personNouns.ts';
import type { Constraint, Description } from '../LogicalForm.ts';
import { type ParseOptions, parse } from '../parse.ts';
import { nearest } from '../readings.ts';
import { alikeIn } from './alikeIn.ts';
import { alternativesIn } from './alternatives.ts';
import { clausesOf, divide, uninverted } from './clauses.ts';
import { EXISTENCE, eachThere, readExistence } from './existence.ts';
import { joinedIn } from './joined.ts';
import { OF_PERSON } from './ofPerson.ts';
import { readQuantity } from './quantity.ts';
import type { Claim, Predicate, Statement } from './Statement.ts';
import { eachOf, FLOATING, readSubject } from './spoken.ts';

/** Verbs that the relation phrases know only as participles. */
const AS_PREDICATE: Readonly<Record<string, string>> = {
  touches: 'touching',
  touch: 'touching',
  faces: 'facing',
  surrounds: 'surrounding',
  surround: 'surrounding',
  wears: 'wearing',
  wear: 'wearing',
  supports: 'supporting',
  support: 'supporting',
};

/** A number that no scene gives: it holds the place of a pronoun through the parse. */
const PRONOUN_MARK = 9999;

const isPronoun = ({ mark }: Description): boolean => mark === PRONOUN_MARK;

/** A pronoun in the predicate stands for the anchor named last, else for what the clause before spoke of. */
const resolvePronouns = (constraint: Constraint, stands: Description | undefined): Constraint => {
  if (!stands || constraint.kind === 'attribute') return constraint;
  if (constraint.kind === 'order')
    return constraint.anchor && isPronoun(constraint.anchor) ? { ...constraint, anchor: stands } : constraint;
  return {
    ...constraint,
    anchors: constraint.anchors.map((anchor) => (isPronoun(anchor) ? stands : anchor)),
  };
};

const lastAnchor = (claim: Claim): Description | undefined => {
  for (const constraint of [...claim.predicate, ...claim.subject.constraints].reverse()) {
    if (constraint.kind === 'relation' && constraint.anchors.length > 0) return constraint.anchors.at(-1);
    if (constraint.kind === 'order' && constraint.anchor) return constraint.anchor;
  }
  return undefined;
};

const ANYTHING: Description = { modifiers: [], plural: false, constraints: [] };

const COMPARED = /^(?:much |slightly |a bit |a little |far )?(\w+)(?: (?:to|from) (.+?))? than (.+)$/;

const nounOf = (words: string, options: ParseOptions): Description => parse(words, options).target;

/** "2 m from the door". */
const readMeasure = (rest: string, options: ParseOptions): Predicate | undefined => {
  const quantity = readQuantity(rest);
  if (!quantity) return undefined;
  const { anchor, ...measure } = quantity;
  return {
    predicate: [],
    ignored: [],
    measure: anchor === undefined ? measure : { ...measure, anchor: nounOf(anchor, options) },
  };
};

/** "taller than the lamp". */
const readComparison = (rest: string, options: ParseOptions): Predicate | undefined => {
  const compared = COMPARED.exec(rest);
  const order = compared && orderOf(compared[1]!);
  if (!order) return undefined;
  const from = compared[2] === undefined ? {} : { from: nounOf(compared[2], options) };
  return {
    predicate: [],
    ignored: [],
    comparison: { axis: order.axis, than: nounOf(compared[3]!, options), ...from },
  };
};

const readPredicate = (
  verb: string,
  said: string,
  subject: Description,
  options: ParseOptions,
): Predicate => {
  const alike = alikeIn(said);
  if (alike) return { predicate: [], ignored: [], alike };
  // "it has a lamp on it" speaks of itself; elsewhere "it" was named before.
  const rest = /^(has|have|had)$/.test(verb)
    ? said
    : said.replace(/\b(?:it|them)\b/g, `mark ${PRONOUN_MARK}`);
  const measured = readMeasure(rest, options) ?? readComparison(rest, options);
  if (measured) return measured;
  const participle = AS_PREDICATE[verb];
  const copular = /^(is|are|was|were)$/.test(verb);
  const words = participle ? `is ${participle} ${rest}` : copular ? `is ${rest}` : `${verb} ${rest}`;
  // "is standing", "is wearing a red shirt" tell of persons alone.
  const isPerson = OF_PERSON.test(rest) || (subject.head !== undefined && isPersonNoun(subject.head));
  const of = isPerson ? 'person' : 'thing';
  const { target: read, ignored } = parse(`the ${of} ${words}`, options);
  // "is next to the box on the table": of two places for the last words, they tell of the nearer noun.
  const target = nearest(read);
  const kind = copular ? kindSaid(target, rest) : undefined;
  return { predicate: target.constraints, ignored, ...(kind && { kind }) };
};

/** "is a chair", "is an object": what something is said to be, behind an article. */
const kindSaid = (target: Description, rest: string): Description | undefined => {
  if (!/^(?:an?|the|mark|object|not an?) /.test(rest)) return undefined;
  if ((target.head ?? target.mark) !== undefined) return { ...target, constraints: [] };
  return /\b(?:object|thing|item)\b/.test(rest) ? ANYTHING : undefined;
};

/** What is said, or the ways in which it may be true. */
const readSaid = (
  verb: string,
  said: string,
  subject: Description,
  options: ParseOptions,
): Predicate & Pick<Claim, 'either'> => {
  const ways = alternativesIn(said);
  if (ways.length < 2) return readPredicate(verb, ways[0] ?? said, subject, options);
  const either = ways.map((words) => ({ words, ...readPredicate(verb, words, subject, options) }));
  return { predicate: [], ignored: [], either };
};

const NOT = /^(?:not|never|no longer) /;

/** The verb and what follows it without "do", "not" and "no", and whether they deny. */
const withoutNegation = (parts: { readonly verb: string; readonly rest: string }) => {
  let { verb } = parts;
  let rest = parts.rest.replace(NOT, '');
  if (/^(do|does)$/.test(verb)) [verb, rest] = [rest.split(' ')[0]!, rest.split(' ').slice(1).join(' ')];
  const hasNone = /^(has|have|contains?)$/.test(verb) && /^no /.test(rest);
  if (hasNone) rest = rest.replace(/^no /, 'a ');
  return { verb, rest, negated: NOT.test(parts.rest) !== hasNone };
};

/** "longer than the blue one": one of the kind that is spoken of. */
const sameKind = (than: Description, { head }: Description): Description =>
  than.head === undefined && than.mark === undefined && than.constraints.length > 0 && head !== undefined
    ? { ...than, head }
    : than;

const ofKind = <P extends Predicate>(said: P, subject: Description): P => ({
  ...said,
  predicate: said.predicate.map((constraint) =>
    constraint.kind === 'relation'
      ? { ...constraint, anchors: constraint.anchors.map((anchor) => sameKind(anchor, subject)) }
      : constraint,
  ),
  ...(said.comparison && {
    comparison: { ...said.comparison, than: sameKind(said.comparison.than, subject) },
  }),
});

/** "on the shelf or under it": the thing named last. */
const withPronouns = (ways: NonNullable<Claim['either']>, stands: Description): Claim['either'] => {
  let named = stands;
  return ways.map((way) => {
    const predicate = way.predicate.map((constraint) => resolvePronouns(constraint, named));
    const told = predicate.at(-1);
    if (told?.kind === 'relation' && told.anchors.length > 0) named = told.anchors.at(-1)!;
    return { ...way, predicate };
  });
};

const readClause = (text: string, before: Claim | undefined, options: ParseOptions): Claim | undefined => {
  const existence = EXISTENCE.exec(text);
  if (existence) return readExistence(existence, options);
  const parts = divide(text);
  if (!parts) return undefined;
  const { verb, rest: predicate, negated } = withoutNegation(parts);
  const { parts: names, denied } = joinedIn(parts.subject, parts.verb);
  const subject = readSubject(names, before, options);
  if (!subject) return undefined;
  const spoken = eachOf(subject, predicate);
  const isEach = spoken.and !== undefined || spoken.subject.plural;
  const rest = isEach ? predicate.replace(FLOATING, '') : predicate;
  const said = ofKind(readSaid(verb, rest, spoken.subject, options), spoken.subject);
  const stands = (before && (lastAnchor(before) ?? before.subject)) ?? spoken.subject;
  return {
    text,
    ...spoken,
    ...said,
    predicate: said.predicate.map((constraint) => resolvePronouns(constraint, stands)),
    ...(said.either && { either: withPronouns(said.either, stands) }),
    existential: false,
    negated: negated !== denied,
  };
};

/**
 * What a statement claims, clause by clause: "the cup is on the table and the book is under it" are two claims. Total;
 * a statement without a clause that is understood has none.
 */
export const parseStatement = (statement: string, options: ParseOptions = {}): Statement => {
  const claims: Claim[] = [];
  for (const clause of clausesOf(String(statement)).map(uninverted).flatMap(eachThere)) {
    const claim = readClause(clause, claims.at(-1), options);
    if (claim) claims.push(claim);
    else return { claims: [] };
  }
  return { claims };
};
