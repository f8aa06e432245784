import { expect } from 'chai';
import { nodeRig } from '../support/nodeRig.ts';

const LOCATE = ['/spatial_llava/locate', 'spatial_llava/srv/LocateObject'] as const;
const RED = { expression: 'the red box' };

describe('node on real ROS: compressed transport', function () {
  this.timeout(60_000);
  const rig = nodeRig(
    {
      parameters: { color_transport: 'compressed', depth_transport: 'compressedDepth' },
    },
    ({ driver }) => driver.do('tf'),
  );

  it('refuses truncated images and bombs by name and answers from the next good pair', async () => {
    for (const spoil of ['truncated', 'bomb']) {
      await rig.driver.do('compressed_camera', { count: 2, spoil });
      const refused = await rig.driver.call(...LOCATE, RED);
      expect(refused.status, `${spoil}: ${refused.message}`).to.equal(104);
      expect(refused.message).to.match(
        /^\/color\/image\/compressed \(frame 'camera_color_optical_frame', stamp \d+\): /,
      );
    }
    await rig.driver.do('compressed_camera', { count: 2 });
    const { status, message, object } = await rig.driver.call(...LOCATE, RED);
    expect(status, message).to.equal(0);
    expect(object.pose.pose.position.x).to.be.closeTo(1.6, 0.05);
  });
});

describe('node on real ROS: transforms', function () {
  this.timeout(60_000);
  const rig = nodeRig({ parameters: { tf_timeout: 0.5 } }, async ({ driver }) => {
    await driver.do('tf');
    await driver.do('camera', { hz: 15 });
    await driver.seen();
  });
  const ask = (target_frame: string) => rig.driver.call(...LOCATE, { ...RED, target_frame });

  it('answers at the stamp of the image while the transform is moving', async () => {
    const moving = rig.driver.do('moving_tf', { seconds: 4 });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const { status, message, object } = await ask('odom');
    expect(status, message).to.equal(0);
    expect(object.pose.pose.position.x).to.be.closeTo(2.6, 0.05);
    await moving;
  });

  it('gives different answers to a frame unknown, a transform that stopped, one that lags and one that began later', async () => {
    expect((await ask('moon')).status, 'unknown').to.equal(402);

    await new Promise((resolve) => setTimeout(resolve, 500));
    const stopped = await ask('odom');
    expect(stopped.status, stopped.message).to.equal(403);
    expect(stopped.message).to.match(/known only until \d+\.\d+ s before the stamp/);

    const lagging = rig.driver.do('moving_tf', { seconds: 4, lag: 3 });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const late = await ask('odom');
    expect(late.status, late.message).to.equal(404);
    await lagging;
  });

  it('refuses a stamp before the history of a link', async () => {
    const { stamp } = await ask('map');
    const moving = rig.driver.do('moving_tf', { seconds: 3, parent: 'new_odom' });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const { status, message } = await rig.driver.call(...LOCATE, { ...RED, stamp, target_frame: 'new_odom' });
    expect(status, message).to.equal(403);
    expect(message).to.match(/known from \d+\.\d+ s after the stamp/);
    await moving;
  });
});
