import { expect } from 'chai';
import type { RosNode } from '../../src/ros/rcl.ts';
import { nodeInProcess } from '../support/nodeInProcess.ts';

type Method = 'createSubscription' | 'createPublisher';

/** rcutils' levels. The node says each refusal with its stack: wanted of a robot, noise in a test's log. */
const LEVEL = { info: 20, fatal: 50 };

describe('node on real ROS: a transition that fails half way', function () {
  this.timeout(30_000);
  const engine = { started: 0, stopped: 0 };
  const inside = nodeInProcess('transitions', {
    start: () => {
      engine.started++;
    },
    stop: async () => {
      engine.stopped++;
    },
  });

  /** Has the n-th call of a method of the node throw, as rcl does when it runs out of something. */
  function failing(method: Method, nth: number, work: () => void): void {
    const node = inside.shell.node as unknown as Record<Method, (...args: unknown[]) => unknown>;
    const logger = inside.shell.node.getLogger() as unknown as { setLoggerLevel(level: number): void };
    const real = node[method];
    let calls = 0;
    node[method] = (...args) => {
      calls++;
      if (calls === nth) throw new Error(`rcl refuses call ${nth} of ${method}`);
      return real.apply(inside.shell.node, args);
    };
    logger.setLoggerLevel(LEVEL.fatal);
    work();
    logger.setLoggerLevel(LEVEL.info);
    expect(calls, `calls of ${method}`).to.be.at.least(nth);
    node[method] = real;
  }
  const open = () => {
    const { _subscriptions, _publishers } = inside.shell.node as unknown as Record<string, readonly object[]>;
    return { subscriptions: _subscriptions!.length, publishers: _publishers!.length };
  };
  const state = (node: RosNode) => node.currentState.label;

  it('configure leaves no topic behind, whichever cannot be opened, and works the next time', () => {
    const before = open();
    for (let nth = 1; nth <= 7; nth++) {
      failing('createPublisher', nth, () => inside.shell.node.configure());
      expect(state(inside.shell.node), `publisher ${nth}`).to.equal('unconfigured');
      expect(open(), `publisher ${nth}`).to.deep.equal(before);
    }
    inside.shell.node.configure();
    expect(state(inside.shell.node)).to.equal('inactive');
  });

  it('activate leaves no subscription and no running engine behind, whichever input cannot be opened', () => {
    const before = open();
    inside.shell.node.activate();
    const inputs = open().subscriptions - before.subscriptions;
    inside.shell.node.deactivate();
    expect(inputs).to.be.at.least(5);
    for (let nth = 1; nth <= inputs; nth++) {
      failing('createSubscription', nth, () => inside.shell.node.activate());
      expect(state(inside.shell.node), `subscription ${nth}`).to.equal('inactive');
      expect(open(), `subscription ${nth}`).to.deep.equal(before);
      expect(engine).to.deep.equal({ started: nth + 1, stopped: nth + 1 });
    }
  });

  it('works the next time, and deactivate and cleanup leave what was there before', () => {
    const before = open();
    inside.shell.node.activate();
    expect(state(inside.shell.node)).to.equal('active');
    expect(open().subscriptions).to.be.at.least(before.subscriptions + 5);
    inside.shell.node.deactivate();
    expect(open()).to.deep.equal(before);
    expect(engine.started).to.equal(engine.stopped);
    inside.shell.node.cleanup();
    expect(open().publishers).to.be.lessThan(before.publishers);
  });
});
