import { fail, ok } from '../../src/core/result.ts';
import type { EnginePort } from '../../src/pipeline/EnginePort.ts';
import type { SpatialLlavaNode } from '../../src/ros/SpatialLlavaNode.ts';
import { needsRos } from './rosPython.ts';

/** A node of this very process, for what has to be done to it from within. */
export interface NodeInProcess {
  readonly rcl: typeof import('../../src/ros/rcl.ts')['rcl'];
  readonly shell: SpatialLlavaNode;
}

/**
 * For a suite of tests on real ROS, called in the body of its `describe`: a node, not configured, whose engine sees nothing.
 *
 * @param engine what of the engine is to be watched, or to do more than nothing
 */
export function nodeInProcess(name: string, engine: Partial<EnginePort> = {}): NodeInProcess {
  let rcl: NodeInProcess['rcl'];
  let shell: SpatialLlavaNode;
  before(async function () {
    needsRos(this);
    // Only where ROS is: importing rclnodejs elsewhere would fail.
    ({ rcl } = await import('../../src/ros/rcl.ts'));
    const { SpatialLlavaNode: Shell } = await import('../../src/ros/SpatialLlavaNode.ts');
    await rcl.init();
    rcl.removeSignalHandlers();
    const port: Partial<EnginePort> = {
      name: 'none',
      clear: () => undefined,
      start: () => undefined,
      stop: async () => undefined,
      perceive: async () => fail('MODEL_UNAVAILABLE', 'none here'),
      health: () => [],
      ...engine,
    };
    shell = new Shell(
      {
        codec: {} as never,
        now: () => performance.now(),
        createEngine: () => ok(port as EnginePort),
        openNames: () => ({ edition: () => undefined, load: () => ok([]), save: () => ok(undefined) }),
        openMemory: () => fail('MEMORY_UNAVAILABLE', 'not wanted here'),
      },
      name,
    );
  });
  after(async () => {
    await shell?.close();
    if (rcl && !rcl.isShutdown()) rcl.shutdown();
  });
  return {
    get rcl() {
      return rcl;
    },
    get shell() {
      return shell;
    },
  };
}
