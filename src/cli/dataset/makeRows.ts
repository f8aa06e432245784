import { statSync } from 'node:fs';
import { SharpImageCodec } from '../../adapters/image/SharpImageCodec.ts';
import { NOUNS } from '../../core/spatial/lexicon/tables/nounTable.ts';
import { Oracle } from '../eval/frames/oracle/Oracle.ts';
import { readGroundingRows } from '../eval/groundingRows.ts';
import { readPoints } from '../field/readPoints.ts';
import { readSunspot } from '../field/readSunspot.ts';
import { readVsd } from '../field/readVsd.ts';
import { readVsr } from '../field/readVsr.ts';
import { openComposition } from '../openComposition.ts';
import type { DatasetRow } from './DatasetRow.ts';
import { pointRows, vsdRows, vsrRows } from './field/fieldRows.ts';
import type { DatasetArgs } from './parseDatasetArgs.ts';
import { framesRows } from './pictures/framesRows.ts';
import { PictureFolder } from './pictures/PictureFolder.ts';
import { recordingFrames } from './pictures/recordingFrames.ts';
import { recordingRows } from './pictures/recordingRows.ts';
import { readCrops } from './readCrops.ts';
import { scanRows } from './scans/scanRows.ts';
import { isHeldOutKind, kindsOf } from './scenes/kinds.ts';
import { sceneRows } from './scenes/sceneRows.ts';
import { sunspotRows } from './sunspotRows.ts';

export interface Told {
  /** Why something is not in the data; counted. */
  readonly leftOut: (why: string) => void;
  /** What a row of others' data lacks, whose it is. */
  readonly lacks: (what: string) => void;
  readonly warn: (message: string) => void;
}

type Rows = Iterable<DatasetRow> | AsyncIterable<DatasetRow>;

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

const scenes = ({ crops, seed, pairs, marks, kinds, wordings, tasks }: DatasetArgs, told: Told): Rows =>
  sceneRows(
    {
      kinds: kindsOf(readCrops(crops), furtherKinds(), ACCEPT[kinds]),
      seed,
      pairs,
      marks,
      heldOutWordings: wordings === 'held-out',
      tasks,
    },
    told.leftOut,
  );

const sunspot = ({ paths: [path], crops, seed }: DatasetArgs, { leftOut, lacks }: Told): Rows => {
  const rows = statSync(path!).isDirectory() ? readSunspot(path!, lacks) : readGroundingRows(path!);
  const found = readCrops(crops);
  return sunspotRows(rows, (label) => found.get(label.toLowerCase()) ?? [], seed, leftOut);
};

const scans = ({ paths, crops, seed, views, rooms }: DatasetArgs, { leftOut }: Told): Rows => {
  const found = readCrops(crops);
  const cropsOf = (label: string): readonly string[] => found.get(label.toLowerCase()) ?? [];
  return scanRows(paths.flatMap(readGroundingRows), cropsOf, { seed, views, rooms }, leftOut);
};

async function* seen(args: DatasetArgs, { leftOut, warn }: Told): AsyncGenerator<DatasetRow> {
  const { kind, paths, out, overlay, seed, tasks, everySeconds, parameters } = args;
  const codec = new SharpImageCodec();
  const oracle = new Oracle('both');
  // The annotation names everything: who names by looking is not asked.
  const opened =
    kind === 'frames'
      ? await openComposition({ ...parameters, detector: 'none', classifier: 'none' }, warn, {
          segmenter: (own) => oracle.around(own),
        })
      : await openComposition(parameters, warn);
  if (!opened.ok) throw new Error(`${opened.failure.code}: ${opened.failure.message}`);
  const composition = opened.value;
  const common = { composition, pictures: new PictureFolder(out, codec, { overlay }), seed, tasks, leftOut };
  try {
    if (kind === 'frames') yield* framesRows(paths, { ...common, oracle, codec });
    else {
      const frames = recordingFrames(paths[0]!, codec, everySeconds);
      yield* recordingRows(paths[0]!, frames, { ...common, nouns: furtherKinds() });
    }
  } finally {
    await composition.stop();
  }
}

/** The rows of a data set, as the command line asks for them. */
export const makeRows = (args: DatasetArgs, told: Told): Rows => {
  const { kind, paths, out, overlay } = args;
  const codec = new SharpImageCodec();
  const field = { codec, pictures: new PictureFolder(out, codec, { overlay }), leftOut: told.leftOut };
  switch (kind) {
    case 'sunspot':
      return sunspot(args, told);
    case 'scans':
      return scans(args, told);
    case 'vsd':
      return vsdRows(readVsd(paths[0]!, told.lacks), field);
    case 'vsr':
      return vsrRows(readVsr(paths[0]!, told.lacks), field);
    case 'points':
      return pointRows(readPoints(paths[0]!, told.lacks), field);
    case 'frames':
    case 'recording':
      return seen(args, told);
    default:
      return scenes(args, told);
  }
};
