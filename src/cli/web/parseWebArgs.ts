import { parseArgs } from 'node:util';
import { isUsageError, parsed, type UsageError, usageError } from '../usage.ts';

export const WEB_USAGE = `usage: npm run web -- [options]

Serves a page for people at http://localhost:8420: the marked picture, questions and answers of a running node, in the
domain of ROS_DOMAIN_ID (docs/web.md).

  --node NAME           the node's full name (/spatial_llava)
  --host ADDRESS        where it is served: 127.0.0.1 is this machine alone, 0.0.0.0 everybody, who then needs the token
  --port PORT           (8420); 0 takes a free one
  --free-port           takes a free one where the port is taken
  --token-env NAME      environment variable with the token (SPATIAL_LLAVA_WEB_TOKEN); unset beyond this machine: made up
  --timeout SECONDS     for an answer (15)
  --navigate            lets the page drive the robot, where the node does`;

export interface WebArgs {
  readonly node: string;
  readonly host: string;
  readonly port: number;
  readonly freePort: boolean;
  readonly tokenEnv: string;
  readonly timeoutMs: number;
  readonly navigate: boolean;
}

const MAX_TIMEOUT_SECONDS = 3600;
const MAX_PORT = 65_535;

/** Reads the command line of `web`, what follows --ros-args left to ROS; `undefined` when help was asked for. */
export const parseWebArgs = (argv: readonly string[]): WebArgs | UsageError | undefined => {
  const ros = argv.indexOf('--ros-args');
  const args = parsed(() =>
    parseArgs({
      args: ros < 0 ? [...argv] : argv.slice(0, ros),
      options: {
        node: { type: 'string', default: '/spatial_llava' },
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '8420' },
        'free-port': { type: 'boolean', default: false },
        'token-env': { type: 'string', default: 'SPATIAL_LLAVA_WEB_TOKEN' },
        timeout: { type: 'string', default: '15' },
        navigate: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }),
  );
  if (isUsageError(args)) return args;
  const {
    node,
    host,
    port,
    timeout,
    navigate,
    help,
    'free-port': freePort,
    'token-env': tokenEnv,
  } = args.values;
  if (help) return undefined;
  if (!/^\/\w+(\/\w+)*$/.test(node))
    return usageError(`--node ${node} is not a full name like /spatial_llava`);
  if (!/^\d{1,5}$/.test(port) || Number(port) > MAX_PORT)
    return usageError(`--port is ${port}, expected 0 to ${MAX_PORT}`);
  if (!/^[A-Za-z_]\w*$/.test(tokenEnv))
    return usageError('--token-env is not the name of an environment variable');
  const seconds = Number(timeout);
  if (!(seconds > 0 && seconds <= MAX_TIMEOUT_SECONDS))
    return usageError(`--timeout is ${timeout}, expected more than 0 and at most ${MAX_TIMEOUT_SECONDS}`);
  return { node, host, port: Number(port), freePort, tokenEnv, timeoutMs: seconds * 1000, navigate };
};
