import { parseArgs } from 'node:util';
import type { Parameters } from '../../core/parameters/parameters.ts';
import { parametersOf, RESOLVER_OPTIONS } from '../resolverOptions.ts';
import { isUsageError, parsed, type UsageError, usageError } from '../usage.ts';

export const LABEL_USAGE = `usage: npm run eval -- label BAG --out DIR     proposes labels and questions for frames of your recording
       npm run eval -- label --out DIR         goes on with a set that was begun

A page on this machine (it is printed) shows each frame with what was seen and asked: correct it there, as it is stored at
once. The set is what npm run eval -- frames DIR takes.

  --out DIR          where the set is, or is to be
  --every SECONDS    one frame from so many seconds (2)
  --most N           at most so many frames (40)
  --port PORT        (8421); 0 takes a free one
  --no-page          propose only
  --detector, --classifier NAME|none   who names what is seen, as for npm run ask`;

export interface LabelArgs {
  /** Undefined: goes on with the set. */
  readonly bag: string | undefined;
  readonly out: string;
  readonly everySeconds: number;
  readonly most: number;
  readonly port: number;
  readonly servesPage: boolean;
  readonly parameters: Parameters;
}

const MOST_FRAMES = 1000;
const MOST_PORT = 65_535;

/** Reads the command line of `eval label`; `undefined` when help was asked for. */
export const parseLabelArgs = (argv: readonly string[]): LabelArgs | UsageError | undefined => {
  const args = parsed(() =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        detector: RESOLVER_OPTIONS.detector,
        classifier: RESOLVER_OPTIONS.classifier,
        out: { type: 'string', default: '' },
        every: { type: 'string', default: '2' },
        most: { type: 'string', default: '40' },
        port: { type: 'string', default: '8421' },
        'no-page': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }),
  );
  if (isUsageError(args)) return args;
  const { values, positionals } = args;
  if (values.help) return undefined;
  if (positionals.length > 1) return usageError(`one recording at a time, found ${positionals.join(', ')}`);
  if (values.out === '') return usageError('--out DIR is missing: where the set is to be');
  const [every, most, port] = [values.every, values.most, values.port].map(Number) as [
    number,
    number,
    number,
  ];
  if (!(every > 0 && every < 1e6)) return usageError(`--every is ${values.every}, expected seconds`);
  if (!(Number.isInteger(most) && most >= 1 && most <= MOST_FRAMES))
    return usageError(`--most is ${values.most}, expected 1 to ${MOST_FRAMES}`);
  if (!(Number.isInteger(port) && port >= 0 && port <= MOST_PORT))
    return usageError(`--port is ${values.port}, expected 0 to ${MOST_PORT}`);
  const parameters = parametersOf(values);
  if (isUsageError(parameters)) return parameters;
  const { out, 'no-page': noPage } = values;
  return {
    bag: positionals[0],
    out,
    everySeconds: every,
    most,
    port,
    servesPage: !noPage,
    parameters,
  };
};
