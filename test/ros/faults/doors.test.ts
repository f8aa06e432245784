import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../../scripts/setup/browser.mjs';
import { compiledProgram, ensureCompiled } from '../../../scripts/setup/compiled.mjs';
import { AgentClient } from '../../support/AgentClient.ts';
import { Growth } from '../../support/faults/Growth.ts';
import { isLong, lengthOf } from '../../support/faults/length.ts';
import { measured } from '../../support/faults/measured.ts';
import { NodeProcess } from '../../support/NodeProcess.ts';
import { PageProcess } from '../../support/PageProcess.ts';
import { RosDriver } from '../../support/RosDriver.ts';
import { needsRos } from '../../support/rosPython.ts';
import { tempFolder } from '../../support/tempFolder.ts';

/** Half an hour. */
const SECONDS = lengthOf(60, 1800);
const WARM_UP_HOURS = Math.min(600, SECONDS / 3) / 3600;
const QUESTION_EVERY_MS = 2000;
/**
 * V8 lets a heap grow by 8 MB before it collects it: here ten minutes of what died just too late for its nursery, which half
 * an hour cannot tell from a leak. With a collection each half minute the least of a minute is what is held.
 */
const COLLECT_EVERY_HOURS = 30 / 3600;
const COLLECTOR = new URL('../../support/collectOnSignal.mjs', import.meta.url).href;
const LOCATE = { service: '/spatial_llava/locate', type: 'spatial_llava/srv/LocateObject', timeout: 60 };
type Slopes = ReturnType<Growth['since']>['own'];
const saidOf = ({ first, last, all, least }: Slopes): string => {
  const slope = ({ slope, interval }: Slopes['all']) => `${slope.toFixed(1)} ± ${interval.toFixed(1)}`;
  return `${first.toFixed(1)} to ${last.toFixed(1)} MB (${slope(all)} MB/h, least of each minute ${slope(least)})`;
};
/** What is asked by turns: through the page, and by the tools of agents. Of memory a thing that the frame itself knows by its name. */
const TOOLS = [
  ['locate', { expression: 'the red box' }],
  ['objects', {}],
  ['ask', { question: 'how many boxes are there' }],
  ['where_was', { expression: 'the red box' }],
  ['look', {}],
] as const;

describe('node on real ROS: half an hour with memory, a page that is looked at, and an agent', function () {
  this.timeout(180_000 + SECONDS * 1500);
  const folder = tempFolder();
  let node: NodeProcess;
  let driver: RosDriver;
  let served: PageProcess;
  let agent: AgentClient;
  let browser: Browser;
  let page: Page;
  let cdp: CDPSession;

  before(async function () {
    // The parts together for a minute say nothing that their own tests do not say.
    if (!isLong) this.skip();
    needsRos(this);
    const executablePath = findBrowser();
    if (executablePath === undefined) this.skip();
    await ensureCompiled();
    process.env.NODE_OPTIONS = `--import ${COLLECTOR}`;
    node = new NodeProcess({
      main: compiledProgram('main'),
      parameters: {
        'memory.enabled': true,
        'memory.path': join(folder.path, 'memory.sqlite'),
        'vocabulary.learnt': join(folder.path, 'names.json'),
        target_frame: 'map',
      },
    });
    driver = new RosDriver();
    await node.logged(/is active/, 60_000);
    await driver.do('tf');
    await driver.do('camera', { hz: 30 });
    // The first answer waits for the models.
    await driver.do('call', { ...LOCATE, request: { expression: 'the red box' } });
    served = new PageProcess(['--timeout', '50'], compiledProgram('web'));
    agent = await new AgentClient(['--timeout', '50']).start();
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(60_000);
    cdp = await page.context().newCDPSession(page);
    await page.goto(await served.url);
    await page.locator('#stage:not([data-empty])').waitFor();
  });
  after(async () => {
    delete process.env.NODE_OPTIONS;
    await browser?.close();
    await agent?.close();
    await served?.close();
    await driver?.close();
    await node?.kill();
    folder.remove();
  });

  /** Megabytes that the page's scripts hold once garbage is gone. */
  const pageHeap = async (): Promise<number> => {
    await cdp.send('HeapProfiler.collectGarbage');
    return (await cdp.send('Runtime.getHeapUsage')).usedSize / 1e6;
  };
  const askPage = async (words: string): Promise<string> => {
    const field = page.getByRole('textbox', { name: /ask for a thing/i });
    await field.fill(words);
    await field.press('Enter');
    const tag = page.locator('#log > li').first().locator('.tag');
    await tag.waitFor();
    return (await tag.textContent()) ?? '';
  };
  const askAgent = async (turn: number): Promise<string> => {
    const [tool, given] = TOOLS[turn % TOOLS.length]!;
    const { structured } = await agent.call(tool, given);
    return structured.status === 0 ? 'OK' : `${tool} ${structured.code}: ${structured.message}`;
  };

  it('answers each question, and node, page and agents hold their memory', async () => {
    const growths = {
      node: new Growth(node.pid),
      models: new Growth(node.pid, { withChildren: true }),
      page: new Growth(served.child.pid!),
      agents: new Growth(agent.pid, { withChildren: true }),
    };
    const began = performance.now();
    const hours = () => (performance.now() - began) / 3_600_000;
    const lost: string[] = [];
    let asked = 0;
    let collectAt = 0;
    let warm: { heap: number; descriptors: number; threads: number } | undefined;
    const state = async () => ({
      heap: await pageHeap(),
      descriptors: growths.node.descriptors,
      threads: growths.node.threads,
    });
    while (hours() * 3600 < SECONDS) {
      const due = delay(QUESTION_EVERY_MS);
      const turn = asked++;
      const outcome = await (turn % 2 === 0 ? askPage('the red box') : askAgent(turn >> 1)).catch(String);
      if (outcome !== 'OK' && outcome !== 'found') {
        lost.push(`${(hours() * 60).toFixed(1)} min: ${outcome}`);
        process.stderr.write(`lost: ${lost.at(-1)}\n`);
      }
      if (hours() >= collectAt) {
        for (const growth of [growths.node, growths.page, growths.agents]) growth.collect();
        collectAt = hours() + COLLECT_EVERY_HOURS;
        await delay(500);
      }
      for (const growth of Object.values(growths)) growth.sample(hours());
      if (hours() >= WARM_UP_HOURS) warm ??= await state();
      if (asked % 30 === 0) {
        const now = ['node', 'page', 'agents'].map((name) => {
          const { own, shared } = growths[name as 'node'].since(Math.min(WARM_UP_HOURS, hours() / 2));
          return `${name} ${saidOf(own)}, shared ${shared.last.toFixed(1)}`;
        });
        process.stderr.write(
          `${(hours() * 60).toFixed(1)} min: ${asked} asked, ${lost.length} lost; ${now.join('; ')}\n`,
        );
      }
      await due;
    }
    const end = await state();
    const grown = Object.entries(growths).map(([name, growth]) => {
      const { resident, own, shared } = growth.since(WARM_UP_HOURS);
      return `${name} ${saidOf(resident)}, own pages ${saidOf(own)}, shared ${shared.first.toFixed(1)} to ${shared.last.toFixed(1)} MB`;
    });
    const database = readdirSync(folder.path)
      .filter((name) => name.startsWith('memory'))
      .reduce((sum, name) => sum + statSync(join(folder.path, name)).size, 0);
    measured(
      22,
      `${SECONDS} s at 30 Hz, memory on, page in Chromium and MCP: ${asked} asked, ${lost.length} lost; after ${(WARM_UP_HOURS * 3600).toFixed(0)} s ${grown.join('; ')}; ` +
        `page's own heap ${warm!.heap.toFixed(1)} to ${end.heap.toFixed(1)} MB, descriptors ${warm!.descriptors} to ${end.descriptors}, threads ${warm!.threads} to ${end.threads}, ` +
        `database ${(database / 1000).toFixed(0)} kB${lost.length > 0 ? `; lost: ${lost.slice(0, 8).join(' | ')}` : ''}`,
    );
    expect(lost).to.deep.equal([]);
    expect(end.descriptors).to.be.at.most(warm!.descriptors + 6);
    expect(end.threads).to.be.at.most(warm!.threads + 4);
    if (SECONDS < 1800) return;
    for (const growth of [growths.node, growths.page, growths.agents]) {
      const { resident, own } = growth.since(WARM_UP_HOURS);
      expect(own.least.slope - own.least.interval, 'MB/h of own pages').to.be.below(1);
      expect(resident.least.slope - resident.least.interval, 'MB/h').to.be.below(1);
    }
  });
});
