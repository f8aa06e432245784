/**
 * Whether sentences that a model wrote of pairs (train/sentences.py) are true, and how different, beside `describe` on the
 * same pairs: each is read back by the parser and judged by geometry.
 *
 *   npx tsx scripts/language/judgeSentences.ts SENTENCES.jsonl
 */
import { readFileSync } from 'node:fs';
import { distinct, selfBleu } from '../../src/cli/eval/statements/bleu.ts';
import { TruthTally } from '../../src/cli/eval/statements/TruthTally.ts';
import { describe } from '../../src/core/spatial/describe/describe.ts';
import type { Scene } from '../../src/core/spatial/scene/Scene.ts';

interface Told {
  readonly scene: Scene;
  readonly subject: number;
  readonly anchor: number;
  readonly likeliest: string;
  readonly drawn: readonly string[];
}

/** Truth of all sentences of one author, diversity of those of each pair. */
class Author {
  readonly #truth = new TruthTally(() => {});
  readonly #alike: number[] = [];
  readonly #runs: number[] = [];

  add(scene: Scene, sentences: readonly string[]): void {
    for (const sentence of sentences) this.#truth.add(scene, sentence);
    const alike = selfBleu(sentences);
    if (alike === undefined) return;
    this.#alike.push(alike);
    this.#runs.push(distinct(sentences, 2));
  }

  get report() {
    const mean = (values: readonly number[]) =>
      values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
    return { ...this.#truth.report, selfBleu: mean(this.#alike), distinct2: mean(this.#runs) };
  }
}

const [file] = process.argv.slice(2);
if (!file) throw new Error('usage: judgeSentences.ts SENTENCES.jsonl');
const authors = {
  likeliest: new Author(),
  drawn: new Author(),
  describeFirst: new Author(),
  describe: new Author(),
};
for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
  const { scene, subject, anchor, likeliest, drawn } = JSON.parse(line) as Told;
  authors.likeliest.add(scene, [likeliest]);
  authors.drawn.add(scene, drawn);
  const words = { subject: `thing marked ${subject}`, anchor: `thing marked ${anchor}` };
  const { sentences } = describe(scene, subject, anchor, { sentences: drawn.length, words })!;
  authors.describeFirst.add(scene, sentences.slice(0, 1));
  authors.describe.add(scene, sentences);
}
for (const [name, { report }] of Object.entries(authors)) console.log(name, JSON.stringify(report));
