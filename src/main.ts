import { SharpImageCodec } from './adapters/image/SharpImageCodec.ts';
import { ok } from './core/result.ts';
import { killChildren } from './killChildren.ts';
import { NodeEngine } from './nodeEngine.ts';
import { rcl } from './ros/rcl.ts';
import { runNode } from './ros/runNode.ts';

/** `lib/spatial_llava/spatial_llava_node`: the ROS node. Methods run in a thread, models in child processes of their own. */
const log = (level: 'info' | 'warn', message: string): void =>
  rcl.logging.getLogger('spatial_llava')[level](message);

process.on('exit', killChildren);

await runNode(
  {
    codec: new SharpImageCodec(),
    now: () => performance.now(),
    createEngine: (parameters) => ok(new NodeEngine(parameters, log)),
  },
  process.argv,
);
