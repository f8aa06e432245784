import { wilson } from '../wilson.ts';

/** How well one kind of evidence tells which thing of a frame bears a label. */
export interface NamesCount {
  readonly n: number;
  readonly top_1: number;
  /** Wilson interval of top_1 at 95 %. */
  readonly interval: readonly [number, number];
  /** Mean of 1 over the place of the first thing that bears the label. */
  readonly reciprocal_rank: number;
  /** top_1 of a guess. */
  readonly chance: number;
}

/**
 * Place, from 1, of the best thing that bears the label. What scores the same as it and does not bear the label stands
 * before it: a score that tells nothing apart earns nothing.
 */
export const placeOf = (scores: readonly number[], bears: readonly boolean[]): number => {
  const best = scores.reduce((most, score, i) => (bears[i] ? Math.max(most, score) : most), -Infinity);
  return 1 + scores.filter((score, i) => !bears[i] && score >= best).length;
};

/** Counts places by whose evidence it was, in all and by set and source. */
export class NamesTally {
  readonly #rows = new Map<string, { place: number; chance: number }[]>();

  add(names: readonly string[], place: number, chance: number): void {
    for (const name of names) this.#rows.set(name, [...(this.#rows.get(name) ?? []), { place, chance }]);
  }

  /** Names that begin so, without that. */
  names(prefix: string): readonly string[] {
    return [...this.#rows.keys()]
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length));
  }

  count(name: string): NamesCount {
    const rows = this.#rows.get(name) ?? [];
    const mean = (value: (row: { place: number; chance: number }) => number): number =>
      rows.length === 0 ? 0 : rows.reduce((sum, row) => sum + value(row), 0) / rows.length;
    return {
      n: rows.length,
      top_1: mean(({ place }) => (place === 1 ? 1 : 0)),
      interval: wilson(rows.filter(({ place }) => place === 1).length, rows.length),
      reciprocal_rank: mean(({ place }) => 1 / place),
      chance: mean(({ chance }) => chance),
    };
  }
}
