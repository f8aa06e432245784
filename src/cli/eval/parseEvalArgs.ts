import { parseArgs } from 'node:util';
import type { Parameters } from '../../core/parameters/parameters.ts';
import { parseViewer, VIEWER_USAGE, type Viewer } from '../ask/viewerOption.ts';
import { parametersOf, RESOLVER_OPTIONS, RESOLVER_USAGE } from '../resolverOptions.ts';
import { isUsageError, parsed, type UsageError, usageError } from '../usage.ts';
import type { Truth } from './frames/oracle/Oracle.ts';

export const EVAL_USAGE = `usage: npm run eval -- frames DIR...         annotated RGB-D frames, the whole way through
       npm run eval -- names DIR...          which annotated thing is the LABEL, true masks: sets of frames
       npm run eval -- marks DIR...          annotated things that have a mark, a candidate, a region of the tree
       npm run eval -- segments DIR          frames with labels.png: depth alone, unless --detector
       npm run eval -- grounding FILE.jsonl  expressions over given boxes: language alone; or SUN-Spot's folder
       npm run eval -- approach DIR...       rendered scenes: where to stand before every thing
       npm run eval -- verify DIR...         rendered frames: is what is said of them true? Statements are drawn from the truth
       npm run eval -- memory N              N walks through three rooms and back, simulated: what is remembered
       npm run eval -- statements FILE.jsonl captions without a scene, statements about one, pairs to describe;
                                             or a folder of VSR, or of VSD
       npm run eval -- label BAG --out DIR   such a set of your own recording, corrected on a page; --help says more
       npm run eval -- points FOLDER         RefSpatial-Bench or Where2Place: is the answered mark's point in the mask

  --json                           one JSON object as the last line
  --errors N                       explain the first N wrong answers (0)
  --judge FILE                     frames, marks: another judge of regions (scripts/regions/fit.py --folds)
  --oracle masks|names|both        frames: put the annotation in the place of a part of what is seen
  --without-depth                  frames: as a camera without depth sees them; the right mark counts, without its pose
  --recalled                       frames: asked of a memory that has seen each frame three times, not of the frame
${VIEWER_USAGE} (frames)
${RESOLVER_USAGE}`;

const MOST_WALKS = 1000;
const TRUTHS = ['masks', 'names', 'both'] as const;

export const EVAL_KINDS = [
  'frames',
  'names',
  'marks',
  'segments',
  'grounding',
  'statements',
  'approach',
  'verify',
  'memory',
  'points',
] as const;
export type EvalKind = (typeof EVAL_KINDS)[number];

/** They take several sets of frames. */
const OF_SETS: ReadonlySet<EvalKind> = new Set(['frames', 'names', 'marks', 'approach', 'verify'] as const);

export interface EvalArgs {
  readonly kind: EvalKind;
  /** One path, or several sets of frames. */
  readonly paths: readonly string[];
  /** Frames: the part of what is seen that the annotation is put in the place of. */
  readonly oracle?: Truth | undefined;
  /** File of a judge of regions that takes the place of the built-in one. */
  readonly judge?: string | undefined;
  /** Frames: their depth is taken away. */
  readonly withoutDepth: boolean;
  /** Frames: memory is asked that has seen them. */
  readonly recalled: boolean;
  /** Frames: whose left and front. */
  readonly viewer?: Viewer | undefined;
  readonly json: boolean;
  readonly errors: number;
  readonly parameters: Parameters;
  /** Segments are scored on depth alone unless a detector is named. */
  readonly isDetectorNamed: boolean;
}

const countOf = (value: string): number | UsageError => {
  const errors = Number(value);
  const isCount = Number.isInteger(errors) && errors >= 0;
  return isCount ? errors : usageError(`--errors is ${value}, expected a count`);
};

const oracleOf = (value: string | undefined): Truth | UsageError | undefined =>
  value === undefined
    ? undefined
    : (TRUTHS.find((truth) => truth === value) ??
      usageError(`--oracle is ${value}, expected ${TRUTHS.join(', ')}`));

const viewerFor = (kind: EvalKind, value: string | undefined): Viewer | UsageError | undefined =>
  value === undefined || kind === 'frames'
    ? parseViewer(value)
    : usageError(`eval ${kind} takes no --viewer: its rows have their own`);

/** What is wrong with the paths that were given. */
const unfitPaths = (kind: EvalKind, paths: readonly string[]): UsageError | undefined => {
  const [first] = paths;
  if (kind === 'memory' && !(Number(first) >= 1 && Number(first) <= MOST_WALKS))
    return usageError(`eval memory takes a number of walks, 1 to ${MOST_WALKS}, found ${first ?? 'none'}`);
  const isOfSets = OF_SETS.has(kind);
  return paths.length === 0 || (paths.length > 1 && !isOfSets)
    ? usageError(`eval ${kind} takes ${isOfSets ? 'one or more paths' : 'one path'}`)
    : undefined;
};

/** Reads the command line of `eval`; `undefined` when help was asked for. */
export const parseEvalArgs = (argv: readonly string[]): EvalArgs | UsageError | undefined => {
  const args = parsed(() =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        ...RESOLVER_OPTIONS,
        json: { type: 'boolean', default: false },
        errors: { type: 'string', default: '0' },
        oracle: { type: 'string' },
        judge: { type: 'string' },
        'without-depth': { type: 'boolean', default: false },
        recalled: { type: 'boolean', default: false },
        viewer: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }),
  );
  if (isUsageError(args)) return args;
  const { values, positionals } = args;
  if (values.help) return undefined;
  const kind = EVAL_KINDS.find((name) => name === positionals[0]);
  if (!kind)
    return usageError(`${positionals[0] ?? 'nothing'} to evaluate, expected ${EVAL_KINDS.join(', ')}`);
  const paths = positionals.slice(1);
  const unfit = unfitPaths(kind, paths);
  if (unfit) return unfit;
  const oracle = oracleOf(values.oracle);
  if (typeof oracle === 'object') return oracle;
  const viewer = viewerFor(kind, values.viewer);
  if (viewer && isUsageError(viewer)) return viewer;
  const errors = countOf(values.errors);
  if (typeof errors === 'object') return errors;
  const parameters = parametersOf(values);
  if (isUsageError(parameters)) return parameters;
  return {
    kind,
    paths,
    oracle,
    judge: values.judge,
    withoutDepth: values['without-depth'],
    recalled: values.recalled,
    viewer,
    json: values.json,
    errors,
    parameters,
    isDetectorNamed: values.detector !== undefined,
  };
};
