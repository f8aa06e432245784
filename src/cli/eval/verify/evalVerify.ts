import { readFrameFolder } from '../../../adapters/files/readFrameFolder.ts';
import type { ImageCodec } from '../../../core/image/ImageCodec.ts';
import { verify } from '../../../core/spatial/index.ts';
import { measuredScene } from '../../../core/spatial/scene/seen/measuredScene.ts';
import type { Composition } from '../../../engine/compose/Composition.ts';
import { perceiveFrame } from '../../ask/perceiveFrame.ts';
import { hash } from '../../hash.ts';
import { Random } from '../../Random.ts';
import { readFrameSet } from '../frames/readFrameSet.ts';
import { wilson } from '../wilson.ts';
import { type DrawnStatement, drawStatements, KINDS } from './drawStatements.ts';
import { trueThings } from './trueThings.ts';

/** How statements were judged: `told` are those that were called true or false. */
export interface VerifyTally {
  readonly n: number;
  readonly told: number;
  readonly right: number;
}

export interface VerifyReport extends VerifyTally {
  /** 95 %, of the told ones. */
  readonly interval: readonly [number, number];
  readonly by_kind: Readonly<Record<string, VerifyTally>>;
}

export interface VerifyOptions {
  readonly composition: Pick<Composition, 'perception' | 'named'>;
  readonly codec: ImageCodec;
  readonly seed: number;
  readonly print: (line: string) => void;
}

/** Statements of one kind and verdict that are made of one frame, at most. */
const MOST_OF_A_KIND = 2;

/** Says things, true and false, of rendered frames, and has them judged as `~/verify` judges them. */
export const evalVerify = async (
  folders: readonly string[],
  { composition, codec, seed, print }: VerifyOptions,
): Promise<VerifyReport> => {
  const rows: (DrawnStatement & { readonly verdict: string })[] = [];
  for (const { folder, name } of (await Promise.all(folders.map(readFrameSet))).flat()) {
    const things = await trueThings(folder);
    const frame = await readFrameFolder(folder, codec);
    if (!frame.ok) throw new Error(`${frame.failure.code}: ${frame.failure.message}`);
    composition.perception.clear();
    const marked = await perceiveFrame(composition, frame.value);
    if (!marked.ok) throw new Error(`${folder}: ${marked.failure.message}`);
    for (const drawn of drawStatements(things, new Random(hash(`${seed} ${name}`)), MOST_OF_A_KIND)) {
      const { scene } = await composition.named(drawn.statement, marked.value);
      const { verdict, rationale } = verify(measuredScene(scene), drawn.statement);
      rows.push({ ...drawn, verdict });
      if (!isRight(drawn, verdict))
        print(`${name}: "${drawn.statement}" is ${drawn.holds}\n  ${verdict}: ${rationale}`);
    }
  }
  const all = tallyOf(rows);
  const kinds = KINDS.map((kind) => [kind, tallyOf(rows.filter((row) => row.kind === kind))] as const);
  return {
    ...all,
    interval: wilson(all.right, all.told),
    by_kind: Object.fromEntries(kinds.filter(([, { n }]) => n > 0)),
  };
};

const isRight = ({ holds }: DrawnStatement, verdict: string): boolean =>
  verdict === (holds ? 'TRUE' : 'FALSE');

const tallyOf = (rows: readonly (DrawnStatement & { readonly verdict: string })[]): VerifyTally => ({
  n: rows.length,
  told: rows.filter(({ verdict }) => verdict !== 'UNKNOWN').length,
  right: rows.filter((row) => isRight(row, row.verdict)).length,
});
