import { describe } from '../../../core/spatial/describe/describe.ts';
import type { Scene } from '../../../core/spatial/scene/Scene.ts';
import { bleu4, type Compared, distinct, selfBleu } from './bleu.ts';
import { RelationScores } from './RelationScores.ts';
import type { StatementRow } from './statementRows.ts';
import { TruthTally } from './TruthTally.ts';

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
  readonly #distinct: (readonly [number, number])[] = [];
  readonly #sentenceTruth: TruthTally;
  readonly #textTruth: TruthTally;
  #said = 0;
  #milliseconds = 0;

  constructor(fail: (line: string) => void) {
    this.#sentenceTruth = new TruthTally(fail);
    this.#textTruth = new TruthTally(fail);
  }

  add(row: StatementRow, scene: Scene): void {
    this.n++;
    const started = performance.now();
    const said = describe(scene, idOf(scene, row.subject!), idOf(scene, row.anchor!), {
      sentences: SENTENCES,
    });
    this.#milliseconds += performance.now() - started;
    const found = new Set(said?.relations.map(({ relation }) => relation));
    const held = new Set(row.relations ?? (row.relation === undefined ? [] : [row.relation]));
    if (held.size > 0)
      for (const relation of new Set([...found, ...held]))
        this.#scores.add(relation, held.has(relation), found.has(relation));
    if (row.references?.length)
      this.#sentences.push({ hypothesis: said?.sentence ?? '', references: row.references });
    const sentences = said?.sentences ?? [];
    const own = selfBleu(sentences);
    if (own !== undefined) this.#diversity.push(own);
    if (sentences.length > 0) this.#distinct.push([distinct(sentences, 1), distinct(sentences, 2)]);
    const truth = row.truth ?? scene;
    for (const sentence of sentences) this.#sentenceTruth.add(truth, sentence);
    if (said?.description) this.#textTruth.add(truth, said.description);
    this.#said += said?.description.match(/\.(?= |$)/g)?.length ?? 0;
  }

  get report() {
    const mean = (values: readonly number[]): number =>
      values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
    return {
      n: this.n,
      macro_f1: this.#scores.macroF1,
      by_relation: this.#scores.byRelation,
      bleu4: this.#sentences.length > 0 ? bleu4(this.#sentences) : null,
      /** Of up to five sentences of a pair: BLEU-4 of each against the others. Low is diverse. */
      self_bleu: this.#diversity.length > 0 ? mean(this.#diversity) : null,
      distinct_1: mean(this.#distinct.map(([one]) => one)),
      distinct_2: mean(this.#distinct.map(([, two]) => two)),
      sentences: this.#sentenceTruth.report,
      /** A text is as true as its least true sentence. */
      descriptions: { ...this.#textTruth.report, sentences_each: this.#said / Math.max(1, this.n) },
      ms_per_pair: this.#milliseconds / Math.max(1, this.n),
    };
  }
}
