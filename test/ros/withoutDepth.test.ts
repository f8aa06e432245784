import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { DIAGNOSTICS, nextDiagnostics } from '../support/diagnostics.ts';
import { nodeRig } from '../support/nodeRig.ts';

const OF = '/spatial_llava';
const LOCATE = [`${OF}/locate`, 'spatial_llava/srv/LocateObject'] as const;
const FRAME = 'camera_color_optical_frame';
const RED = { expression: 'the red thing', target_frame: FRAME, publish: true };

interface Vector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

describe('node on real ROS: a camera without depth', function () {
  this.timeout(90_000);
  const rig = nodeRig({}, async ({ driver }) => {
    await driver.do('listen', DIAGNOSTICS);
    await driver.do('camera', { hz: 15, depth: false });
  });

  const found = async (request: object = RED) => {
    let answer = await rig.driver.call(...LOCATE, request);
    for (let i = 0; i < 40 && answer.status === 101; i++) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      answer = await rig.driver.call(...LOCATE, request);
    }
    return answer;
  };

  it('finds the thing all the same: NO_DEPTH with mark, box and pixel, no pose in any field, the reason in words', async () => {
    const answer = await found();
    expect(answer.status, answer.message).to.equal(401);
    expect(answer.message).to.match(
      /^found: mark \d+, the .* at pixel \(\d+, \d+\); pose unavailable: no depth: nothing has arrived on \/depth\/image$/,
    );
    const { object } = answer;
    expect(object.landmark.mark).to.be.greaterThan(0);
    expect(object.landmark.color).to.equal('red');
    expect(object.landmark.roi.width).to.be.within(20, 200);
    expect(object.landmark.has_depth).to.equal(false);
    expect(object.confidence).to.be.greaterThan(0);
    expect(object.header.frame_id).to.equal('');
    expect(object.has_approach_pose).to.equal(false);
    const { position } = object.pose.pose as { position: Vector };
    expect([position.x, position.y, position.z]).to.deep.equal([0, 0, 0]);
    expect(answer.candidates[0].landmark.mark).to.equal(object.landmark.mark);
    expect(answer.candidates[0].position.header.frame_id).to.equal('');
  });

  it('tells one side from the other by the image, and answers the action in the same way', async () => {
    const right = await found({ ...RED, expression: 'the blue thing right of the red thing' });
    expect(right.status, right.message).to.equal(401);
    expect(right.object.landmark.color).to.equal('blue');
    expect(right.relations[0].measured).to.equal('as the image shows it, not measured');
    const { result } = await rig.driver.do('action', {
      action: `${OF}/locate_object`,
      type: 'spatial_llava/action/LocateObject',
      goal: { expression: 'the red thing', target_frame: FRAME },
    });
    expect(result.status, result.message).to.equal(401);
    expect(result.object.landmark.color).to.equal('red');
  });

  it('is answered so by npm run locate', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'src/locate.ts', 'the red thing'],
      { cwd: fileURLToPath(new URL('../..', import.meta.url)) },
    );
    expect(stdout).to.match(
      /^NO_DEPTH: found: mark \d+, the .* at pixel .*; pose unavailable: .* \(box \d+, \d+, \d+, \d+; confidence 0\.\d+\)/,
    );
  });

  it('publishes landmarks and marked images, and never a pose', async () => {
    const heard = [
      { topic: `${OF}/landmarks`, type: 'spatial_llava/msg/LandmarkArray' },
      { topic: `${OF}/marked_image`, type: 'sensor_msgs/msg/Image' },
    ];
    const silent = [
      { topic: `${OF}/target_pose`, type: 'geometry_msgs/msg/PoseStamped', qos: 'latched' },
      { topic: `${OF}/approach_pose`, type: 'geometry_msgs/msg/PoseStamped', qos: 'latched' },
      { topic: `${OF}/target`, type: 'spatial_llava/msg/LocatedObject', qos: 'latched' },
    ];
    for (const topic of [...heard, ...silent]) await rig.driver.do('listen', topic);
    await found();
    const { last } = await rig.driver.do('heard', { topic: `${OF}/landmarks`, at_least: 2 });
    expect(last.landmarks.length).to.be.greaterThan(1);
    expect(last.landmarks.every((l: { has_depth: boolean }) => !l.has_depth)).to.equal(true);
    for (const { pose, size } of last.landmarks)
      for (const value of [...Object.values(pose.pose.position), ...Object.values(size)])
        expect(value).to.equal(0);
    await rig.driver.do('heard', { topic: `${OF}/marked_image`, at_least: 1 });
    for (const { topic } of silent)
      expect((await rig.driver.do('heard', { topic, at_least: 0 })).count, topic).to.equal(0);
    for (const { topic } of [...heard, ...silent]) await rig.driver.do('unlisten', { topic });
  });

  it('says on /diagnostics that colour alone is looked at', async () => {
    const depth = (await nextDiagnostics(rig.driver)).get('depth')!;
    expect(depth.level).to.equal(1);
    expect(depth.message).to.match(/nothing has arrived.*colour alone is looked at, without poses/);
  });

  it('answers with a pose as soon as depth comes, and without one again when it is lost', async () => {
    await rig.driver.do('camera', { hz: 15 });
    let answer = await rig.driver.call(...LOCATE, RED);
    for (let i = 0; i < 40 && answer.status !== 0; i++) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      answer = await rig.driver.call(...LOCATE, RED);
    }
    expect(answer.status, answer.message).to.equal(0);
    expect(answer.object.pose.pose.position.z).to.be.within(1.5, 2.2);
    await rig.driver.do('camera', { hz: 15, depth: false });
    for (let i = 0; i < 40 && answer.status !== 401; i++) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      answer = await rig.driver.call(...LOCATE, RED);
    }
    expect(answer.status, answer.message).to.equal(401);
    expect(answer.message).to.match(/no depth: \/depth\/image has been silent for \d/);
    await rig.driver.do('stop_camera');
  });
});

describe('node on real ROS: depth required', function () {
  this.timeout(60_000);
  const rig = nodeRig({ parameters: { depth: 'required' } }, ({ driver }) =>
    driver.do('camera', { hz: 15, depth: false }),
  );

  it('has no frame without depth, and names the topic and the parameter', async () => {
    await new Promise((resolve) => setTimeout(resolve, 3500));
    const answer = await rig.driver.call(...LOCATE, RED);
    expect(answer.status, answer.message).to.equal(101);
    expect(answer.message).to.match(
      /nothing has arrived on \/depth\/image, and the parameter depth is required/,
    );
    await rig.driver.do('stop_camera');
  });
});
