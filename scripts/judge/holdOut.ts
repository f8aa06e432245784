/**
 * Leaves sources out of everything that is learnt, one command: the judge of regions and the namer are fitted without each
 * whole set, scenes are sensed by those, and the judge of answers is fitted without each source and tried on it.
 *
 *   npx tsx scripts/judge/holdOut.ts WORK_FOLDER SET... --crops FOLDER --classes FILE.py [--python python3] [--write]
 *
 * Steps whose result lies in the work folder are not done again: delete what is to be made anew. Half an hour on two
 * cores. --python needs scripts/regions/requirements.txt and scripts/namer/train.py's packages; --crops and --classes
 * are train.py's. --write keeps the answers' numbers that were fitted on all sources. docs/judge.md has the figures.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    crops: { type: 'string' },
    classes: { type: 'string' },
    python: { type: 'string', default: 'python3' },
    write: { type: 'boolean', default: false },
  },
});
const [work, ...sets] = positionals.map((path) => resolve(path));
const { crops, classes, python } = values;
if (work === undefined || sets.length === 0 || crops === undefined || classes === undefined)
  throw new Error(
    'usage: holdOut.ts WORK_FOLDER SET... --crops FOLDER --classes FILE.py [--python PROGRAM] [--write]',
  );
mkdirSync(work, { recursive: true });
const inWork = (...parts: readonly string[]): string => join(work, ...parts);

/** Runs a step unless its result is there. A step that fails ends the run: half a protocol would lie. */
const step = (result: string, command: readonly string[]): void => {
  if (existsSync(result)) {
    console.log(`kept: ${result}`);
    return;
  }
  console.log(command.join(' '));
  const [program, ...args] = command;
  const { status } = spawnSync(program!, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${basename(program!)} ended with ${status}`);
};
const tsx = (script: string, ...args: readonly string[]): readonly string[] => [
  process.execPath,
  '--import',
  'tsx',
  script,
  ...args,
];

/** Rendered frames are of one family by themselves (scripts/regions/fit.py), and no namer learns from them. */
const isRendered = (set: string): boolean => set.includes('recordings');
const familyOf = (set: string): string => (isRendered(set) ? 'rendered' : basename(set));

const dump = inWork('regions');
step(dump, tsx('scripts/regions/dump.ts', dump, ...sets));
step(inWork('folds'), [python, 'scripts/regions/fit.py', dump, '--folds', inWork('folds')]);
const real = sets.filter((set) => !isRendered(set));
for (const set of real)
  step(inWork(`${basename(set)}.yaml`), [
    ...[python, 'scripts/namer/train.py', inWork(`${basename(set)}.safetensors`)],
    ...['--models', '.models', '--classes', classes, '--crops', crops, '--frames', ...real],
    ...[
      '--hold-out',
      basename(set),
      '--card',
      inWork(`${basename(set)}.yaml`),
      '--cache',
      inWork('namer.npz'),
    ],
  ]);
const sensed = sets.map((set) => {
  const namer = isRendered(set) ? '' : `,${inWork(`${basename(set)}.yaml`)}`;
  return `${set}=${inWork('folds', `${familyOf(set)}.json`)}${namer}`;
});
const own = inWork('own.json');
const masks = inWork('masks.json');
step(own, tsx('scripts/judge/senseScenes.ts', own, ...sensed));
step(masks, tsx('scripts/judge/senseScenes.ts', masks, ...sensed, '--oracle', 'masks'));
step(
  inWork('never'),
  tsx('scripts/judge/fit.ts', own, masks, '--folds', '8', ...(values.write ? ['--write'] : [])),
);
