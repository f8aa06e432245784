/** `npm run mcp`: tools for agents, over MCP on stdin and stdout, that ask a running node as its other clients do. */
import { readFileSync } from 'node:fs';
import { SharpImageCodec } from './adapters/image/SharpImageCodec.ts';
import { pictureUnder } from './agents/pictureUnder.ts';
import { openaiTools } from './agents/schema/openaiTools.ts';
import { openapiDocument } from './agents/schema/openapiDocument.ts';
import { serveAgents } from './agents/serveAgents.ts';
import { toolbox } from './agents/tools/toolbox.ts';
import { MCP_USAGE, type McpArgs, parseMcpArgs } from './cli/mcp/parseMcpArgs.ts';
import { runCommand } from './cli/runCommand.ts';

const APPEAR_WITHIN_MS = 5000;
const DRIVE_TIMEOUT_MS = 600_000;

const ownFile = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const version = (): string => (JSON.parse(ownFile('package.json')) as { version: string }).version;

const serve = async ({ node: nodeName, timeoutMs, navigate }: McpArgs): Promise<void> => {
  // Only here: schemas are printed without ROS.
  const [{ openClientNode }, { SceneServices }] = await Promise.all([
    import('./ros/client/QuestionClient.ts'),
    import('./ros/client/SceneServices.ts'),
  ]);
  const { node, close } = await openClientNode('spatial_llava_mcp');
  const codec = new SharpImageCodec();
  const door = new SceneServices(node, {
    nodeName,
    timeoutMs,
    appearWithinMs: APPEAR_WITHIN_MS,
    driveTimeoutMs: DRIVE_TIMEOUT_MS,
  });
  door.prepare(['locate', 'ask', 'describe', 'verify', 'list_landmarks', 'list_objects', 'where_was']);
  const served = serveAgents({
    version: version(),
    tools: () => toolbox(navigate, () => performance.now()),
    door,
    toJpeg: (image, maxBytes) => pictureUnder(codec, image, maxBytes),
    log: (text) => console.error(`mcp: ${text}`),
  });
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    for (const event of ['end', 'close'] as const) process.stdin.once(event, () => resolve());
  });
  await served.close();
  close();
};

const run = async (args: McpArgs): Promise<void> => {
  if (args.print === undefined) return serve(args);
  const document =
    args.print === 'openai' ? openaiTools(ownFile) : openapiDocument(ownFile, args.node, version());
  console.log(JSON.stringify(document, null, 2));
};

await runCommand('mcp', MCP_USAGE, () => parseMcpArgs(process.argv.slice(2)), run);
