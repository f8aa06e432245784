import { hasTrait } from '../../lexicon/facts.ts';
import { isPlural } from '../../lexicon/morphology.ts';
import { conceptsOf, kindsOf } from '../../lexicon/nouns.ts';
import { isPart } from '../../lexicon/words/parts.ts';
import type { Description } from '../LogicalForm.ts';
import { type ParseOptions, parse } from '../parse.ts';
import { OF_PERSON } from '../statement/ofPerson.ts';
import { BE, pattern } from './asking.ts';
import type { Question } from './Question.ts';

const COUNTS: readonly RegExp[] = [
  pattern(`how many (.+)`),
  pattern(`count (?:all |up )?(?:the |all )?(.+)`),
  pattern(`(?:what ${BE} )?(?:the )?(?:total |overall |exact )?number of (.+)`),
];

/** A bowl holds things in it, a shelf on it. */
const holdsWithin = (head: string | undefined): boolean =>
  hasTrait(head, 'container') && !conceptsOf(head!).some((concept) => kindsOf(concept).has('furniture'));

/** "how many books does the shelf have": those that it has on or in it. */
const HAS = pattern(
  'how many (.+?) (?:does|do) (the .+?|my .+?|that .+?) (?:have|hold|contain|carry)(?: (?:on|in) (?:it|them))?',
);

const heldOf = (words: string, options: ParseOptions): Question | undefined => {
  const found = HAS.exec(words);
  if (!found) return undefined;
  const counted = parse(`the ${found[1]}`, options);
  const holder = parse(found[2]!, options);
  if (!counted.understood || !holder.understood) return undefined;
  const { count: _, ...target } = counted.target;
  const held = {
    kind: 'relation',
    relation: holdsWithin(holder.target.head) ? 'in' : 'on',
    anchors: [holder.target],
    negated: false,
    inverse: false,
  } as const;
  return counting({ ...target, constraints: [...target.constraints, held] }, options);
};

/** Parts of things are no marks: none seen is not none there. */
const PARTS =
  /^(?:leg|wheel|handle|drawer|arm|foot|finger|eye|ear|page|key|button|shelf|door|window|corner|edge|side|slot|hole)$/;

const counting = (counted: Description, { labels = [] }: ParseOptions): Question => {
  const { head = '' } = counted;
  const isNamed = labels.some((label) => label === head || label.endsWith(` ${head}`));
  return !isNamed && (isPart(head) || PARTS.test(head)) && counted.constraints.length > 0
    ? { kind: 'untold', asks: `how many ${head}s something has, and parts of things are not told apart` }
    : { kind: 'count', counted };
};

/** "things on the bench | are red": what is counted, and what is said of it. */
const toldOf = (words: string, options: ParseOptions): Description | undefined => {
  const said = / (?:are|is|were|was) (?!there\b)(.+)$/.exec(words);
  if (!said) return undefined;
  const first = parse(`the ${words.slice(0, said.index).replace(/^(?:the|of the) /, '')}`, options);
  const isOfPerson = OF_PERSON.test(said[1]!);
  const second = parse(`the ${isOfPerson ? 'person' : 'thing'} that is ${said[1]!}`, options);
  const names = second.target.head !== undefined && !isOfPerson;
  if (!first.understood || !second.understood || names) return undefined;
  const { count: _, ...counted } = first.target;
  return { ...counted, constraints: [...counted.constraints, ...second.target.constraints] };
};

const countOf = (words: string, options: ParseOptions): Question | undefined => {
  for (const form of COUNTS) {
    const found = form.exec(words);
    if (!found) continue;
    // "chairs are there near the door", "chairs are near the door", "chairs do you see".
    const told = toldOf(found[1]!, options);
    if (told) return counting(told, options);
    const noun = found[1]!
      .replace(/ (?:do|can) (?:you|i|we) (?:see|find|count)/, '')
      .replace(/ (?:is|are|were|was)(?: there)?(?= |$)/, ' ')
      .trim();
    const read = parse(/^(?:the|a|an|my) /.test(noun) ? noun : `the ${noun}`, options);
    if (!read.understood) return undefined;
    const { count: _, ...counted } = read.target;
    return counting(counted, options);
  }
  return undefined;
};

const KINDS =
  /(?<=^| )(\S+(?: \S+){0,2}?) and (?:the )?((?:\S+ ){0,2}?(\S+?))(?= (?:are|is|were|do|does|can|on|in|at|under|behind|near|next|to|left|right|beside|above|below|between|with|that|which)(?: |$)|$)/;
const ASKED = /^(.*?(?:how many|count|number of) (?:all |up |of )*(?:the )?)(.+)$/;

/** "how many cups and bottles are on the table" as how many cups are there, and how many bottles; undefined for one kind. */
const kindsIn = (words: string): readonly [string, string] | undefined => {
  const [, opening, asked] = ASKED.exec(words) ?? [];
  const found = asked === undefined ? undefined : KINDS.exec(asked);
  if (!found || found.index > 0 || ![found[1]!.split(' ').at(-1)!, found[3]!].every(isPlural))
    return undefined;
  const rest = asked!.slice(found[0].length);
  return [`${opening}${found[1]}${rest}`, `${opening}${found[2]}${rest}`];
};

/** A question of how many; undefined for other words. */
export const countIn = (words: string, options: ParseOptions): Question | undefined => {
  const kinds = kindsIn(words);
  if (!kinds) return heldOf(words, options) ?? countOf(words, options);
  const [first, second] = kinds.map((kind) => countIn(kind, options));
  if (first?.kind !== 'count' || second?.kind !== 'count') return undefined;
  return { ...first, also: [second.counted, ...(second.also ?? [])] };
};
