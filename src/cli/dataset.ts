/** `npm run dataset`: training data of our own model and of big ones, and what reads them back. */

import { SharpImageCodec } from '../adapters/image/SharpImageCodec.ts';
import { checkDataset } from './dataset/checkDataset.ts';
import { writeSunspotFrames } from './dataset/field/writeSunspotFrames.ts';
import { makeRows } from './dataset/makeRows.ts';
import { DATASET_USAGE, type DatasetArgs, parseDatasetArgs } from './dataset/parseDatasetArgs.ts';
import { writeDataset } from './dataset/writeDataset.ts';
import { runCommand } from './runCommand.ts';

/** Of what rows lack, so many are told one by one. */
const MOST_TOLD = 20;

class Lacking {
  count = 0;

  readonly tell = (what: string): void => {
    if (this.count++ < MOST_TOLD) console.error(`dataset: ${what}`);
  };
}

const make = async (args: DatasetArgs): Promise<void> => {
  const leftOut = new Map<string, number>();
  const lacking = new Lacking();
  const count = (why: string): void => void leftOut.set(why, (leftOut.get(why) ?? 0) + 1);
  const rows = makeRows(args, {
    leftOut: count,
    lacks: (what) => {
      count('lacking');
      lacking.tell(what);
    },
    warn: (message) => console.error(`dataset: ${message}`),
  });
  const manifest = await writeDataset(args.out, rows, {
    command: process.argv.slice(2),
    seed: args.seed,
    leftOut,
  });
  if (lacking.count > MOST_TOLD)
    console.error(`dataset: ${lacking.count - MOST_TOLD} more rows lack something`);
  console.log(JSON.stringify(manifest, null, 2));
};

const check = (folder: string): void => {
  const { pairs, judged, faults } = checkDataset(folder);
  for (const fault of faults.slice(0, 20)) console.error(fault);
  console.log(`${pairs} pairs, ${judged} of them judged again from their marks, ${faults.length} faults`);
  if (faults.length > 0) process.exitCode = 1;
};

const sunspotFrames = async ({ paths: [folder], out }: DatasetArgs): Promise<void> => {
  const count = await writeSunspotFrames(folder!, out, new SharpImageCodec(), new Lacking().tell);
  console.log(`${count} expressions over annotated frames: npm run eval -- frames ${out}`);
};

const run = async (args: DatasetArgs): Promise<void> => {
  if (args.kind === 'check') check(args.paths[0]!);
  else if (args.kind === 'sunspot-frames') await sunspotFrames(args);
  else await make(args);
};

await runCommand('dataset', DATASET_USAGE, () => parseDatasetArgs(process.argv.slice(2)), run);
