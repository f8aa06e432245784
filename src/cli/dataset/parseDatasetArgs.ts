import { parseArgs } from 'node:util';
import { isUsageError, parsed, type UsageError, usageError } from '../usage.ts';

export const DATASET_USAGE = `usage: npm run dataset -- scenes --out DIR          referring over generated scenes
       npm run dataset -- sunspot FILE.jsonl --out DIR   SUN-Spot's words over its boxes and labels
       npm run dataset -- check DIR                read back: the answers that the marks give are those that are written

  --out DIR              rows.jsonl (LLaVA's format) and manifest.json
  --crops DIR            labelled crops (labels.jsonl) whose looks the things have
  --seed N               (1)
  --pairs N              scenes: expressions with answers (10000)
  --marks LEAST-MOST     scenes: marks of a scene (2-20)
  --kinds known|held-out|all   scenes: a tenth of the kinds is kept from training (known)
  --wordings known|held-out    scenes: ways to say relations that training never says (known)`;

export interface DatasetArgs {
  readonly kind: 'scenes' | 'sunspot' | 'check';
  readonly path?: string | undefined;
  readonly out: string;
  readonly crops?: string | undefined;
  readonly seed: number;
  readonly pairs: number;
  readonly marks: readonly [number, number];
  readonly kinds: 'known' | 'held-out' | 'all';
  readonly wordings: 'known' | 'held-out';
}

const KINDS = ['scenes', 'sunspot', 'check'] as const;

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
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const isOneOf = <T extends string>(choices: readonly T[], value: string): value is T =>
  (choices as readonly string[]).includes(value);

type Values = Readonly<Record<Exclude<keyof typeof OPTIONS, 'crops' | 'help'>, string>> & {
  readonly crops?: string | undefined;
};

/** What the options say, whatever is made. */
const checked = (values: Values): Omit<DatasetArgs, 'kind' | 'path'> | UsageError => {
  const { out, crops, kinds, wordings } = values;
  const [seed, pairs] = [Number(values.seed), Number(values.pairs)];
  if (!Number.isInteger(seed) || seed < 0)
    return usageError(`--seed is ${values.seed}, expected a whole number`);
  if (!Number.isInteger(pairs) || pairs < 1)
    return usageError(`--pairs is ${values.pairs}, expected a count`);
  const marks = rangeOf(values.marks);
  if (!marks) return usageError(`--marks is ${values.marks}, expected a range within 2-40`);
  if (!isOneOf(['known', 'held-out', 'all'], kinds))
    return usageError(`--kinds is ${kinds}, expected known, held-out, all`);
  if (!isOneOf(['known', 'held-out'], wordings))
    return usageError(`--wordings is ${wordings}, expected known, held-out`);
  return { out, crops, seed, pairs, marks, kinds, wordings };
};

/** Reads the command line of `dataset`; `undefined` when help was asked for. */
export const parseDatasetArgs = (argv: readonly string[]): DatasetArgs | UsageError | undefined => {
  const args = parsed(() => parseArgs({ args: [...argv], allowPositionals: true, options: OPTIONS }));
  if (isUsageError(args)) return args;
  const { values, positionals } = args;
  if (values.help) return undefined;
  const kind = KINDS.find((name) => name === positionals[0]);
  if (!kind)
    return usageError(`${positionals[0] ?? 'nothing'} to make data of, expected ${KINDS.join(', ')}`);
  if (positionals.length !== (kind === 'scenes' ? 1 : 2))
    return usageError(`dataset ${kind} takes ${kind === 'scenes' ? 'no path' : 'one path'}`);
  if (kind !== 'check' && values.out === '') return usageError('--out names no folder');
  const options = checked(values);
  return isUsageError(options) ? options : { kind, path: positionals[1], ...options };
};
