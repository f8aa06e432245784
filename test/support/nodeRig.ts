import { NodeProcess } from './NodeProcess.ts';
import { RosDriver } from './RosDriver.ts';
import { needsRos } from './rosPython.ts';

/** A node and a client of it, each in a process of its own. */
export interface NodeRig {
  readonly node: NodeProcess;
  readonly driver: RosDriver;
}

/**
 * For a suite of tests of one node on real ROS: started before its tests, once `ready` is in its log, and ended after
 * them. Call it in the body of a `describe`; what it returns can be used from the first test on.
 */
export function nodeRig(
  options: ConstructorParameters<typeof NodeProcess>[0] = {},
  prepare?: (rig: NodeRig) => Promise<unknown>,
  ready: RegExp = /is active/,
): NodeRig {
  let node: NodeProcess | undefined;
  let driver: RosDriver | undefined;
  const started = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('the rig stands only while tests run');
    return part;
  };
  const rig: NodeRig = {
    get node() {
      return started(node);
    },
    get driver() {
      return started(driver);
    },
  };
  before(async function () {
    needsRos(this);
    node = new NodeProcess(options);
    driver = new RosDriver();
    await node.logged(ready);
    await prepare?.(rig);
  });
  after(async () => {
    await driver?.close();
    await node?.kill();
  });
  return rig;
}
