import { orderOf } from '../../lexicon/orders.ts';
import { isPersonNoun } from '../../lexicon/words/personNouns.ts';
import type { Constraint, Description, LogicalForm } from '../LogicalForm.ts';
import { type ParseOptions, parse } from '../parse.ts';
import { nearest } from '../readings.ts';
import { alikeIn } from './alikeIn.ts';
import { alternativesIn } from './alternatives.ts';
import { clausesOf, divide, uninverted } from './clauses.ts';
import { joinedIn } from './joined.ts';
import { OF_PERSON } from './ofPerson.ts';
import { readQuantifier } from './quantifier.ts';
import { readQuantity } from './quantity.ts';
import type { Claim, Predicate, Spoken, Statement } from './Statement.ts';

const PRONOUN = /^(it|they|them|this|that|these|those|itself)$/;

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

/** "things" is a name only behind an article. */
const named = (noun: string): string => (/^(?:the|mark|object) /.test(noun) ? noun : `the ${noun}`);

const NOT = /^(?:not|never|no longer) /;

const withoutCount = ({ count: _, ...subject }: Description): Description => subject;

/** What a clause may speak of: one thing, or each of "a mug or a cup on the table", which the last words tell of all. */
const subjectsOf = ({ target, choice }: LogicalForm): readonly Description[] => {
  if (!choice) return [withoutCount(target)];
  const things = choice.among.map(({ description }) => withoutCount(description));
  const { constraints = [] } = things.at(-1) ?? {};
  const isShared = things.slice(0, -1).every((thing) => thing.constraints.length === 0);
  return isShared ? things.map((thing) => ({ ...thing, constraints })) : things;
};

/** "there are two cups on the table". */
const EXISTENCE = /^there (?:is|are|was|were) (not )?(.+)$/;

const MORE =
  /^(more|fewer|less|(?:just |exactly )?as many|(?:an|the) (?:same|equal) number of) (?!than\b)(.+?) (?:than|as|and) (?:there (?:is|are) )?(.+)$/;

const tellsPlace = ({ kind }: Constraint): boolean => kind === 'relation';

/** "there are more boxes than mugs on the table", "fewer mugs on the table than on the shelf". */
const readMore = (text: string, not: boolean, thing: string, options: ParseOptions): Claim | undefined => {
  const [, how, first, second] = MORE.exec(thing) ?? [];
  if (how === undefined) return undefined;
  const form = parse(named(first!), options);
  const isPlace = /^(?:on|in|under|behind|next|near|left|right|to|beside|above|below|at|by) /.test(second!);
  const noun = isPlace ? `${form.target.head ?? 'things'} ${second}` : second!;
  const other = parse(named(noun), options);
  if (!form.understood || !other.understood || form.choice || other.choice) return undefined;
  const than = withoutCount(other.target);
  const subject = withoutCount(form.target);
  const compare = how === 'more' ? 'moreThan' : /^(?:fewer|less)$/.test(how) ? 'lessThan' : 'exactly';
  return {
    text,
    quantifier: { kind: 'some' },
    // Where the second is, the first is, too; its color is its own.
    subject: subject.constraints.some(tellsPlace)
      ? subject
      : { ...subject, constraints: [...subject.constraints, ...than.constraints.filter(tellsPlace)] },
    against: { compare, than },
    predicate: [],
    existential: true,
    negated: not,
    ignored: [...form.ignored, ...other.ignored],
  };
};

const readExistence = ([text, not, thing]: readonly string[], options: ParseOptions): Claim | undefined => {
  const more = readMore(text!, not !== undefined, thing!, options);
  if (more) return more;
  const { quantifier, noun } = readQuantifier(thing!, 'some');
  const form = parse(named(noun), options);
  if (!form.understood) return undefined;
  const [subject, ...others] = subjectsOf(form);
  if (!subject) return undefined;
  const ignored = [...form.ignored, ...form.context.map(({ head }) => head ?? 'something else')];
  return {
    text: text!,
    quantifier,
    subject,
    ...(others.length > 0 && { others }),
    predicate: [],
    existential: true,
    negated: not !== undefined,
    ignored,
  };
};

/** The verb and what follows it without "do", "not" and "no", and whether they deny. */
const withoutNegation = (parts: { readonly verb: string; readonly rest: string }) => {
  let { verb } = parts;
  let rest = parts.rest.replace(NOT, '');
  if (/^(do|does)$/.test(verb)) [verb, rest] = [rest.split(' ')[0]!, rest.split(' ').slice(1).join(' ')];
  const hasNone = /^(has|have|contains?)$/.test(verb) && /^no /.test(rest);
  if (hasNone) rest = rest.replace(/^no /, 'a ');
  return { verb, rest, negated: NOT.test(parts.rest) !== hasNone };
};

/** One name that a clause speaks of; undefined where it is not understood. */
const readNamed = (words: string, before: Claim | undefined, options: ParseOptions): Spoken | undefined => {
  if (PRONOUN.test(words))
    return (
      before && {
        quantifier: { kind: before.and ? 'all' : 'the' },
        subject: withoutCount(before.subject),
        ...(before.and && { and: before.and }),
      }
    );
  const { quantifier, noun } = readQuantifier(words);
  const form = parse(named(noun), options);
  const [subject, ...others] = form.understood ? subjectsOf(form) : [];
  return subject && { quantifier, subject, ...(others.length > 0 && { others }) };
};

/** What a clause speaks of, each of several by itself; undefined where that is not understood. */
const readSubject = (
  parts: readonly string[],
  before: Claim | undefined,
  options: ParseOptions,
): Spoken | undefined => {
  const read = parts.map((words) => readNamed(words, before, options));
  const [first, ...more] = read.filter((spoken) => spoken !== undefined);
  if (!first || more.length + 1 < parts.length) return undefined;
  return more.length > 0 ? { ...first, and: [...(first.and ?? []), ...more] } : first;
};

/** "are | all | on the table", "are | both | red": said of each of what went before. */
const FLOATING = /^(?:all|both|each) (?!of )/;

/** Each of all, where the words behind the verb say so. */
const eachOf = (spoken: Spoken, rest: string): Spoken =>
  FLOATING.test(rest) && !spoken.and && spoken.quantifier.kind === 'the' && spoken.subject.plural
    ? { ...spoken, quantifier: { kind: 'all' } }
    : spoken;

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

const THERE_AND =
  /^(there (?:is|are)) ((?:an?|one|some) [a-z ]+?) and ((?:an?|one|some) [a-z ]+?)((?: (?:on|in|under|behind|next to|near|left of|right of|to the|beside|above|below|at|by) .+)?)$/;

/** "there is a red mug and a blue mug on the table": each is there, and where the last words say. */
const eachThere = (clause: string): readonly string[] => {
  const [, there, first, second, place] = THERE_AND.exec(clause) ?? [];
  return there === undefined ? [clause] : [`${there} ${first}${place}`, `${there} ${second}${place}`];
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
