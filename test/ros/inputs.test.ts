import { expect } from 'chai';
import { DIAGNOSTICS, nextDiagnostics } from '../support/diagnostics.ts';
import { NodeProcess } from '../support/NodeProcess.ts';
import { nodeRig } from '../support/nodeRig.ts';
import { RosDriver } from '../support/RosDriver.ts';
import { needsRos } from '../support/rosPython.ts';

const LOCATE = ['/spatial_llava/locate', 'spatial_llava/srv/LocateObject'] as const;
const IMAGE = 'sensor_msgs/msg/Image';
const FRAME = 'camera_color_optical_frame';
const RED = { expression: 'the red box', target_frame: FRAME };

/** A colour image that is right but for `wrong`. */
const colour = (wrong: object) => ({
  header: { frame_id: FRAME },
  height: 480,
  width: 640,
  encoding: 'rgb8',
  step: 1920,
  data: { zeros: 921600 },
  ...wrong,
});
const depth = (wrong: object) => colour({ encoding: '16UC1', step: 1280, data: { zeros: 614400 }, ...wrong });

describe('node on real ROS: inputs', function () {
  this.timeout(90_000);
  const rig = nodeRig({}, ({ driver }) => driver.do('listen', DIAGNOSTICS));

  it('survives every malformed image, counts it by name, and answers from the next good frame', async () => {
    const bad: [string, object][] = [
      ['color/image', colour({ data: { zeros: 0 } })],
      ['color/image', colour({ data: { zeros: 921599 } })],
      ['color/image', colour({ data: { zeros: 921601 } })],
      ['color/image', colour({ step: 0 })],
      ['color/image', colour({ step: 100 })],
      ['color/image', colour({ height: 0, data: { zeros: 0 } })],
      ['color/image', colour({ width: 65535, height: 65535 })],
      ['color/image', colour({ height: 4294967295, step: 4294967295 })],
      ['color/image', colour({ encoding: 'nonsense' })],
      ['depth/image', depth({ encoding: '8UC1' })],
      ['depth/image', depth({ data: { zeros: 3 } })],
      ['depth/image', depth({ encoding: 'rgb8', step: 1920 })],
    ];
    for (const [topic, message] of bad) {
      await rig.driver.do('publish', { topic, type: IMAGE, message, qos: 'reliable', stamp_now: true });
      // Best effort keeps the last five: give the node time to take each.
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    const refused = await rig.driver.call(...LOCATE, RED);
    expect(refused.status, refused.message).to.equal(104);
    const diagnostics = await nextDiagnostics(rig.driver);
    expect(Number(diagnostics.get('colour')!.values.refused)).to.equal(9);
    expect(Number(diagnostics.get('depth')!.values.refused)).to.equal(3);
    expect(diagnostics.get('colour')!.values['last refusal']).to.match(/BAD_IMAGE: .*encoding 'nonsense'/);
    expect(diagnostics.get('lifecycle')!.message).to.equal('active');
    await rig.driver.do('camera', { hz: 15 });
    await nextDiagnostics(rig.driver);
    const answer = await rig.driver.call(...LOCATE, RED);
    expect(answer.status, answer.message).to.equal(0);
    await rig.driver.do('stop_camera');
  });

  it('refuses CameraInfo that is all zero, NaN or of another size, and recovers', async () => {
    await rig.driver.do('camera', { hz: 15, info: false });
    const info = (wrong: object) => ({
      header: { frame_id: FRAME },
      height: 480,
      width: 640,
      distortion_model: 'plumb_bob',
      d: [0, 0, 0, 0, 0],
      k: [525, 0, 320, 0, 525, 240, 0, 0, 1],
      p: [525, 0, 320, 0, 0, 525, 240, 0, 0, 0, 1, 0],
      ...wrong,
    });
    const cases: [object, RegExp][] = [
      [{ k: Array(9).fill(0), p: Array(12).fill(0) }, /K is all 0/],
      [{ k: [0, 0, 320, 0, 525, 240, 0, 0, 1] }, /fx 0/],
      [{ width: 320, height: 240 }, /320x240 pixels, the colour image has 640x480/],
      [{ d: [0.5], distortion_model: 'thin_prism' }, /'thin_prism' is not one of/],
    ];
    const publish = (message: object) =>
      rig.driver.do('publish', {
        topic: 'color/camera_info',
        type: 'sensor_msgs/msg/CameraInfo',
        message,
        qos: 'reliable',
        stamp_now: true,
      });
    for (const [wrong, found] of cases) {
      await publish(info(wrong));
      await new Promise((resolve) => setTimeout(resolve, 200));
      const refused = await rig.driver.call(...LOCATE, RED);
      expect(refused.status, refused.message).to.equal(105);
      expect(refused.message).to.match(found);
    }
    await publish(info({}));
    await new Promise((resolve) => setTimeout(resolve, 200));
    const answer = await rig.driver.call(...LOCATE, RED);
    expect(answer.status, answer.message).to.equal(0);
    await rig.driver.do('stop_camera');
  });

  it('says UNSYNCHRONISED with the offset when depth is stamped 150 ms late at 3 Hz', async () => {
    await rig.driver.call('/spatial_llava/change_state', 'lifecycle_msgs/srv/ChangeState', {
      transition: { id: 4 },
    });
    await rig.driver.call('/spatial_llava/change_state', 'lifecycle_msgs/srv/ChangeState', {
      transition: { id: 3 },
    });
    await rig.driver.do('camera', { hz: 3, depth_lag: 0.15 });
    await nextDiagnostics(rig.driver);
    const answer = await rig.driver.call(...LOCATE, RED);
    expect(answer.status, answer.message).to.equal(103);
    expect(answer.message).to.match(/never came within sync_slop; the nearest were -?\d/);
    const sync = (await nextDiagnostics(rig.driver)).get('synchroniser')!;
    expect(sync.level).to.equal(2);
    expect(Number(sync.values['depth dropped: no_partner'])).to.be.greaterThan(0);
    await rig.driver.do('stop_camera');
  });

  it('names the input that has fallen silent', async () => {
    await rig.driver.do('camera', { hz: 15, depth: false });
    await nextDiagnostics(rig.driver);
    await nextDiagnostics(rig.driver);
    const diagnostics = await nextDiagnostics(rig.driver);
    // Colour goes on alone: a warning.
    expect(diagnostics.get('depth')).to.deep.include({ level: 1 });
    expect(diagnostics.get('depth')!.message).to.match(
      /^\/depth\/image: silent for .*; colour alone is looked at/,
    );
    expect(diagnostics.get('colour')!.level).to.equal(0);
    await rig.driver.do('stop_camera');
  });

  it('goes on when stamps jump back, as a looped recording does', async () => {
    for (let loop = 0; loop < 5; loop++)
      await rig.driver.do('camera', { hz: 30, count: 15, stamp_step: 1 / 30, start: 1000 });
    const answer = await rig.driver.call(...LOCATE, RED);
    expect(answer.status, answer.message).to.equal(0);
    expect(answer.stamp.sec).to.equal(1000);
    const sync = (await nextDiagnostics(rig.driver)).get('synchroniser')!;
    expect(Number(sync.values['clock jumps'])).to.be.at.least(4);
  });
});

describe('node on real ROS: delivery', function () {
  this.timeout(60_000);
  const rig = nodeRig({}, ({ driver }) => driver.do('listen', DIAGNOSTICS));

  it('pairs at least 99 % of 640x480 rgb8 and 16UC1 at 30 Hz, best effort, from another process', async () => {
    const sent = await rig.driver.do('camera', { hz: 30, count: 150 });
    const { values } = (await nextDiagnostics(rig.driver)).get('synchroniser')!;
    expect(Number(values.pairs) / sent).to.be.at.least(0.99);
  });
});

describe('node on real ROS: QoS', function () {
  this.timeout(60_000);

  it('says whose QoS does not match when our own is overridden to reliable', async function () {
    needsRos(this);
    const node = new NodeProcess({
      parameters: { 'qos_overrides./color/image.subscription.reliability': 'reliable' },
    });
    const driver = new RosDriver();
    try {
      await node.logged(/is active/);
      await driver.do('listen', DIAGNOSTICS);
      const message = colour({});
      await driver.do('publish', { topic: 'color/image', type: IMAGE, message, readers: false });
      const { level, message: said } = (await nextDiagnostics(driver)).get('colour')!;
      expect(said).to.match(/QoS of test_driver on \/color\/image does not match ours/);
      expect(level).to.equal(2);
    } finally {
      await driver.close();
      await node.kill();
    }
  });
});

describe('node on real ROS: simulated time', function () {
  this.timeout(60_000);

  it('starts, answers and stops without /clock', async function () {
    needsRos(this);
    const node = new NodeProcess({ parameters: { use_sim_time: true } });
    const driver = new RosDriver();
    try {
      await node.logged(/is active/);
      await driver.do('camera', { hz: 15 });
      const answer = await driver.call(...LOCATE, RED);
      expect(answer.status, answer.message).to.equal(0);
      node.signal('SIGTERM');
      expect(await node.exit()).to.deep.equal({ code: 0, signal: null });
    } finally {
      await driver.close();
      await node.kill();
    }
  });
});
