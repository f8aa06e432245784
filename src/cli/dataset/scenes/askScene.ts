import { conceptsOf, nounEntry } from '../../../core/spatial/lexicon/nouns.ts';
import type { Random } from '../../Random.ts';
import type { AskedFor, AskedRelation, DatasetMark, DatasetQuestion } from '../DatasetRow.ts';
import { CARRIERS, HELD_OUT_WORDINGS, ORDER_WORDINGS, RELATION_WORDINGS } from '../wordings.ts';
import type { Judge } from './Judge.ts';

export interface AskOptions {
  /** Wordings that training never says. */
  readonly heldOutWordings: boolean;
}

/** Why a question that was thought of is not in the data. */
export type LeftOut = 'ambiguous' | 'unsure' | 'anchor not unique' | 'nothing to ask';

export type Asked = DatasetQuestion | LeftOut;

const SYNONYM = 0.2;
const COLOUR_TOLD = 0.5;
/** Share of questions for what is not there, and for "the object". */
const STRANGE = 0.08;
const NAMELESS = 0.04;
const OF_SEVERAL = 0.8;

/** What a thing is called: its label, sometimes a synonym. */
const nounFor = ({ label }: DatasetMark, random: Random): string => {
  const [concept] = conceptsOf(label);
  const entry = concept === label ? nounEntry(concept) : undefined;
  const plain = entry?.synonyms.filter((word) => !word.endsWith('s')) ?? [];
  return plain.length > 0 && random.chance(SYNONYM) ? random.pick(plain) : label;
};

const mainColour = ({ colours }: DatasetMark): string | undefined =>
  colours?.[0] && colours[0].share > COLOUR_TOLD ? colours[0].name : undefined;

/** Words that mean one mark alone without a relation: its noun, its colour where that is needed. */
const nameAnchor = (anchor: DatasetMark, judge: Judge, random: Random): string | undefined => {
  const noun = nounFor(anchor, random);
  const alone = (asked: AskedFor): boolean => {
    const meant = judge.meant(asked);
    return meant?.length === 1 && meant[0] === anchor.mark;
  };
  const colour = mainColour(anchor);
  const coloured = colour === undefined ? undefined : { noun, colour, relations: [] };
  if (coloured && random.chance(0.15) && alone(coloured)) return `the ${colour} ${noun}`;
  if (alone({ noun, relations: [] })) return `the ${noun}`;
  return coloured && alone(coloured) ? `the ${colour} ${noun}` : undefined;
};

interface Drafted {
  readonly asked: AskedFor;
  readonly words: string;
}

interface Related {
  readonly relation: AskedRelation;
  readonly words: string;
}

/** Draws questions about a scene; their truth is the judge's. */
export class Asker {
  readonly #things: readonly DatasetMark[];
  readonly #judge: Judge;
  readonly #random: Random;
  readonly #options: AskOptions;

  constructor(marks: readonly DatasetMark[], judge: Judge, random: Random, options: AskOptions) {
    this.#things = marks.filter(({ label }) => label !== '');
    this.#judge = judge;
    this.#random = random;
    this.#options = options;
  }

  /** One question; `strange` are labels of which the scene has none. */
  ask(strange: readonly string[]): Asked {
    if (this.#things.length < 2) return 'nothing to ask';
    const draft = this.#draft(strange);
    if (typeof draft === 'string') return draft;
    const meant = this.#judge.meant(draft.asked);
    if (meant === undefined) return 'unsure';
    return meant.length > 1 ? 'ambiguous' : this.#said(draft, meant[0] ?? null);
  }

  #said({ asked, words }: Drafted, target: number | null): DatasetQuestion {
    const random = this.#random;
    const { relations, order } = asked;
    const anchors = [
      ...relations.flatMap((relation) => relation.anchors),
      ...(order?.anchor ? [order.anchor] : []),
    ];
    const article = random.chance(0.9) ? 'the ' : '';
    return {
      expression: random.pick(CARRIERS).replace('T', `${article}${words}`),
      kind: target === null ? 'absent' : 'unique',
      target,
      anchors: [...new Set(anchors)],
      kin: this.#judge.kin(asked),
      asked,
    };
  }

  /** Most often one of several of its kind: what is alone of its kind needs no more than its name. */
  #target(): DatasetMark {
    const random = this.#random;
    const twins = this.#things.filter(({ label, mark }) =>
      this.#things.some((other) => other.mark !== mark && other.label === label),
    );
    return random.pick(twins.length > 0 && random.chance(OF_SEVERAL) ? twins : this.#things);
  }

  #noun(target: DatasetMark, strange: readonly string[]): string {
    const random = this.#random;
    if (random.chance(STRANGE)) return random.pick(strange);
    return random.chance(NAMELESS) ? 'object' : nounFor(target, random);
  }

  #draft(strange: readonly string[]): Drafted | LeftOut {
    const random = this.#random;
    const target = this.#target();
    const noun = this.#noun(target, strange);
    const colour = random.chance(0.2) ? mainColour(target) : undefined;
    const base = { noun, ...(colour !== undefined && { colour }), relations: [] };
    const named = colour === undefined ? noun : `${colour} ${noun}`;
    const kind = random.next();
    if (kind < 0.08) return { asked: base, words: named };
    if (kind < 0.45) return this.#withOrder(base, named);
    return this.#withRelations(target, base, named, kind > 0.85 ? 2 : 1);
  }

  #withOrder(base: AskedFor, named: string): Drafted | LeftOut {
    const random = this.#random;
    const { axis, rank, words, ofAnchor } = random.pick(ORDER_WORDINGS);
    const said = random.pick(words).replace('N', named);
    if (!ofAnchor) return { asked: { ...base, order: { axis, rank } }, words: said };
    const anchor = random.pick(this.#things);
    const name = nameAnchor(anchor, this.#judge, random);
    if (name === undefined) return 'anchor not unique';
    return { asked: { ...base, order: { axis, rank, anchor: anchor.mark } }, words: `${said} ${name}` };
  }

  #withRelations(target: DatasetMark, base: AskedFor, named: string, count: number): Drafted | LeftOut {
    const relations: AskedRelation[] = [];
    const said: string[] = [];
    for (let i = 0; i < count; i++) {
      const drawn = this.#relation(target);
      if (typeof drawn === 'string') return drawn;
      relations.push(drawn.relation);
      said.push(drawn.words);
    }
    const link = this.#random.pick(['', '', '', 'that is ', 'which is ']);
    return { asked: { ...base, relations }, words: `${named} ${link}${said.join(' and ')}` };
  }

  /** A relation that is true of the target, most often; else any. */
  #relation(target: DatasetMark): Related | LeftOut {
    const wanted = this.#random.chance(0.9);
    for (let i = 0; i < 10; i++) {
      const drawn = this.#drawRelation(target, wanted);
      if (drawn) return drawn;
    }
    return 'anchor not unique';
  }

  #drawRelation(target: DatasetMark, wanted: boolean): Related | undefined {
    const random = this.#random;
    const others = this.#things.filter(({ mark }) => mark !== target.mark);
    const wordings = this.#options.heldOutWordings ? HELD_OUT_WORDINGS : RELATION_WORDINGS;
    const relation = random.pick(Object.keys(wordings));
    const count = relation === 'between' ? 2 : 1;
    const anchors = random.shuffled(others).slice(0, count);
    if (anchors.length < count) return undefined;
    const negated = random.chance(0.03);
    const asked = { relation, anchors: anchors.map(({ mark }) => mark), ...(negated && { negated }) };
    const holds = this.#judge.meant({ noun: target.label, relations: [asked] })?.includes(target.mark);
    if (wanted && !holds) return undefined;
    const names = anchors.map((anchor) => nameAnchor(anchor, this.#judge, random));
    if (names.includes(undefined)) return undefined;
    const said = random.pick(wordings[relation]!);
    return { relation: asked, words: `${negated ? 'not ' : ''}${said} ${names.join(' and ')}` };
  }
}
