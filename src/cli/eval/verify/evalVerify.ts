import { readFrameFolder } from '../../../adapters/files/readFrameFolder.ts';
import type { ImageCodec } from '../../../core/image/ImageCodec.ts';
import type { Composition } from '../../../engine/compose/Composition.ts';
import { perceiveFrame } from '../../ask/perceiveFrame.ts';
import { hash } from '../../hash.ts';
import { Random } from '../../Random.ts';
import { readFrameSet } from '../frames/readFrameSet.ts';
import { drawStatements } from './drawStatements.ts';
import { trueThings } from './trueThings.ts';
import { type VerifyReport, VerifyTally } from './VerifyTally.ts';

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
  const tally = new VerifyTally(composition, print);
  for (const { folder, name } of (await Promise.all(folders.map(readFrameSet))).flat()) {
    const things = await trueThings(folder);
    const frame = await readFrameFolder(folder, codec);
    if (!frame.ok) throw new Error(`${frame.failure.code}: ${frame.failure.message}`);
    composition.perception.clear();
    const marked = await perceiveFrame(composition, frame.value);
    if (!marked.ok) throw new Error(`${folder}: ${marked.failure.message}`);
    for (const drawn of drawStatements(things, new Random(hash(`${seed} ${name}`)), MOST_OF_A_KIND))
      await tally.judge(name, drawn, marked.value);
  }
  return tally.report();
};
