import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { needsRos } from '../../support/rosPython.ts';

const TYPE = 'spatial_llava/action/LocateObject';
const GOALS = 12;

describe('node on real ROS: an action server', function () {
  this.timeout(60_000);
  before(function () {
    needsRos(this);
  });

  it('keeps results for whoever asks for them late, and then lets go of its goals', async () => {
    const { openClientNode } = await import('../../../src/ros/client/QuestionClient.ts');
    const { locateRefusal } = await import('../../../src/ros/convert/messages/locateMessage.ts');
    const { GoalServer } = await import('../../../src/ros/services/GoalServer.ts');
    const { rcl } = await import('../../../src/ros/rcl.ts');
    const { node, close } = await openClientNode('goals');
    const server = new GoalServer({
      node,
      type: TYPE,
      name: '/goals/locate_object',
      now: () => performance.now(),
      stages: [],
      resultSeconds: 2,
      execute: async () => ({ result: locateRefusal({ code: 'NO_FRAME', message: 'none' }) }),
    });
    /** As rclnodejs holds them. */
    const [{ _goalHandles: held }] = (
      node as unknown as { readonly _actionServers: readonly [{ readonly _goalHandles: { size: number } }] }
    )._actionServers;
    try {
      const client = new rcl.ActionClient(node, TYPE, '/goals/locate_object');
      for (let tries = 0; tries < 200 && !client.isActionServerAvailable(); tries++) await delay(50);
      const goals = [];
      for (let i = 0; i < GOALS; i++) goals.push(await client.sendGoal({ expression: 'the mug' }));
      expect(held.size).to.be.greaterThan(0);
      await delay(300);
      expect(await goals.at(-1)!.getResult()).to.deep.include({ message: 'none' });
      for (let tries = 0; tries < 200 && held.size > 0; tries++) await delay(50);
      expect(held.size).to.equal(0);
    } finally {
      server.destroy();
      close();
    }
  });
});
