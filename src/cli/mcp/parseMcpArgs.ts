import { parseArgs } from 'node:util';
import { isUsageError, parsed, type UsageError, usageError } from '../usage.ts';

export const MCP_USAGE = `usage: npm run mcp --silent -- [options]

Serves MCP on stdin and stdout: tools that ask a running node, in the domain of ROS_DOMAIN_ID (docs/agents.md).

  --node NAME                      the node's full name (/spatial_llava)
  --timeout SECONDS                for an answer (15)
  --navigate                       adds the tool that moves the robot; without it nothing here can
  --print-tools openai|openapi     prints the tools for OpenAI's functions, or an OpenAPI document, and ends`;

export type ToolFormat = 'openai' | 'openapi';

export interface McpArgs {
  readonly node: string;
  readonly timeoutMs: number;
  readonly navigate: boolean;
  readonly print?: ToolFormat | undefined;
}

const MAX_TIMEOUT_SECONDS = 3600;
const FORMATS: readonly string[] = ['openai', 'openapi'] satisfies ToolFormat[];

/** Reads the command line of `mcp`; `undefined` when help was asked for. */
export const parseMcpArgs = (argv: readonly string[]): McpArgs | UsageError | undefined => {
  const args = parsed(() =>
    parseArgs({
      args: [...argv],
      options: {
        node: { type: 'string', default: '/spatial_llava' },
        timeout: { type: 'string', default: '15' },
        navigate: { type: 'boolean', default: false },
        'print-tools': { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }),
  );
  if (isUsageError(args)) return args;
  const { node, timeout, navigate, help, 'print-tools': print } = args.values;
  if (help) return undefined;
  if (!/^\/\w+(\/\w+)*$/.test(node))
    return usageError(`--node ${node} is not a full name like /spatial_llava`);
  const seconds = Number(timeout);
  if (!(seconds > 0 && seconds <= MAX_TIMEOUT_SECONDS))
    return usageError(`--timeout is ${timeout}, expected more than 0 and at most ${MAX_TIMEOUT_SECONDS}`);
  if (print !== undefined && !FORMATS.includes(print))
    return usageError(`--print-tools is ${print}, expected one of ${FORMATS.join(', ')}`);
  return { node, timeoutMs: seconds * 1000, navigate, print: print as ToolFormat | undefined };
};
