/** Our side of `delivery.ts`: the node's own intake and nothing else. Prints one JSON line when it is told to end. */
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import { FrameIntake } from '../../src/ros/inputs/FrameIntake.ts';
import { rcl } from '../../src/ros/rcl.ts';

await rcl.init(undefined, process.argv);
rcl.removeSignalHandlers();
const node = rcl.createNode('node_receiver');
const latencies: number[] = [];
const intake = new FrameIntake({
  node,
  parameters: DEFAULT_PARAMETERS,
  now: () => performance.now(),
  onClockJump: () => undefined,
});
intake.pairs.subscribe(({ color }) => latencies.push(Date.now() - Number(color.stampNs) / 1e6));
rcl.spin(node);
console.log('ready');
process.on('SIGTERM', () => {
  const { user, system } = process.cpuUsage();
  console.log(
    JSON.stringify({ pairs: intake.sync.stats.pairs, latencies, cpuSeconds: (user + system) / 1e6 }),
  );
  rcl.shutdown();
  process.exit(0);
});
