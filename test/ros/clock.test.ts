import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { DIAGNOSTICS, nextDiagnostics } from '../support/diagnostics.ts';
import { lengthOf } from '../support/faults/length.ts';
import { measured } from '../support/faults/measured.ts';
import { NodeProcess } from '../support/NodeProcess.ts';
import { type NodeRig, nodeRig } from '../support/nodeRig.ts';
import { RosDriver } from '../support/RosDriver.ts';
import { needsRos } from '../support/rosPython.ts';
import { SteppedClock } from '../support/SteppedClock.ts';

const HOUR = 3600;
const PAUSE_MS = lengthOf(1500, 60_000);
const LOCATE = ['/spatial_llava/locate', 'spatial_llava/srv/LocateObject'] as const;
/** A parent of map that moves: its history has to follow every jump. */
const RED = { expression: 'the red box', target_frame: 'odom' };
/** New images, transforms and CameraInfo need a moment to arrive after a jump. */
const settle = () => delay(1000);

const stampSeconds = (answer: { stamp: { sec: number } }) => answer.stamp.sec;
const nowSeconds = () => Date.now() / 1000;

async function startCamera({ driver }: NodeRig, camera: object = {}): Promise<void> {
  await driver.do('tf');
  void driver.do('moving_tf', { seconds: 50 + PAUSE_MS / 1000, hz: 50 });
  await driver.do('camera', { hz: 15, ...camera });
  await driver.do('listen', DIAGNOSTICS);
  await driver.seen();
}

const expectAnswer = async ({ driver }: NodeRig, offset: number): Promise<void> => {
  const asked = nowSeconds();
  const answer = await driver.call(...LOCATE, RED);
  expect(answer.status, answer.message).to.equal(0);
  expect(answer.object.header.frame_id).to.equal('odom');
  // The frame is of the time of asking: how long a busy machine then looks at it is not its age.
  expect(stampSeconds(answer) - asked).to.be.within(offset - 5, offset + nowSeconds() - asked + 5);
};

describe('node on real ROS: clocks that jump', function () {
  this.timeout(60_000);
  const rig = nodeRig({}, (started) => startCamera(started));

  for (const [how, offset] of [
    ['an hour forward', HOUR],
    ['back to now', 0],
    ['an hour back', -HOUR],
    ['forward to now again', 0],
  ] as const)
    it(`answers from the new time when all stamps jump ${how}`, async () => {
      await rig.driver.do('set_clock', { offset });
      await settle();
      await expectAnswer(rig, offset);
    });

  it('has counted the jumps back, and none forward', async () => {
    const { values } = (await nextDiagnostics(rig.driver)).get('synchroniser')!;
    expect(Number(values['clock jumps'])).to.be.within(2, 4);
  });
});

describe('node on real ROS: clock jumps and a CameraInfo that comes seldom', function () {
  this.timeout(60_000);
  // The next one after the first would come after a minute.
  const rig = nodeRig({}, (started) => startCamera(started, { info_every: 900 }));

  it('goes on with the last CameraInfo when the stamps jump back', async () => {
    await rig.driver.do('set_clock', { offset: -HOUR });
    await settle();
    await expectAnswer(rig, -HOUR);
  });
});

describe('node on real ROS: simulated time that jumps', function () {
  this.timeout(60_000);
  const rig = nodeRig({ parameters: { use_sim_time: true } }, async (started) => {
    await started.driver.do('publish_clock');
    await startCamera(started);
  });

  it('answers after /clock went an hour forward, and back, and after it stopped', async () => {
    for (const offset of [HOUR, 0]) {
      await rig.driver.do('set_clock', { offset });
      await settle();
      await expectAnswer(rig, offset);
    }
    await rig.driver.do('stop_clock');
    await settle();
    await expectAnswer(rig, 0);
  });

  it('stops at once while /clock stands still', async () => {
    rig.node.signal('SIGTERM');
    expect(await rig.node.exit()).to.deep.equal({ code: 0, signal: null });
  });
});

describe('node on real ROS: a camera that pauses', function () {
  this.timeout(60_000 + PAUSE_MS);
  const rig = nodeRig({ parameters: { max_frame_age: 0.5 } }, (started) => startCamera(started));

  it('refuses the old frame by name while it pauses, and answers from the first frame after', async () => {
    await rig.driver.do('stop_camera');
    await delay(PAUSE_MS);
    const refused = await rig.driver.call(...LOCATE, RED);
    expect(refused.status, refused.message).to.equal(102);
    await rig.driver.do('camera', { hz: 15 });
    await settle();
    await expectAnswer(rig, 0);
    measured(
      17,
      `a pause of ${PAUSE_MS / 1000} s: STALE_FRAME meanwhile, answered within 1 s of the next frames`,
    );
  });
});

describe("node on real ROS: the machine's wall clock is set", function () {
  this.timeout(60_000);
  let clock: SteppedClock | undefined;
  let node: NodeProcess;
  let driver: RosDriver;

  before(async function () {
    needsRos(this);
    try {
      clock = new SteppedClock();
    } catch {
      process.stderr.write('skipped: no C compiler\n');
      return this.skip();
    }
    node = new NodeProcess({ env: clock.env });
    driver = new RosDriver();
    await node.logged(/is active/);
    await startCamera({ node, driver });
  });
  after(async () => {
    await driver?.close();
    await node?.kill();
    clock?.remove();
  });

  it('goes on answering and reporting, an hour back and an hour forward, by the time of the images', async () => {
    for (const offset of [-HOUR, HOUR]) {
      clock!.set(offset);
      await settle();
      await expectAnswer({ node, driver }, 0);
      const { level, message } = (await nextDiagnostics(driver)).get('lifecycle')!;
      expect([level, message]).to.deep.equal([0, 'active']);
      const { last } = await driver.do('heard', { topic: DIAGNOSTICS.topic });
      expect(last.header.stamp.sec - nowSeconds(), 'the node has the set clock').to.be.within(
        offset - 5,
        offset + 5,
      );
    }
  });

  it('ends within its time', async () => {
    node.signal('SIGTERM');
    expect(await node.exit()).to.deep.equal({ code: 0, signal: null });
  });
});
