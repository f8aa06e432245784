import type { Constraint } from '../LogicalForm.ts';
import { type ParseOptions, parse } from '../parse.ts';
import { readQuantifier } from './quantifier.ts';
import type { Claim } from './Statement.ts';
import { named, subjectsOf, withoutCount } from './spoken.ts';

/** "there are two cups on the table". */
export const EXISTENCE = /^there (?:is|are|was|were) (not )?(.+)$/;

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

export const readExistence = (
  [text, not, thing]: readonly string[],
  options: ParseOptions,
): Claim | undefined => {
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

const THERE_AND =
  /^(there (?:is|are)) ((?:an?|one|some) [a-z ]+?) and ((?:an?|one|some) [a-z ]+?)((?: (?:on|in|under|behind|next to|near|left of|right of|to the|beside|above|below|at|by) .+)?)$/;

/** "there is a red mug and a blue mug on the table": each is there, and where the last words say. */
export const eachThere = (clause: string): readonly string[] => {
  const [, there, first, second, place] = THERE_AND.exec(clause) ?? [];
  return there === undefined ? [clause] : [`${there} ${first}${place}`, `${there} ${second}${place}`];
};
