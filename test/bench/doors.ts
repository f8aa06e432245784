/**
 * What the page's server and the agents' keep of each request, by kind: bytes of the heap after a collection, and of own pages,
 * each over N, 2N and 4N requests after N to warm up. What leaks keeps the same each time; what warms up (compiled code, the
 * middleware's buffers) keeps less and less. Neither time nor load changes it.
 *
 *     npm run build && node scripts/ros-run.mjs npx tsx test/bench/doors.ts [--requests 100] [KIND ...]
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';
import { compiledProgram } from '../../scripts/setup/compiled.mjs';
import { AgentClient } from '../support/AgentClient.ts';
import { NodeProcess } from '../support/NodeProcess.ts';
import { PageProcess } from '../support/PageProcess.ts';
import { RosDriver } from '../support/RosDriver.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { type Figure, printFigures } from './stats.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { requests: { type: 'string', default: '100' } },
});
const requests = Number(values.requests);
const TOOLS = {
  locate: { expression: 'the red box' },
  list: {},
  objects: {},
  ask: { question: 'how many boxes are there' },
  where_was: { expression: 'the green box' },
  look: {},
};
/** A page may say ten things a second. */
const SAY_EVERY_MS = 105;

const folder = tempFolder();
const held = join(folder.path, 'held');
const node = new NodeProcess({
  parameters: { target_frame: 'map', 'memory.enabled': true, 'memory.path': join(folder.path, 'm.sqlite') },
});
const driver = new RosDriver();
await node.logged(/is active/, 60_000);
await driver.do('tf');
// Slow: most questions are about a frame that is marked already.
await driver.do('camera', { hz: 2 });
await driver.seen();
process.env.HELD_FILE = held;
process.env.NODE_OPTIONS = `--import ${new URL('../support/heldOnSignal.mjs', import.meta.url).href}`;
const served = new PageProcess([], compiledProgram('web'));
const agent = await new AgentClient().start();
const url = await served.url;
delete process.env.NODE_OPTIONS;

/** The program behind `npm run mcp`. */
const serverOf = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);

const heldBy = async (pid: number): Promise<{ readonly heap: number; readonly own: number }> => {
  const file = `${held}.${pid}`;
  rmSync(file, { force: true });
  process.kill(pid, 'SIGUSR2');
  while (!existsSync(file) || readFileSync(file, 'utf8') === '') await delay(20);
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return {
    heap: Number(readFileSync(file, 'utf8')),
    own: Number(/RssAnon:\s+(\d+)/.exec(status)![1]) * 1024,
  };
};

const figures: Figure[] = [];
const keeps = async (what: string, pid: number, ask: (count: number) => Promise<unknown>): Promise<void> => {
  if (positionals.length > 0 && !positionals.includes(what)) return;
  await ask(requests);
  let before = await heldBy(pid);
  for (const count of [requests, 2 * requests, 4 * requests]) {
    await ask(count);
    const after = await heldBy(pid);
    for (const kind of ['heap', 'own'] as const)
      figures.push({
        what: `${what}: ${kind === 'heap' ? 'heap' : 'own pages'} kept of each of ${count}`,
        value: (after[kind] - before[kind]) / count,
        unit: 'bytes',
      });
    before = after;
  }
};

for (const [tool, given] of Object.entries(TOOLS))
  await keeps(`agents, ${tool}`, serverOf(agent.pid), async (count) => {
    for (let i = 0; i < count; i++) await agent.call(tool, given);
  });

const open = async (): Promise<WebSocket> => {
  const page = new WebSocket(`${url.replace('http', 'ws')}live`, ['spatial-llava'], {
    origin: url.replace(/\/$/, ''),
  });
  await new Promise((resolve, reject) => {
    page.once('open', resolve);
    page.once('error', reject);
  });
  return page;
};
const pid = served.child.pid!;
const page = await open();
let id = 0;
let pictures = 0;
page.on('message', (_data, isBinary) => {
  if (isBinary) pictures++;
});
await keeps('page, questions', pid, async (count) => {
  for (let i = 0; i < count; i++) {
    const mine = id++;
    const answered = new Promise<void>((resolve) => {
      const hear = (data: Buffer, isBinary: boolean): void => {
        if (isBinary || JSON.parse(String(data)).answer?.id !== mine) return;
        page.off('message', hear);
        resolve();
      };
      page.on('message', hear);
    });
    page.send(JSON.stringify({ call: 'say', id: mine, args: { expression: 'the red box' } }));
    await Promise.all([answered, delay(SAY_EVERY_MS)]);
  }
});
await keeps('page, connections', pid, async (count) => {
  for (let i = 0; i < count; i++) {
    const other = await open();
    const gone = new Promise((resolve) => other.once('close', resolve));
    other.close();
    await gone;
  }
});
await driver.do('camera', { hz: 6 });
page.send(JSON.stringify({ watch: true, live: true }));
await keeps('page, live pictures', pid, async (count) => {
  const until = pictures + count;
  while (pictures < until) await delay(50);
});
page.close();
await agent.close();
await served.close();
await driver.close();
await node.kill();
folder.remove();
printFigures(figures);
process.exit();
