import { expect } from 'chai';
import { fail, ok } from '../../../src/core/result.ts';
import type { EnginePort } from '../../../src/pipeline/EnginePort.ts';
import type { SpatialLlavaNode } from '../../../src/ros/SpatialLlavaNode.ts';
import { lengthOf } from '../../support/faults/length.ts';
import { measured } from '../../support/faults/measured.ts';
import { RosDriver } from '../../support/RosDriver.ts';
import { needsRos } from '../../support/rosPython.ts';

const TIMES = lengthOf(300, 10_000);
const HZ = 100;
/** Each so many callbacks the whole node is deactivated and activated from inside one. */
const NODE_EVERY = 10;

describe('node on real ROS: topics that change while their messages arrive', function () {
  this.timeout(60_000 + (3 * 1000 * TIMES) / HZ);
  let rcl: typeof import('../../../src/ros/rcl.ts')['rcl'];
  let shell: SpatialLlavaNode;
  let driver: RosDriver;

  before(async function () {
    needsRos(this);
    // Only where ROS is: importing rclnodejs elsewhere would fail.
    ({ rcl } = await import('../../../src/ros/rcl.ts'));
    const { SpatialLlavaNode: Shell } = await import('../../../src/ros/SpatialLlavaNode.ts');
    await rcl.init();
    rcl.removeSignalHandlers();
    const port: Partial<EnginePort> = {
      name: 'none',
      clear: () => undefined,
      start: () => undefined,
      stop: async () => undefined,
      perceive: async () => ({ ok: false, failure: { code: 'MODEL_UNAVAILABLE', message: 'none here' } }),
      health: () => [],
    };
    shell = new Shell(
      {
        codec: {} as never,
        now: () => performance.now(),
        createEngine: () => ok(port as EnginePort),
        openMemory: () => fail('MEMORY_UNAVAILABLE', 'not wanted here'),
      },
      'reconfigured',
    );
    driver = new RosDriver();
  });
  after(async () => {
    await driver?.close();
    await shell?.close();
    if (rcl && !rcl.isShutdown()) rcl.shutdown();
  });

  it('survives subscriptions destroyed inside their own callback, and the node reconfigured there', async () => {
    const { node } = shell;
    let called = 0;
    let changed = 0;
    let done: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      done = resolve;
    });
    const options = { isRaw: true, qos: rcl.QoS.profileSensorData };
    const subscribe = (): void => {
      const own = node.createSubscription('sensor_msgs/msg/Image', 'color/image', options, () => {
        called++;
        // Inside its own callback, while other messages of the same round may be ready.
        node.destroySubscription(own);
        if (called % NODE_EVERY === 0) {
          node.deactivate();
          node.activate();
          changed++;
        }
        if (called < TIMES) subscribe();
        else done();
      });
    };
    rcl.spin(node, 10);
    node.configure();
    node.activate();
    const before = (node as unknown as { _subscriptions: unknown[] })._subscriptions.length;
    subscribe();
    let over = false;
    void finished.then(() => {
      over = true;
    });
    while (!over) await driver.do('tiny_camera', { hz: HZ, seconds: 1 });
    expect(called).to.equal(TIMES);
    expect(node.currentState.label).to.equal('active');
    expect((node as unknown as { _subscriptions: unknown[] })._subscriptions.length).to.equal(before);
    measured(
      21,
      `${called} subscriptions destroyed inside their own callback, ${changed} of them with the whole node reconfigured, under ${HZ} Hz: alive, none left`,
    );
  });
});
