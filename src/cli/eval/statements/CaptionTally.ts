import { captionReading } from '../../../core/spatial/grammar/captionReading.ts';
import { parse } from '../../../core/spatial/grammar/parse.ts';
import { printLogicalForm } from '../../../core/spatial/grammar/print.ts';
import { wilson } from '../wilson.ts';
import type { StatementRow } from './statementRows.ts';

/** Coverage of the parser: captions "the A relation the B" that are read as their labelled relation, with A and B. */
export class CaptionTally {
  n = 0;
  #covered = 0;
  #relation = 0;
  #milliseconds = 0;
  readonly #byRelation = new Map<string, { n: number; covered: number }>();
  readonly #fail: (line: string) => void;

  constructor(fail: (line: string) => void) {
    this.#fail = fail;
  }

  add({ relation }: StatementRow, caption: string): void {
    const started = performance.now();
    const form = parse(caption);
    this.#milliseconds += performance.now() - started;
    const reading = captionReading(form);
    const words = caption.toLowerCase().replace(/\s*\.\s*$/, '');
    const isRelation = reading !== undefined && (relation === undefined || reading.relation === relation);
    const isWhole =
      isRelation &&
      words.replace(/^(?:the|an?) /, '').startsWith(`${reading.subject} `) &&
      words.endsWith(` ${reading.anchor}`);
    this.n++;
    if (isRelation) this.#relation++;
    if (isWhole) this.#covered++;
    else this.#fail(`"${caption}" (${relation ?? 'any relation'})\n  understood ${printLogicalForm(form)}`);
    const name = relation ?? reading?.relation ?? 'none';
    const counts = this.#byRelation.get(name) ?? { n: 0, covered: 0 };
    this.#byRelation.set(name, { n: counts.n + 1, covered: counts.covered + (isWhole ? 1 : 0) });
  }

  get report() {
    const rows = [...this.#byRelation].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      n: this.n,
      /** Relation, subject and anchor as labelled. */
      covered: this.#covered,
      coverage: this.#covered / Math.max(1, this.n),
      interval: wilson(this.#covered, this.n),
      /** Relation as labelled, whatever the subject and the anchor. */
      relation_only: this.#relation,
      relations: rows.length,
      by_relation: Object.fromEntries(rows),
      ms_per_caption: this.#milliseconds / Math.max(1, this.n),
    };
  }
}
