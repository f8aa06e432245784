import { expect } from 'chai';
import { lengthOf } from '../../support/faults/length.ts';
import { measured } from '../../support/faults/measured.ts';
import { nodeInProcess } from '../../support/nodeInProcess.ts';
import { RosDriver } from '../../support/RosDriver.ts';

const TIMES = lengthOf(300, 10_000);
const HZ = 100;
/** Each so many callbacks the whole node is deactivated and activated from inside one. */
const NODE_EVERY = 10;

describe('node on real ROS: topics that change while their messages arrive', function () {
  this.timeout(60_000 + (3 * 1000 * TIMES) / HZ);
  const inside = nodeInProcess('reconfigured');
  let driver: RosDriver;
  before(() => {
    driver = new RosDriver();
  });
  after(() => driver?.close());

  it('survives subscriptions destroyed inside their own callback, and the node reconfigured there', async () => {
    const { rcl, shell } = inside;
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
