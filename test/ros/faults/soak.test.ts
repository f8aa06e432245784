import { readdirSync, readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { compiledProgram, ensureCompiled } from '../../../scripts/setup/compiled.mjs';
import { DIAGNOSTICS } from '../../support/diagnostics.ts';
import { isLong, lengthOf } from '../../support/faults/length.ts';
import { measured } from '../../support/faults/measured.ts';
import { slopeOf } from '../../support/faults/slopeOf.ts';
import { modelsOf } from '../../support/modelsOf.ts';
import { nodeRig } from '../../support/nodeRig.ts';

/** An hour; `npm run test:long -- 22` with a share of it says what it shows. */
const SECONDS = lengthOf(8, 3600);
const WARM_UP_SECONDS = Math.min(300, SECONDS / 3);
const KILL_EVERY_SECONDS = isLong ? 600 : 3;
const LOCATE = { service: '/spatial_llava/locate', type: 'spatial_llava/srv/LocateObject', timeout: 60 };
/** Milliseconds; the worst is what a reply, a signal or a transform may have to wait. */
const LAG = { p99: 20, worst: 100 };

describe('node on real ROS: hours at 30 Hz', function () {
  this.timeout(120_000 + SECONDS * 1500);
  // What is measured for long is what a user gets: the compiled program with the launcher's settings.
  before(() => (isLong ? ensureCompiled() : undefined));
  const rig = nodeRig({ main: isLong ? compiledProgram('main') : 'src/main.ts' }, async ({ driver }) => {
    await driver.do('listen', DIAGNOSTICS);
    await driver.do('tf');
    await driver.do('camera', { hz: 30 });
    await driver.do('listen', { topic: '/spatial_llava/landmarks', type: 'spatial_llava/msg/LandmarkArray' });
    await driver.do('call', { ...LOCATE, request: { expression: 'the red box' } });
  });

  it('answers a question each two seconds through kills of its models; memory, descriptors, threads and lag hold', async () => {
    const { node, driver } = rig;
    const state = () => {
      const status = readFileSync(`/proc/${node.pid}/status`, 'utf8');
      const of = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)![1]);
      const megabytes = (name: string) => (of(name) * 1024) / 1e6;
      return {
        rss: megabytes('VmRSS'),
        /** What no other process shares: a leak of the node is here. */
        own: megabytes('RssAnon'),
        /** Pages of the middleware's segments that it has read, most of them the camera's: bounded by their sizes. */
        shared: megabytes('RssShmem'),
        threads: of('Threads'),
        descriptors: readdirSync(`/proc/${node.pid}/fd`).length,
      };
    };
    const neighbour = monitorEventLoopDelay({ resolution: 5 });
    neighbour.enable();
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    const memory: [number, number][] = [];
    const own: [number, number][] = [];
    const lag = { p99: [] as number[], worst: [] as number[] };
    const ended = new Map<number, number>();
    let nextKill = KILL_EVERY_SECONDS;
    let kills = 0;
    let warm = state();
    let last = 0;
    while (seconds() < SECONDS) {
      const { status } = await driver.do('call', { ...LOCATE, request: { expression: 'the red box' } });
      ended.set(status, (ended.get(status) ?? 0) + 1);
      if (seconds() > nextKill) {
        const [child] = modelsOf(node.pid);
        if (child) process.kill(child, 'SIGKILL');
        kills++;
        nextKill += KILL_EVERY_SECONDS;
      }
      await delay(2000);
      if (seconds() < WARM_UP_SECONDS) {
        warm = state();
        continue;
      }
      const now = state();
      memory.push([seconds() / 3600, now.rss]);
      own.push([seconds() / 3600, now.own]);
      const heard = await driver.do('heard', { topic: DIAGNOSTICS.topic });
      if (heard.count === last) continue;
      last = heard.count;
      for (const { values } of heard.last.status as { values: { key: string; value: string }[] }[])
        for (const { key, value } of values) {
          if (key === 'event loop lag p99 (ms)') lag.p99.push(Number(value));
          if (key === 'event loop lag max (ms)') lag.worst.push(Number(value));
        }
    }
    const end = state();
    const { slope, interval } = slopeOf(memory);
    const ownSlope = slopeOf(own);
    const idle = neighbour.percentile(99) / 1e6 - 5;
    lag.p99.sort((a, b) => a - b);
    const p99 = lag.p99[lag.p99.length >> 1] ?? Number.NaN;
    const worst = Math.max(...lag.worst);
    const tally = [...ended].map(([status, times]) => `${times} of status ${status}`).join(', ');
    measured(
      22,
      `${SECONDS} s at 30 Hz, ${kills} kills: ${tally}; resident ${end.rss.toFixed(0)} MB, slope ${slope.toFixed(0)} ± ${interval.toFixed(0)} MB/h after ${WARM_UP_SECONDS.toFixed(0)} s, ` +
        `own pages ${end.own.toFixed(0)} MB, ${ownSlope.slope.toFixed(1)} ± ${ownSlope.interval.toFixed(1)} MB/h, shared memory ${warm.shared.toFixed(0)} to ${end.shared.toFixed(0)} MB, ` +
        `descriptors ${warm.descriptors} to ${end.descriptors}, threads ${warm.threads} to ${end.threads}`,
    );
    measured(
      9,
      `event-loop lag over ${SECONDS} s: p99 of a second ${p99.toFixed(1)} ms (median), worst ${worst.toFixed(1)} ms; an idle process meanwhile p99 ${idle.toFixed(1)} ms`,
    );
    expect([...ended.keys()], tally).to.deep.equal([0]);
    expect(end.descriptors).to.be.at.most(warm.descriptors + 6);
    expect(end.threads).to.be.at.most(warm.threads + 4);
    // Shorter than that, the slope's interval is wider than what is asked.
    if (SECONDS >= 3600) {
      expect(ownSlope.slope - ownSlope.interval, 'MB/h of own pages').to.be.below(1);
      expect(slope - interval, 'MB/h').to.be.below(1);
    }
    if (idle < LAG.p99 / 4) {
      expect(p99, 'ms, an idle process meanwhile under 5').to.be.below(LAG.p99);
      expect(worst, 'ms').to.be.below(LAG.worst);
    } else
      process.stderr.write(`lag not asserted: an idle process's own p99 is ${idle.toFixed(1)} ms here\n`);
  });
});
