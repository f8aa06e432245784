/** `npm run dataset`: training data of our own model, and what reads them back. */

import { NOUNS } from '../core/spatial/lexicon/tables/nounTable.ts';
import { checkDataset } from './dataset/checkDataset.ts';
import type { DatasetRow } from './dataset/DatasetRow.ts';
import { DATASET_USAGE, type DatasetArgs, parseDatasetArgs } from './dataset/parseDatasetArgs.ts';
import { readCrops } from './dataset/readCrops.ts';
import { isHeldOutKind, kindsOf } from './dataset/scenes/kinds.ts';
import { sceneRows } from './dataset/scenes/sceneRows.ts';
import { sunspotRows } from './dataset/sunspotRows.ts';
import { writeDataset } from './dataset/writeDataset.ts';
import { readGroundingRows } from './eval/groundingRows.ts';
import { runCommand } from './runCommand.ts';

const ACCEPT: Readonly<Record<DatasetArgs['kinds'], (label: string) => boolean>> = {
  known: (label) => !isHeldOutKind(label),
  'held-out': isHeldOutKind,
  all: () => true,
};

/** Nouns of the lexicon of which there need not be a picture: things that a room or a table holds. */
const furtherKinds = (): readonly string[] =>
  NOUNS.filter(({ lengthMetres, facts }) => lengthMetres && !facts.traits.has('bounds')).map(
    ({ name }) => name,
  );

const rowsOf = (args: DatasetArgs, leftOut: (why: string) => void): Iterable<DatasetRow> => {
  const crops = readCrops(args.crops);
  const { seed, pairs, marks, wordings } = args;
  if (args.kind === 'sunspot')
    return sunspotRows(
      readGroundingRows(args.path!),
      (label) => crops.get(label.toLowerCase()) ?? [],
      seed,
      leftOut,
    );
  const kinds = kindsOf(crops, furtherKinds(), ACCEPT[args.kinds]);
  return sceneRows({ kinds, seed, pairs, marks, heldOutWordings: wordings === 'held-out' }, leftOut);
};

const make = async (args: DatasetArgs): Promise<void> => {
  const leftOut = new Map<string, number>();
  const rows = rowsOf(args, (why) => leftOut.set(why, (leftOut.get(why) ?? 0) + 1));
  const manifest = await writeDataset(args.out, rows, {
    command: process.argv.slice(2),
    seed: args.seed,
    leftOut,
  });
  console.log(JSON.stringify(manifest, null, 2));
};

const check = (folder: string): void => {
  const { pairs, judged, faults } = checkDataset(folder);
  for (const fault of faults.slice(0, 20)) console.error(fault);
  console.log(`${pairs} pairs, ${judged} of them judged again from their marks, ${faults.length} faults`);
  if (faults.length > 0) process.exitCode = 1;
};

await runCommand(
  'dataset',
  DATASET_USAGE,
  () => parseDatasetArgs(process.argv.slice(2)),
  async (args) => (args.kind === 'check' ? check(args.path!) : make(args)),
);
