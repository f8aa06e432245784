import type { Fact } from './Fact.ts';
import { capital, verbFor } from './grammar.ts';
import type { Told } from './isFaithful.ts';
import { seedOf } from './seed.ts';
import type { Teller } from './Teller.ts';
import { placesOf, postureOf } from './wordings.ts';

/** Sentences of an open-ended description, where there is as much to say. */
const MOST_SENTENCES = 5;
/** Fewer than these take what repeats a relation as well. */
const LEAST_SENTENCES = 3;
/** Sentences in a row that may begin with "it". */
const MOST_PRONOUNS = 2;

interface Draft {
  readonly text: string;
  readonly told: readonly Told[];
}

/** Facts that are told by where things are: "on the table". */
const placeOf = (teller: Teller, fact: Fact): string | undefined => {
  const place = placesOf(fact.relation)[0];
  return place && `${place.words} ${fact.anchors.map((i) => teller.names.of(i).the).join(' and ')}`;
};

const isHeld = ({ relation, measure }: Fact): boolean => !measure && (relation === 'on' || relation === 'in');

/** The first sentence: what the thing is on or in, and how it stands to the other. */
const openings = (
  teller: Teller,
  subject: number,
  held: Fact | undefined,
  pair: Fact | undefined,
): readonly Draft[] => {
  const { the, a, many, isPerson } = teller.names.of(subject);
  const be = verbFor('is', many);
  const stand = verbFor(postureOf(teller.matcher.frame, subject, isPerson), many);
  const [on, at] = [held && placeOf(teller, held), pair && placeOf(teller, pair)];
  const drafts: Draft[] = [];
  if (held && pair && on !== undefined && at !== undefined && held !== pair) {
    const told = [held, pair];
    const both = [`${the} ${stand} ${on}, ${at}`, `${on}, ${at}, ${stand} ${a ?? the}`];
    if (a !== undefined) both.push(`there ${be} ${a} ${on}, ${at}`, `${on}, there ${be} ${a} ${at}`);
    drafts.push(...both.map((text) => ({ text, told })));
    drafts.sort((x, y) => seedOf(x.text) - seedOf(y.text));
  }
  for (const [fact, where] of [
    [pair, at],
    [held, on],
  ] as const)
    if (fact && where !== undefined) {
      const told = [fact];
      const single = [`${the} ${stand} ${where}`, `${where} ${stand} ${a ?? the}`];
      if (a !== undefined) single.push(`there ${be} ${a} ${where}`);
      drafts.push(...single.map((text) => ({ text, told })).sort((x, y) => seedOf(x.text) - seedOf(y.text)));
      drafts.push({ text: `${the} ${be} ${where}`, told });
    }
  return drafts.map(({ text, told }) => ({ text: `${capital(text)}.`, told }));
};

/** Later sentences of one thing, with a pronoun where it was spoken of just now. */
const continuing = (teller: Teller, fact: Fact, isIt: boolean): readonly Draft[] =>
  [teller.differently(fact, []), teller.plainly(fact)].flatMap((saying) => {
    if (!saying) return [];
    const { the, a, short, many, isPerson } = teller.names.of(fact.subject);
    // Both of the pair were spoken of: they are no longer "a lamp".
    const known = a !== undefined && `${saying.text} `.match(new RegExp(`\\b${a}\\b`, 'i')) !== null && !many;
    if (known) return [];
    if (!isIt) return [{ text: saying.text, told: [saying.told] }];
    // Only a sentence that begins with its subject can take a pronoun in its place; a person is called by name.
    const name = [the, short].find((one) => one !== undefined && saying.text.startsWith(`${capital(one)} `));
    if (name === undefined || isPerson) return [];
    const pronoun = many && name === the ? 'They' : 'It';
    return [{ text: `${pronoun}${saying.text.slice(name.length)}`, told: [saying.told] }];
  });

/** What is told of one of the two, in order: one fact about a pair of things, and one of a relation. */
const chosenFacts = (facts: readonly Fact[], of: number, told: readonly Fact[]): readonly Fact[] => {
  const chosen: Fact[] = [];
  const pairs = new Set(told.map(pairOf));
  const relations = new Set(told.filter(({ subject }) => subject === of).map(relationOf));
  for (const fact of facts) {
    if (fact.subject !== of || pairs.has(pairOf(fact)) || relations.has(relationOf(fact))) continue;
    pairs.add(pairOf(fact));
    relations.add(relationOf(fact));
    chosen.push(fact);
  }
  return chosen;
};

const relationOf = ({ relation, measure }: Fact): string => measure?.quantity ?? relation;

/** A measure of a pair tells something beside its relation. */
const pairOf = ({ subject, anchors, measure }: Fact): string =>
  `${[subject, ...anchors].sort((a, b) => a - b).join(' ')}${measure ? ' m' : ''}`;

/** Text as it grows, with all that it tells. */
interface Text {
  readonly text: string;
  readonly told: readonly Told[];
  readonly facts: readonly Fact[];
  readonly count: number;
  /** Whom the last sentence spoke of, and how many in a row began with a pronoun. */
  readonly last: number;
  readonly pronouns: number;
}

const opened = (teller: Teller, facts: readonly Fact[], a: number, b: number): Text => {
  const isOfPair = (f: Fact): boolean => f.anchors.length === 1 && f.anchors[0] === b && !f.measure;
  const pair = facts.find((f) => f.subject === a && isOfPair(f));
  const held = facts.find((f) => f.subject === a && isHeld(f));
  const opening = openings(teller, a, held, pair).find(({ text, told }) => teller.isFaithful(text, told));
  if (!opening) return { text: '', told: [], facts: [], count: 0, last: -1, pronouns: 0 };
  const { text, told } = opening;
  const said = [held, pair].filter((fact) => fact !== undefined && told.includes(fact)) as Fact[];
  return { text, told, facts: said, count: 1, last: a, pronouns: 0 };
};

/** The text with one more fact; as it is where that cannot be said so that it is read back. */
const withFact = (teller: Teller, before: Text, fact: Fact): Text => {
  const isIt = fact.subject === before.last && before.pronouns < MOST_PRONOUNS;
  const drafts = [...(isIt ? continuing(teller, fact, true) : []), ...continuing(teller, fact, false)];
  for (const draft of drafts) {
    const text = `${before.text} ${draft.text}`.trim();
    const told = [...before.told, ...draft.told];
    if (!teller.isFaithful(text, told)) continue;
    const pronouns = /^(?:It|They) /.test(draft.text) ? before.pronouns + 1 : 0;
    const facts = [...before.facts, fact];
    return { text, told, facts, count: before.count + 1, last: fact.subject, pronouns };
  }
  return before;
};

/**
 * Connected text about a pair: where the first is, then how far and beside what, then the place of the second. Each
 * sentence is read back behind those before it, so that "it" means what was meant.
 */
export const openDescription = (teller: Teller, facts: readonly Fact[], a: number, b: number): string => {
  let text = opened(teller, facts, a, b);
  const ofFirst = chosenFacts(facts, a, text.facts);
  const order = [
    ...ofFirst.slice(0, MOST_PRONOUNS),
    ...chosenFacts(facts, b, text.facts),
    ...ofFirst.slice(MOST_PRONOUNS),
  ];
  for (const fact of order) if (text.count < MOST_SENTENCES) text = withFact(teller, text, fact);
  for (const fact of facts)
    if (text.count < LEAST_SENTENCES && !text.facts.includes(fact)) text = withFact(teller, text, fact);
  return text.text;
};
