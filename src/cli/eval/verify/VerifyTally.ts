import type { MarkedFrame } from '../../../core/spatial/grounding/Resolver.ts';
import { verify } from '../../../core/spatial/index.ts';
import { measuredScene } from '../../../core/spatial/scene/seen/measuredScene.ts';
import type { Composition } from '../../../engine/compose/Composition.ts';
import { wilson } from '../wilson.ts';
import { type DrawnStatement, KINDS } from './drawStatements.ts';

/** How statements were judged: `told` are those that were called true or false. */
export interface VerifyCounts {
  readonly n: number;
  readonly told: number;
  readonly right: number;
}

export interface VerifyReport extends VerifyCounts {
  /** 95 %, of the told ones. */
  readonly interval: readonly [number, number];
  readonly by_kind: Readonly<Record<string, VerifyCounts>>;
}

/** Has statements judged as `~/verify` judges them, and counts how. */
export class VerifyTally {
  readonly #composition: Pick<Composition, 'named'>;
  readonly #print: (line: string) => void;
  readonly #rows: (DrawnStatement & { readonly verdict: string })[] = [];

  constructor(composition: Pick<Composition, 'named'>, print: (line: string) => void) {
    this.#composition = composition;
    this.#print = print;
  }

  async judge(name: string, drawn: DrawnStatement, marked: MarkedFrame): Promise<void> {
    const { scene } = await this.#composition.named(drawn.statement, marked);
    const { verdict, rationale } = verify(measuredScene(scene), drawn.statement);
    this.#rows.push({ ...drawn, verdict });
    if (!isRight(drawn, verdict))
      this.#print(`${name}: "${drawn.statement}" is ${drawn.holds}\n  ${verdict}: ${rationale}`);
  }

  report(): VerifyReport {
    const rows = this.#rows;
    const all = countsOf(rows);
    const kinds = KINDS.map((kind) => [kind, countsOf(rows.filter((row) => row.kind === kind))] as const);
    return {
      ...all,
      interval: wilson(all.right, all.told),
      by_kind: Object.fromEntries(kinds.filter(([, { n }]) => n > 0)),
    };
  }
}

const isRight = ({ holds }: DrawnStatement, verdict: string): boolean =>
  verdict === (holds ? 'TRUE' : 'FALSE');

const countsOf = (rows: readonly (DrawnStatement & { readonly verdict: string })[]): VerifyCounts => ({
  n: rows.length,
  told: rows.filter(({ verdict }) => verdict !== 'UNKNOWN').length,
  right: rows.filter((row) => isRight(row, row.verdict)).length,
});
