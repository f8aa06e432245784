/** `npm run web`, `lib/spatial_llava/spatial_llava_web`: a page for people that asks a running node, as its other clients do. */

import { hostname } from 'node:os';
import { SharpImageCodec } from './adapters/image/SharpImageCodec.ts';
import { runCommand } from './cli/runCommand.ts';
import { parseWebArgs, WEB_USAGE, type WebArgs } from './cli/web/parseWebArgs.ts';
import { openPolicy } from './web/access/openPolicy.ts';
import { siteFiles } from './web/access/siteFiles.ts';
import { PageServer } from './web/PageServer.ts';

const APPEAR_WITHIN_MS = 3000;
const DRIVE_TIMEOUT_MS = 600_000;

const isTaken = (error: Error): boolean => (error as NodeJS.ErrnoException).code === 'EADDRINUSE';

/** What a browser calls the place that is listened at. */
const nameOf = (host: string): string => {
  if (host === '127.0.0.1') return 'localhost';
  if (host === '0.0.0.0' || host === '::') return hostname();
  return host.includes(':') ? `[${host}]` : host;
};

const serve = async (args: WebArgs): Promise<void> => {
  const { node: nodeName, host, timeoutMs, navigate } = args;
  const policy = openPolicy(host, process.env[args.tokenEnv]);
  const [{ openClientNode }, { SceneServices }, { NodeFeed }] = await Promise.all([
    import('./ros/client/QuestionClient.ts'),
    import('./ros/client/SceneServices.ts'),
    import('./ros/client/NodeFeed.ts'),
  ]);
  const { node, close } = await openClientNode('spatial_llava_web');
  const door = new SceneServices(node, {
    nodeName,
    timeoutMs,
    appearWithinMs: APPEAR_WITHIN_MS,
    driveTimeoutMs: DRIVE_TIMEOUT_MS,
  });
  door.prepare(['locate', 'ask', 'list_objects', 'name_object']);
  const server = new PageServer({
    scene: { door, feed: (events) => new NodeFeed(node, nodeName, new SharpImageCodec(), events) },
    site: siteFiles(new URL('../web/', import.meta.url)),
    policy,
    nodeName,
    navigate,
    now: () => performance.now(),
    log: (text) => console.error(`web: ${text}`),
  });
  try {
    const port = await server.listen(host, args.port).catch((error: Error) => {
      if (!args.freePort || !isTaken(error)) throw error;
      return server.listen(host, 0);
    });
    console.log(`page: http://${nameOf(host)}:${port}/${policy.token ? `#${policy.token}` : ''}`);
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
  } finally {
    await server.close();
    close();
  }
};

await runCommand('web', WEB_USAGE, () => parseWebArgs(process.argv.slice(2)), serve);
process.exit();
