/**
 * From starting the node's program, as installed and with the files of its models in the system's cache, to active and to its
 * first answered question, with a camera that is there already.
 *
 *     npm run build && node scripts/ros-run.mjs npx tsx test/bench/startUp.ts [--rounds 6] [--main dist/main.js]
 */
import { parseArgs } from 'node:util';
import { NodeProcess } from '../support/NodeProcess.ts';
import { RosDriver } from '../support/RosDriver.ts';
import { median, printFigures } from './stats.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '6' }, main: { type: 'string', default: 'dist/main.js' } },
});

const driver = new RosDriver();
const active: number[] = [];
const answered: number[] = [];
await driver.do('tf');
await driver.do('camera', { hz: 30 });
// The first round reads the files.
for (let round = 0; round <= Number(values.rounds); round++) {
  const began = performance.now();
  const node = new NodeProcess({ main: values.main });
  await node.logged(/is active/, 60_000);
  const activeMs = performance.now() - began;
  await driver.seen();
  const answeredMs = performance.now() - began;
  node.signal('SIGTERM');
  await node.exit();
  if (round === 0) continue;
  active.push(activeMs);
  answered.push(answeredMs);
}
await driver.do('stop_camera');
await driver.close();
printFigures(
  [['start to active', active] as const, ['start to the first answer', answered] as const].flatMap(
    ([what, ms]) => [
      { what: `${what}, median of ${ms.length}`, value: median(ms), unit: 'ms' },
      { what: `${what}, least`, value: Math.min(...ms), unit: 'ms' },
      { what: `${what}, most`, value: Math.max(...ms), unit: 'ms' },
    ],
  ),
);
