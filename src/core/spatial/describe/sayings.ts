import { relationNamed } from '../relations/registry.ts';
import type { SceneGeometry } from '../scene/SceneGeometry.ts';
import type { Fact } from './Fact.ts';
import { capital, verbFor } from './grammar.ts';
import type { Told } from './isFaithful.ts';
import type { Called, Names } from './Names.ts';
import { placesOf, postureOf } from './wordings.ts';

/** One way to say a fact. */
export interface Saying {
  readonly text: string;
  /** Its construction: sentences that follow each other take different ones. */
  readonly form: string;
  readonly told: Told;
}

interface Parts {
  readonly subject: Called;
  /** "the laptop", "the lamp and the door". */
  readonly anchor: string;
  readonly be: string;
  readonly stand: string;
}

/** Sentences of a place: "to the left of". A thing without a name is only ever definite. */
const placed = (
  place: string,
  { subject, anchor, be, stand }: Parts,
): readonly (readonly [string, string])[] => {
  const { the, a } = subject;
  const at = `${place} ${anchor}`;
  const posture = stand === be ? [] : [['posture', `${the} ${stand} ${at}`] as const];
  const definite = [
    ['copula', `${the} ${be} ${at}`],
    ...posture,
    ['fronted', `${at} ${stand} ${the}`],
    ['passive', `${the} can be seen ${at}`],
  ] as const;
  if (a === undefined) return definite;
  return [
    ...definite,
    ['existential', `there ${be} ${a} ${at}`],
    ['fronted indefinite', `${at} ${stand} ${a}`],
    ['fronted existential', `${at}, there ${be} ${a}`],
    ['seen', `you can see ${a} ${at}`],
    ['fronted seen', `${at}, you can see ${a}`],
    ['indefinite', `${a} ${stand} ${at}`],
  ];
};

/** "The laptop has a mug to its left", "the table has a mug on it". */
const having = (
  relation: string,
  subject: Called,
  anchor: Called,
): readonly (readonly [string, string])[] => {
  const [its, it] = anchor.many ? ['their', 'them'] : ['its', 'it'];
  const side = /^(left|right) of$/.exec(relation)?.[1];
  const where = side ? `to ${its} ${side}` : relation === 'on' ? `on ${it}` : undefined;
  const thing = subject.a ?? subject.the;
  return where === undefined
    ? []
    : [['having', `${anchor.the} ${verbFor('has', anchor.many)} ${thing} ${where}`]];
};

const SIDES: Readonly<Record<string, readonly string[]>> = {
  distance: ['from', 'away from'],
  left: ['to the left of'],
  right: ['to the right of'],
  front: ['in front of'],
  behind: ['behind'],
  above: ['above'],
  below: ['below'],
};

const lengths = (metres: number): readonly string[] =>
  metres < 1 ? [`${Math.round(metres * 100)} cm`, `${metres} m`] : [`${metres} m`];

const measuredSayings = (fact: Fact, parts: Parts): readonly Saying[] => {
  const { quantity, compare, metres } = fact.measure!;
  const { subject, anchor, be, stand } = parts;
  return SIDES[quantity]!.flatMap((side) =>
    lengths(metres).flatMap((length) => {
      const at = `${compare === 'about' ? 'about' : 'less than'} ${length} ${side} ${anchor}`;
      const forms: (readonly [string, string])[] = [
        ['measured', `${subject.the} ${be} ${at}`],
        ['measured fronted', `${at} ${stand} ${subject.a ?? subject.the}`],
      ];
      if (stand !== be) forms.push(['measured posture', `${subject.the} ${stand} ${at}`]);
      return forms.map(([form, text]) => ({ form, text: `${capital(text)}.`, told: fact }));
    }),
  );
};

const wordedSayings = (fact: Fact, parts: Parts): readonly Saying[] => {
  const words = relationNamed(fact.relation)?.telling?.words ?? `is ${fact.relation}`;
  const [verb = '', ...rest] = words.split(' ');
  const said = [verbFor(verb, parts.subject.many), ...rest].join(' ');
  return [{ form: 'copula', text: `${capital(parts.subject.the)} ${said} ${parts.anchor}.`, told: fact }];
};

/** A thing that a number tells, by the long name and by the short one; a short one is never of many. */
const calledOf = (called: Called): readonly Called[] =>
  called.short === undefined ? [called] : [called, { ...called, the: called.short, many: false }];

const sayingsWith = (
  f: SceneGeometry,
  fact: Fact,
  subject: Called,
  anchors: readonly Called[],
): readonly Saying[] => {
  const parts: Parts = {
    subject,
    anchor: anchors.map(({ the }) => the).join(' and '),
    be: verbFor('is', subject.many),
    stand: verbFor(postureOf(f, fact.subject, subject.isPerson), subject.many),
  };
  if (fact.measure) return measuredSayings(fact, parts);
  const places = placesOf(fact.relation);
  if (places.length === 0) return wordedSayings(fact, parts);
  const said = places.flatMap(({ words, relation }) =>
    placed(words, parts).map(([form, text]) => ({ form, text, told: { ...fact, relation } })),
  );
  const had = anchors.length === 1 ? having(fact.relation, subject, anchors[0]!) : [];
  return [...said, ...had.map(([form, text]) => ({ form, text, told: fact }))].map((saying) => ({
    ...saying,
    text: `${capital(saying.text)}.`,
  }));
};

/** Every way in which a fact can be said, the plainest first. */
export const sayingsOf = (f: SceneGeometry, names: Names, fact: Fact): readonly Saying[] => {
  const anchors = fact.anchors.map((i) => names.of(i));
  const short = anchors.map((called) => calledOf(called).at(-1)!);
  const ways = short.some((called, k) => called !== anchors[k]) ? [anchors, short] : [anchors];
  return calledOf(names.of(fact.subject)).flatMap((subject) =>
    ways.flatMap((way) => sayingsWith(f, fact, subject, way)),
  );
};
