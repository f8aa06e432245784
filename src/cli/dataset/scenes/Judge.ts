import { clearDifference, orderValue } from '../../../core/spatial/evidence/viewpoint/orderValue.ts';
import { singularPhrase } from '../../../core/spatial/lexicon/morphology.ts';
import { kindsOf as broaderOf, conceptsOf } from '../../../core/spatial/lexicon/nouns.ts';
import type { OrderAxis } from '../../../core/spatial/lexicon/orders.ts';
import { VERDICT_MARGINS } from '../../../core/spatial/relations/Judgement.ts';
import { relationNamed } from '../../../core/spatial/relations/registry.ts';
import { IMAGE_VIEW } from '../../../core/spatial/scene/View.ts';
import { Matcher } from '../../../core/spatial/verify/Matcher.ts';
import type { AskedFor, DatasetMark } from '../DatasetRow.ts';
import { sceneOfMarks } from '../sceneOfMarks.ts';

/** What geometry makes of a question: the marks that it means; undefined where one is neither meant nor not meant. */
export type Verdicts = readonly number[] | undefined;

/** A share of the clear difference of an axis that decides an order. */
const CLEAR_SHARE = 0.25;
/** A colour is told of what shows it to this share, and not of what shows it to less than the other. */
const COLOUR_FROM = 0.5;
const COLOUR_TO = 0.25;

const worst = (degrees: readonly number[]): number => degrees.reduce((a, b) => Math.min(a, b), 1);

/** Says what a question means by the geometry that answers the robot: crisp relations with their margins of doubt. */
export class Judge {
  readonly #marks: readonly DatasetMark[];
  readonly #matcher: Matcher;

  constructor(marks: readonly DatasetMark[]) {
    this.#marks = marks;
    this.#matcher = new Matcher(sceneOfMarks(marks));
  }

  /** Whether a mark is what a noun names. */
  isNamed({ label }: DatasetMark, noun: string): boolean {
    if (label === '') return false;
    if (/^(thing|object|item)$/.test(noun)) return true;
    if (label === noun || singularPhrase(label) === singularPhrase(noun)) return true;
    const own = conceptsOf(label);
    return conceptsOf(noun).some(
      (concept) => own.includes(concept) || own.some((mine) => broaderOf(mine).has(concept)),
    );
  }

  /** Marks that are what the noun names. */
  kin({ noun }: Pick<AskedFor, 'noun'>): readonly number[] {
    return this.#marks.filter((mark) => this.isNamed(mark, noun)).map(({ mark }) => mark);
  }

  /** Probability of every relation and colour of a question at one mark. */
  #degree(index: number, { colour, relations }: AskedFor): number {
    const colours = this.#marks[index]!.colours ?? [];
    const share = colour === undefined ? 1 : (colours.find(({ name }) => name === colour)?.share ?? 0);
    const shown = share >= COLOUR_FROM ? 1 : share <= COLOUR_TO ? 0 : 0.5;
    const told = relations.map(({ relation, anchors, negated }) => {
      const indices = anchors.map((anchor) => this.#marks.findIndex(({ mark }) => mark === anchor));
      if (indices.includes(index)) return 0;
      const { probability } = this.#matcher.pair(index, relationNamed(relation)!, indices);
      return negated ? 1 - probability : probability;
    });
    return worst([shown, ...told]);
  }

  /** The marks that a question means. */
  meant(asked: AskedFor): Verdicts {
    const named = this.kin(asked).map((mark) => this.#marks.findIndex((one) => one.mark === mark));
    if (!this.#arePlaced(named, asked)) return undefined;
    const degrees = named.map((index) => ({ index, degree: this.#degree(index, asked) }));
    if (degrees.some(({ degree }) => degree > VERDICT_MARGINS.falseTo && degree < VERDICT_MARGINS.trueFrom))
      return undefined;
    const fits = degrees.filter(({ degree }) => degree >= VERDICT_MARGINS.trueFrom).map(({ index }) => index);
    return asked.order ? this.#ordered(fits, asked.order) : fits.map((index) => this.#marks[index]!.mark);
  }

  /** Of what depth has not measured, no relation and no order can be told. */
  #arePlaced(named: readonly number[], { relations, order }: AskedFor): boolean {
    if (relations.length === 0 && !order) return true;
    const anchors = [
      ...relations.flatMap(({ anchors }) => anchors),
      ...(order?.anchor ? [order.anchor] : []),
    ];
    const asked = [...named.map((index) => this.#marks[index]!.mark), ...anchors];
    return this.#marks.every(({ mark, center }) => center !== undefined || !asked.includes(mark));
  }

  #ordered(fits: readonly number[], { axis, rank, anchor }: NonNullable<AskedFor['order']>): Verdicts {
    const { frame, view } = this.#matcher;
    const at = this.#marks.findIndex(({ mark }) => mark === anchor);
    const anchors = anchor === undefined ? [] : [{ index: at, weight: 1 }];
    const valued = fits
      .filter((index) => index !== at)
      .map((index) => ({
        index,
        value: orderValue(frame, index, axis as OrderAxis, view ?? IMAGE_VIEW, anchors),
      }))
      .sort((a, b) => b.value - a.value);
    const [chosen, before, after] = [valued[rank - 1], valued[rank - 2], valued[rank]];
    if (!chosen || valued.length < 2) return undefined;
    const clear = CLEAR_SHARE * clearDifference(axis as OrderAxis);
    const isClear = (other: typeof chosen | undefined): boolean =>
      other === undefined || Math.abs(other.value - chosen.value) >= clear;
    return isClear(before) && isClear(after) ? [this.#marks[chosen.index]!.mark] : undefined;
  }
}
