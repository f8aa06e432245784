import { SharpImageCodec } from './adapters/image/SharpImageCodec.ts';
import { ok } from './core/result.ts';
import { nodeEngine } from './nodeEngine.ts';
import { rcl } from './ros/rcl.ts';
import { runNode } from './ros/runNode.ts';

/** `lib/spatial_llava/spatial_llava_node`: the ROS node. Models run in child processes, never in this one. */
const log = (level: 'info' | 'warn', message: string): void =>
  rcl.logging.getLogger('spatial_llava')[level](message);

await runNode(
  {
    codec: new SharpImageCodec(),
    now: () => performance.now(),
    createEngine: (parameters) => ok(nodeEngine(parameters, log)),
  },
  process.argv,
);
