/**
 * The node as src/main.ts composes it, but for detector and classifier: depth geometry and the geometric resolver. For tests of the
 * ROS shell in a process of its own. SLOW_MS delays each segmentation, as a slow model would.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { ok } from '../../src/core/result.ts';
import { EngineThread } from '../../src/engine/EngineThread.ts';
import { nodeEngine } from '../../src/engine/nodeEngine.ts';
import type { Engine } from '../../src/pipeline/Engine.ts';
import { runNode } from '../../src/ros/runNode.ts';

const thread = new EngineThread((level, message) => console.error(level, message));
const slowMs = Number(process.env.SLOW_MS ?? 0);

await runNode(
  {
    codec: new SharpImageCodec(),
    now: () => performance.now(),
    createEngine: (parameters) => {
      const engine: Engine = nodeEngine({ ...parameters, detector: 'none', classifier: 'none' }, thread);
      const { perceive, clear } = engine.perception;
      const slow: Engine['perception'] = {
        perceive: async (frame, options) => {
          await delay(slowMs);
          return perceive(frame, options);
        },
        clear,
      };
      return ok({
        perception: slowMs > 0 ? slow : engine.perception,
        resolver: engine.resolver,
        start: () => engine.start(),
        stop: () => engine.stop(),
        health: () => engine.health(),
      });
    },
  },
  process.argv,
);
