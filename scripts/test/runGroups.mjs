import { availableParallelism } from 'node:os';
import { freeDomainId, isolatedRosEnvironment } from '../setup/environment.mjs';
import { say } from '../setup/progress.mjs';
import { runMocha } from './runMocha.mjs';

/** Most tests wait for messages and processes more than they compute: two at a time fill two cores. */
const LANES = 2;

/** A domain of its own for each lane: two that look for a free one at the same time never find the same. */
const laneEnvironment = (lane, lanes) =>
  isolatedRosEnvironment({
    ROS_DOMAIN_ID: String(freeDomainId(() => (lane + Math.random()) / lanes)),
    ...process.env,
  });

/**
 * Runs the groups, two at a time where there are two cores and the caller set no domain that they would share; those
 * that need quiet run last and alone. What fails beside another is run again by itself, and that run counts: a test that
 * fails for want of a processor says nothing of the program. Gives the counts of every group, with `contended` where the
 * first run failed.
 *
 * @param {{files: string[], core?: boolean, quiet?: boolean}[]} groups
 * @param {{args: string[], coverage: boolean}} options
 */
export async function runGroups(groups, { args, coverage }) {
  const together = groups.filter(({ quiet }) => !quiet);
  const isAlone = process.env.ROS_DOMAIN_ID !== undefined || availableParallelism() < 2;
  const lanes = isAlone ? 1 : Math.min(LANES, together.length);
  const run = (group, { lane = 0, collect = false } = {}) =>
    runMocha({
      files: group.files,
      args,
      env: laneEnvironment(lane, Math.max(1, lanes)),
      coverage: coverage && group.core,
      collect,
    });

  const counted = new Map();
  const waiting = [...together];
  const work = async (lane) => {
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift())
      counted.set(group, await run(group, { lane, collect: lanes > 1 }));
  };
  await Promise.all(Array.from({ length: lanes }, (_, lane) => work(lane)));

  for (const group of groups) {
    const first = counted.get(group);
    if (first !== undefined && (first.failed === 0 || lanes === 1)) continue;
    if (first !== undefined) say(`${first.named} failed beside another: once more, alone`);
    const counts = await run(group);
    counted.set(group, first === undefined ? counts : { ...counts, contended: first.failures });
  }
  return groups.map((group) => counted.get(group));
}
