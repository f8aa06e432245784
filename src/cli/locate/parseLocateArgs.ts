import { parseArgs } from 'node:util';
import { isUsageError, parsed, type UsageError, usageError } from '../usage.ts';

export const LOCATE_USAGE = `usage: npm run ask -- --live ["expression"] [options]
       npm run locate -- ["expression"] [options]

Asks a running node in the domain of ROS_DOMAIN_ID: for a thing through its service ~/locate ("the red mug"), about things
through ~/ask ("how far is the mug from the laptop"). Without an expression it converses: a prompt with history, the answer
with its reason, the candidates of an ambiguous one; "no, the blue one" takes an answer up. "help" and "quit" do what they
say; Ctrl-C gives up a question, then ends.

  --node NAME                      the node's full name (/spatial_llava)
  --json                           the whole reply as JSON, of a given expression
  --viewer camera|robot|FRAME      whose left and front (camera)
  --timeout SECONDS                for the node to be found, and for its answer (15)`;

export interface LocateArgs {
  /** Absent for a conversation. */
  readonly expression?: string | undefined;
  readonly node: string;
  readonly json: boolean;
  /** As the service takes it; "" is the camera. */
  readonly viewer: string;
  readonly timeoutMs: number;
}

const MAX_TIMEOUT_SECONDS = 3600;

/** Reads the command line of `locate`; `undefined` when help was asked for. */
export const parseLocateArgs = (argv: readonly string[]): LocateArgs | UsageError | undefined => {
  const args = parsed(() =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        node: { type: 'string', default: '/spatial_llava' },
        json: { type: 'boolean', default: false },
        viewer: { type: 'string', default: '' },
        timeout: { type: 'string', default: '15' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }),
  );
  if (isUsageError(args)) return args;
  const { values, positionals } = args;
  if (values.help) return undefined;
  const [expression, ...more] = positionals;
  if (more.length > 0) return usageError('more than one expression: put it in quotes');
  if (expression === undefined && values.json) return usageError('--json takes an expression');
  if (!/^\/\w+(\/\w+)*$/.test(values.node))
    return usageError(`--node ${values.node} is not a full name like /spatial_llava`);
  const seconds = Number(values.timeout);
  if (!(seconds > 0 && seconds <= MAX_TIMEOUT_SECONDS))
    return usageError(
      `--timeout is ${values.timeout}, expected more than 0 and at most ${MAX_TIMEOUT_SECONDS}`,
    );
  return {
    expression,
    node: values.node,
    json: values.json,
    viewer: values.viewer,
    timeoutMs: seconds * 1000,
  };
};
