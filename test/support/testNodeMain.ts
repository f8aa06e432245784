/**
 * The node as src/main.ts composes it, but for detector and classifier: depth geometry and the geometric resolver. For tests of the
 * ROS shell in a process of its own. SLOW_MS delays each segmentation, as a slow model would; with ENDLESS_STOP
 * the engine never says that it has ended.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { openNodeNames } from '../../src/adapters/files/openNodeNames.ts';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { openNodeMemory } from '../../src/adapters/memory/openNodeMemory.ts';
import { ok } from '../../src/core/result.ts';
import { EngineThread } from '../../src/engine/EngineThread.ts';
import { nodeEngine } from '../../src/engine/nodeEngine.ts';
import { runNode } from '../../src/ros/runNode.ts';

const thread = new EngineThread((level, message) => console.error(level, message));
const slowMs = Number(process.env.SLOW_MS ?? 0);

await runNode(
  {
    codec: new SharpImageCodec(),
    now: () => performance.now(),
    openMemory: openNodeMemory,
    openNames: openNodeNames,
    createEngine: (parameters) => {
      const engine = nodeEngine({ ...parameters, detector: 'none', classifier: 'none' }, thread);
      if (process.env.ENDLESS_STOP) engine.stop = () => new Promise(() => {});
      if (slowMs === 0) return ok(engine);
      const { perceive } = engine;
      return ok(
        Object.assign(engine, {
          perceive: async (...asked: Parameters<typeof perceive>) => {
            await delay(slowMs);
            return perceive(...asked);
          },
        }),
      );
    },
  },
  process.argv,
);
