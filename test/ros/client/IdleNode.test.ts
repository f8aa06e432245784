import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { needsRos } from '../../support/rosPython.ts';

describe('node on real ROS: a node that takes messages only when it is told to', function () {
  this.timeout(60_000);
  before(function () {
    needsRos(this);
  });

  it('takes the newest of each topic once, however many came, and nothing more once it is hushed', async () => {
    const { openClientNode } = await import('../../../src/ros/client/QuestionClient.ts');
    const { IdleNode } = await import('../../../src/ros/client/IdleNode.ts');
    const { newestQos } = await import('../../../src/ros/qos.ts');
    const { node, close } = await openClientNode('sayer');
    try {
      const publisher = node.createPublisher('std_msgs/msg/UInt8', '/said');
      const idle = new IdleNode(node, 'camera');
      const heard: number[] = [];
      idle.listen('std_msgs/msg/UInt8', '/said', newestQos(), (cdr) => heard.push(cdr[4]!));
      for (let tries = 0; tries < 100 && publisher.subscriptionCount === 0; tries++) await delay(50);
      const say = async (...numbers: readonly number[]) => {
        for (const data of numbers) publisher.publish({ data });
        await delay(300);
      };
      await say(1, 2, 3, 4, 5);
      expect(heard, 'nothing before it is told to').to.deep.equal([]);
      for (let i = 0; i < 5; i++) idle.take();
      expect(heard).to.deep.equal([5]);
      await say(6, 7);
      idle.take();
      idle.take();
      expect(heard).to.deep.equal([5, 7]);
      idle.hush();
      await say(8);
      idle.take();
      expect(heard).to.deep.equal([5, 7]);
    } finally {
      close();
    }
  });
});
