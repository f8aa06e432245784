import type { Constraint } from '../../../core/spatial/grammar/LogicalForm.ts';
import type { Scene } from '../../../core/spatial/scene/Scene.ts';
import { verify } from '../../../core/spatial/verify/verify.ts';
import { wilson } from '../wilson.ts';
import { RelationScores } from './RelationScores.ts';
import { type StatementRow, truthOf } from './statementRows.ts';

const verdictOf = (truth: boolean | undefined) =>
  truth === undefined ? 'UNKNOWN' : truth ? 'TRUE' : 'FALSE';

/** The first relation that a claim states. */
const relationOf = (predicate: readonly Constraint[] = []): string => {
  const said = predicate.find((constraint) => constraint.kind === 'relation');
  return said?.kind === 'relation' ? said.relation : 'other';
};

/** Verdicts against labels, UNKNOWN counted apart. */
export class VerdictTally {
  n = 0;
  #correct = 0;
  #decided = 0;
  #holds = 0;
  #toldUnknown = 0;
  #rightlyUnknown = 0;
  #milliseconds = 0;
  readonly #scores = new RelationScores();
  readonly #fail: (line: string) => void;

  constructor(fail: (line: string) => void) {
    this.#fail = fail;
  }

  add(row: StatementRow, statement: string, scene: Scene): void {
    const started = performance.now();
    const { verdict, claims, rationale, score } = verify(scene, statement);
    this.#milliseconds += performance.now() - started;
    const truth = truthOf(row);
    const right = verdict === verdictOf(truth);
    this.n++;
    if (truth === undefined) {
      this.#toldUnknown++;
      if (right) this.#rightlyUnknown++;
    } else {
      if (truth) this.#holds++;
      if (verdict !== 'UNKNOWN') this.#decided++;
      if (right) this.#correct++;
      this.#scores.add(row.relation ?? relationOf(claims[0]?.predicate), truth, verdict === 'TRUE');
    }
    if (!right)
      this.#fail(`"${statement}" is ${String(row.label)}\n  ${verdict} (${score.toFixed(2)}): ${rationale}`);
  }

  get report() {
    const labelled = this.n - this.#toldUnknown;
    return {
      n: this.n,
      decided: this.#decided,
      correct: this.#correct,
      /** Of what was decided TRUE or FALSE. */
      accuracy: this.#correct / Math.max(1, this.#decided),
      interval: wilson(this.#correct, this.#decided),
      /** Of all that has a label, UNKNOWN counted as wrong. */
      accuracy_of_all: this.#correct / Math.max(1, labelled),
      unknown: labelled - this.#decided,
      /** Rows labelled UNKNOWN, and how many of them were called so. */
      labelled_unknown: { n: this.#toldUnknown, correct: this.#rightlyUnknown },
      /** Share of the commoner label. */
      chance: Math.max(this.#holds, labelled - this.#holds) / Math.max(1, labelled),
      macro_f1: this.#scores.macroF1,
      by_relation: this.#scores.byRelation,
      ms_per_statement: this.#milliseconds / Math.max(1, this.n),
    };
  }
}
