import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import type { RosGoal } from '../../../src/ros/rcl.ts';
import { needsRos } from '../../support/rosPython.ts';

const ACTION = 'spatial_llava/action/LocateObject';

describe('node on real ROS: a drive that somebody waits for', function () {
  this.timeout(60_000);
  before(function () {
    needsRos(this);
  });

  it('is cancelled when its time is over, or whoever asked gives up, however much garbage was collected meanwhile', async () => {
    const { openClientNode } = await import('../../../src/ros/client/QuestionClient.ts');
    const { SceneServices } = await import('../../../src/ros/client/SceneServices.ts');
    const { locateRefusal } = await import('../../../src/ros/convert/messages/locateMessage.ts');
    const { rcl } = await import('../../../src/ros/rcl.ts');
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const { node, close } = await openClientNode('driver');
    let cancels = 0;
    /** Drives until it is told to stop. */
    const server = new rcl.ActionServer(
      node,
      ACTION,
      '/robot/locate_object',
      async (goal: RosGoal) => {
        while (!goal.isCancelRequested) {
          collect();
          await delay(20);
        }
        goal.canceled();
        return locateRefusal({ code: 'CANCELLED', message: 'cancelled' });
      },
      () => rcl.GoalResponse.ACCEPT,
      (goal) => goal.execute(),
      () => {
        cancels++;
        return rcl.CancelResponse.ACCEPT;
      },
    );
    const drive = (driveTimeoutMs: number, signal: AbortSignal) =>
      new SceneServices(node, {
        nodeName: '/robot',
        timeoutMs: 1000,
        appearWithinMs: 20_000,
        driveTimeoutMs,
      }).drive({ expression: 'the mug' }, signal);
    try {
      const late = await drive(500, new AbortController().signal);
      expect(late).to.deep.include({ ok: true });
      expect(cancels).to.equal(1);
      const asker = new AbortController();
      const given = drive(600_000, asker.signal);
      setTimeout(() => asker.abort(), 500);
      expect(await given).to.deep.include({ ok: true });
      expect(cancels).to.equal(2);
    } finally {
      server.destroy();
      close();
    }
  });
});
