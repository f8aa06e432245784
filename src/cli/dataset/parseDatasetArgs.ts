import { parseArgs } from 'node:util';
import type { MarkStyle } from '../../core/marks/draw/MarkStyle.ts';
import type { Parameters } from '../../core/parameters/parameters.ts';
import { parametersOf, RESOLVER_OPTIONS } from '../resolverOptions.ts';
import { isUsageError, parsed, type UsageError, usageError } from '../usage.ts';

export const DATASET_USAGE = `usage: npm run dataset -- scenes --out DIR          referring over generated scenes
       npm run dataset -- frames DIR... --out DIR  expressions over annotated RGB-D frames, with pictures
       npm run dataset -- recording BAG --out DIR  a robot's recording, its own marks and names, with pictures
       npm run dataset -- sunspot FILE|FOLDER --out DIR   SUN-Spot's words over its boxes and labels
       npm run dataset -- scans FILE... --out DIR  Nr3D's, ScanRefer's, Sr3D's words over scanned rooms seen by cameras
       npm run dataset -- sunspot-frames FOLDER --out DIR SUN-Spot with SUN RGB-D as annotated frames
       npm run dataset -- vsd FILE|FOLDER --out DIR   VSD's pairs with people's sentences (v1, v2)
       npm run dataset -- vsr FILE|FOLDER --out DIR   VSR's captions, true and false
       npm run dataset -- points FOLDER --out DIR     points of RefSpatial-Bench or Where2Place
       npm run dataset -- check DIR                read back: the answers that the marks give are those that are written

  --out DIR              rows.jsonl (LLaVA's format) and manifest.json; marked/ and plain/ where there are pictures
  --crops DIR            labelled crops (labels.jsonl) whose looks the things have
  --seed N               (1)
  --tasks                scenes, frames, recording: statements, and VSD's three tasks, beside the referring
  --overlay masks|boxes|both   what is drawn under the numbers of marked pictures (masks)
  --every SECONDS        recording: one frame from so many seconds (1)
  --pairs N              scenes: expressions with answers (10000)
  --marks LEAST-MOST     scenes: marks of a scene (2-20)
  --kinds known|held-out|all   scenes: a tenth of the kinds is kept from training (known)
  --rooms known|held-out|all   scans: a fifth of the places is kept from training (known)
  --views N              scans: cameras that look at what is meant (3)
  --wordings known|held-out    scenes: ways to say relations that training never says (known)
  --detector, --classifier NAME|none   recording: who names what is seen, as for npm run ask`;

const KINDS = [
  'scenes',
  'frames',
  'recording',
  'sunspot',
  'scans',
  'sunspot-frames',
  'vsd',
  'vsr',
  'points',
  'check',
] as const;

/** What is learnt from, what is kept for judging. */
const PARTS = ['known', 'held-out', 'all'] as const;
type Part = (typeof PARTS)[number];

export interface DatasetArgs {
  readonly kind: (typeof KINDS)[number];
  /** One path; of frames and scans, one or several; of scenes, none. */
  readonly paths: readonly string[];
  readonly out: string;
  readonly crops?: string | undefined;
  readonly seed: number;
  readonly pairs: number;
  readonly marks: readonly [number, number];
  readonly kinds: Part;
  readonly wordings: 'known' | 'held-out';
  readonly rooms: Part;
  readonly views: number;
  readonly tasks: boolean;
  readonly overlay: MarkStyle['overlay'];
  readonly everySeconds: number;
  readonly parameters: Parameters;
}

const rangeOf = (text: string): readonly [number, number] | undefined => {
  const found = /^(\d+)-(\d+)$/.exec(text);
  const range = found && ([Number(found[1]), Number(found[2])] as const);
  return range && range[0] >= 2 && range[0] <= range[1] && range[1] <= 40 ? range : undefined;
};

const OPTIONS = {
  out: { type: 'string', default: '' },
  crops: { type: 'string' },
  seed: { type: 'string', default: '1' },
  pairs: { type: 'string', default: '10000' },
  marks: { type: 'string', default: '2-20' },
  kinds: { type: 'string', default: 'known' },
  wordings: { type: 'string', default: 'known' },
  rooms: { type: 'string', default: 'known' },
  views: { type: 'string', default: '3' },
  tasks: { type: 'boolean', default: false },
  overlay: { type: 'string', default: 'masks' },
  every: { type: 'string', default: '1' },
  detector: RESOLVER_OPTIONS.detector,
  classifier: RESOLVER_OPTIONS.classifier,
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const isOneOf = <T extends string>(choices: readonly T[], value: string): value is T =>
  (choices as readonly string[]).includes(value);

type Values = Readonly<
  Record<
    'out' | 'seed' | 'pairs' | 'marks' | 'kinds' | 'wordings' | 'rooms' | 'views' | 'overlay' | 'every',
    string
  > & {
    tasks: boolean;
    crops?: string | undefined;
    detector?: string | undefined;
    classifier?: string | undefined;
  }
>;

/** The numbers of the options. */
const counted = (
  values: Values,
): Pick<DatasetArgs, 'seed' | 'pairs' | 'views' | 'everySeconds' | 'marks'> | UsageError => {
  const [seed, pairs, views] = [Number(values.seed), Number(values.pairs), Number(values.views)];
  const everySeconds = Number(values.every);
  if (!Number.isInteger(seed) || seed < 0)
    return usageError(`--seed is ${values.seed}, expected a whole number`);
  if (!Number.isInteger(pairs) || pairs < 1)
    return usageError(`--pairs is ${values.pairs}, expected a count`);
  if (!Number.isInteger(views) || views < 1)
    return usageError(`--views is ${values.views}, expected a count`);
  if (!(everySeconds > 0 && everySeconds < Infinity))
    return usageError(`--every is ${values.every}, expected seconds`);
  const marks = rangeOf(values.marks);
  if (!marks) return usageError(`--marks is ${values.marks}, expected a range within 2-40`);
  return { seed, pairs, views, everySeconds, marks };
};

/** What the options say, whatever is made. */
const checked = (values: Values): Omit<DatasetArgs, 'kind' | 'paths'> | UsageError => {
  const { out, crops, kinds, wordings, rooms, tasks, overlay, detector, classifier } = values;
  const numbers = counted(values);
  if (isUsageError(numbers)) return numbers;
  if (!isOneOf(PARTS, kinds)) return usageError(`--kinds is ${kinds}, expected ${PARTS.join(', ')}`);
  if (!isOneOf(PARTS, rooms)) return usageError(`--rooms is ${rooms}, expected ${PARTS.join(', ')}`);
  if (!isOneOf(['known', 'held-out'], wordings))
    return usageError(`--wordings is ${wordings}, expected known, held-out`);
  if (!isOneOf(['masks', 'boxes', 'both'], overlay))
    return usageError(`--overlay is ${overlay}, expected masks, boxes, both`);
  const parameters = parametersOf({
    ...(detector !== undefined && { detector }),
    ...(classifier !== undefined && { classifier }),
  });
  if (isUsageError(parameters)) return parameters;
  return { ...numbers, out, crops, kinds, wordings, rooms, tasks, overlay, parameters };
};

/** How many paths a kind takes; undefined where the count fits. */
const pathsWanted = (kind: DatasetArgs['kind'], count: number): string | undefined => {
  if (kind === 'scenes') return count === 0 ? undefined : 'no path';
  if (kind === 'frames' || kind === 'scans') return count > 0 ? undefined : 'one or more paths';
  return count === 1 ? undefined : 'one path';
};

/** Reads the command line of `dataset`; `undefined` when help was asked for. */
export const parseDatasetArgs = (argv: readonly string[]): DatasetArgs | UsageError | undefined => {
  const args = parsed(() => parseArgs({ args: [...argv], allowPositionals: true, options: OPTIONS }));
  if (isUsageError(args)) return args;
  const { values, positionals } = args;
  if (values.help) return undefined;
  const [named = 'nothing', ...paths] = positionals;
  const kind = KINDS.find((name) => name === named);
  if (!kind) return usageError(`${named} to make data of, expected ${KINDS.join(', ')}`);
  const wanted = pathsWanted(kind, paths.length);
  if (wanted !== undefined) return usageError(`dataset ${kind} takes ${wanted}`);
  if (kind !== 'check' && values.out === '') return usageError('--out names no folder');
  const options = checked(values);
  return isUsageError(options) ? options : { kind, paths, ...options };
};
