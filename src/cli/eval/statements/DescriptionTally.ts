import { describe } from '../../../core/spatial/describe/describe.ts';
import type { Scene } from '../../../core/spatial/scene/Scene.ts';
import { bleu4, type Compared, selfBleu } from './bleu.ts';
import { RelationScores } from './RelationScores.ts';
import type { StatementRow } from './statementRows.ts';

/** Sentences written of a pair for the measure of diversity. */
const SENTENCES = 5;

const idOf = (scene: Scene, id: number | string): number =>
  typeof id === 'number' ? id : (scene.objects[Number(id)]?.id ?? -1);

/** Visual spatial description against data: F1 of relations, BLEU-4 of the sentence, Self-BLEU of several. */
export class DescriptionTally {
  n = 0;
  readonly #scores = new RelationScores();
  readonly #sentences: Compared[] = [];
  readonly #diversity: number[] = [];

  add(row: StatementRow, scene: Scene): void {
    this.n++;
    const said = describe(scene, idOf(scene, row.subject!), idOf(scene, row.anchor!), {
      sentences: SENTENCES,
    });
    const found = new Set(said?.relations.map(({ relation }) => relation));
    const held = new Set(row.relations ?? (row.relation === undefined ? [] : [row.relation]));
    if (held.size > 0)
      for (const relation of new Set([...found, ...held]))
        this.#scores.add(relation, held.has(relation), found.has(relation));
    if (row.references?.length)
      this.#sentences.push({ hypothesis: said?.sentence ?? '', references: row.references });
    const own = selfBleu(said?.sentences ?? []);
    if (own !== undefined) this.#diversity.push(own);
  }

  get report() {
    const mean = this.#diversity.reduce((sum, value) => sum + value, 0) / Math.max(1, this.#diversity.length);
    return {
      n: this.n,
      macro_f1: this.#scores.macroF1,
      by_relation: this.#scores.byRelation,
      bleu4: this.#sentences.length > 0 ? bleu4(this.#sentences) : null,
      self_bleu: this.#diversity.length > 0 ? mean : null,
    };
  }
}
