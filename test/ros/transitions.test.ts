import { expect } from 'chai';
import { fail, ok } from '../../src/core/result.ts';
import type { EnginePort } from '../../src/pipeline/EnginePort.ts';
import type { RosNode } from '../../src/ros/rcl.ts';
import type { SpatialLlavaNode } from '../../src/ros/SpatialLlavaNode.ts';
import { needsRos } from '../support/rosPython.ts';

type Method = 'createSubscription' | 'createPublisher';

describe('node on real ROS: a transition that fails half way', function () {
  this.timeout(30_000);
  let rcl: typeof import('../../src/ros/rcl.ts')['rcl'];
  let shell: SpatialLlavaNode;
  const engine = { started: 0, stopped: 0 };

  before(async function () {
    needsRos(this);
    // Only where ROS is: importing rclnodejs elsewhere would fail.
    ({ rcl } = await import('../../src/ros/rcl.ts'));
    const { SpatialLlavaNode: Shell } = await import('../../src/ros/SpatialLlavaNode.ts');
    await rcl.init();
    rcl.removeSignalHandlers();
    const port: Partial<EnginePort> = {
      name: 'counted',
      clear: () => undefined,
      start: () => engine.started++,
      stop: async () => {
        engine.stopped++;
      },
      health: () => [],
    };
    shell = new Shell(
      {
        codec: {} as never,
        now: () => performance.now(),
        createEngine: () => ok(port as EnginePort),
        openMemory: () => fail('MEMORY_UNAVAILABLE', 'not wanted here'),
      },
      'transitions',
    );
  });

  after(async () => {
    await shell?.close();
    if (rcl && !rcl.isShutdown()) rcl.shutdown();
  });

  /** Has the n-th call of a method of the node throw, as rcl does when it runs out of something. */
  function failing(method: Method, nth: number, work: () => void): void {
    const node = shell.node as unknown as Record<Method, (...args: unknown[]) => unknown>;
    const real = node[method];
    let calls = 0;
    node[method] = (...args) => {
      calls++;
      if (calls === nth) throw new Error(`rcl refuses call ${nth} of ${method}`);
      return real.apply(shell.node, args);
    };
    work();
    expect(calls, `calls of ${method}`).to.be.at.least(nth);
    node[method] = real;
  }
  const open = () => {
    const { _subscriptions, _publishers } = shell.node as unknown as Record<string, readonly object[]>;
    return { subscriptions: _subscriptions!.length, publishers: _publishers!.length };
  };
  const state = (node: RosNode) => node.currentState.label;

  it('configure leaves no topic behind, whichever cannot be opened, and works the next time', () => {
    const before = open();
    for (let nth = 1; nth <= 7; nth++) {
      failing('createPublisher', nth, () => shell.node.configure());
      expect(state(shell.node), `publisher ${nth}`).to.equal('unconfigured');
      expect(open(), `publisher ${nth}`).to.deep.equal(before);
    }
    shell.node.configure();
    expect(state(shell.node)).to.equal('inactive');
  });

  it('activate leaves no subscription and no running engine behind, whichever input cannot be opened', () => {
    const before = open();
    shell.node.activate();
    const inputs = open().subscriptions - before.subscriptions;
    shell.node.deactivate();
    expect(inputs).to.be.at.least(5);
    for (let nth = 1; nth <= inputs; nth++) {
      failing('createSubscription', nth, () => shell.node.activate());
      expect(state(shell.node), `subscription ${nth}`).to.equal('inactive');
      expect(open(), `subscription ${nth}`).to.deep.equal(before);
      expect(engine).to.deep.equal({ started: nth + 1, stopped: nth + 1 });
    }
  });

  it('works the next time, and deactivate and cleanup leave what was there before', () => {
    const before = open();
    shell.node.activate();
    expect(state(shell.node)).to.equal('active');
    expect(open().subscriptions).to.be.at.least(before.subscriptions + 5);
    shell.node.deactivate();
    expect(open()).to.deep.equal(before);
    expect(engine.started).to.equal(engine.stopped);
    shell.node.cleanup();
    expect(open().publishers).to.be.lessThan(before.publishers);
  });
});
