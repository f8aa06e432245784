export interface RelationScore {
  readonly n: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Precision, recall and F1 by relation, from single decisions. */
export class RelationScores {
  readonly #counts = new Map<string, { hit: number; wrong: number; missed: number }>();

  #of(relation: string): { hit: number; wrong: number; missed: number } {
    const known = this.#counts.get(relation) ?? { hit: 0, wrong: 0, missed: 0 };
    this.#counts.set(relation, known);
    return known;
  }

  /** @param holds what the data say; @param said what was decided */
  add(relation: string, holds: boolean, said: boolean): void {
    const counts = this.#of(relation);
    if (holds && said) counts.hit++;
    else if (said) counts.wrong++;
    else if (holds) counts.missed++;
  }

  get byRelation(): Readonly<Record<string, RelationScore>> {
    const rows = [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(
      rows.map(([relation, { hit, wrong, missed }]) => {
        const precision = hit + wrong === 0 ? 0 : hit / (hit + wrong);
        const recall = hit + missed === 0 ? 0 : hit / (hit + missed);
        const f1 = 2 * hit + wrong + missed === 0 ? 0 : (2 * hit) / (2 * hit + wrong + missed);
        return [relation, { n: hit + missed, precision, recall, f1 }];
      }),
    );
  }

  /** Mean F1 over the relations that the data hold at least once. */
  get macroF1(): number {
    const scores = Object.values(this.byRelation).filter(({ n }) => n > 0);
    return scores.length === 0 ? 0 : scores.reduce((sum, { f1 }) => sum + f1, 0) / scores.length;
  }
}
