import { expect } from 'chai';
import type { NodeProcess } from '../support/NodeProcess.ts';
import { nodeRig } from '../support/nodeRig.ts';
import type { RosDriver } from '../support/RosDriver.ts';

const ACTION = { action: '/spatial_llava/locate_object', type: 'spatial_llava/action/LocateObject' };
/** action_msgs/GoalStatus. */
const [SUCCEEDED, CANCELED, ABORTED] = [4, 5, 6];
const RED = { expression: 'the red box', publish: true };

const withNode = (
  name: string,
  options: ConstructorParameters<typeof NodeProcess>[0],
  tests: (driver: () => RosDriver) => void,
) =>
  describe(`node on real ROS: action ${name}`, function () {
    this.timeout(60_000);
    const rig = nodeRig(options, async ({ driver }) => {
      await driver.do('tf');
      await driver.do('camera', { hz: 15 });
      await driver.seen();
    });
    tests(() => rig.driver);
  });

withNode('', {}, (driver) => {
  it('succeeds with the same answer as the service, and feedback for each stage in order', async () => {
    const { status, result, feedback } = await driver().do('action', { ...ACTION, goal: RED });
    expect(status).to.equal(SUCCEEDED);
    expect(result.status).to.equal(0);
    expect(result.object.pose.pose.position.x).to.be.closeTo(1.6, 0.05);
    const stages = feedback.map((f: { stage: string }) => f.stage);
    expect(stages).to.deep.equal(['perceive', 'viewpoint', 'resolve', 'transform', 'approach']);
    const shares = feedback.map((f: { progress: number }) => f.progress);
    expect(shares).to.deep.equal([...shares].sort((a, b) => a - b));
  });

  it('aborts with the named status when nothing fits', async () => {
    const { status, result } = await driver().do('action', { ...ACTION, goal: { expression: '' } });
    expect(status).to.equal(ABORTED);
    expect(result.status).to.equal(201);
    expect(result.object.header.frame_id).to.equal('');
  });
});

withNode('while segmentation is slow', { env: { SLOW_MS: '1500' } }, (driver) => {
  it('is cancelled by its client and publishes nothing', async () => {
    await driver().do('listen', {
      topic: '/spatial_llava/target_pose',
      type: 'geometry_msgs/msg/PoseStamped',
      qos: 'latched',
    });
    const { status, result } = await driver().do('action', {
      ...ACTION,
      goal: RED,
      cancel_after_feedback: 1,
    });
    expect(status).to.equal(CANCELED);
    expect(result.status).to.equal(603);
    expect((await driver().do('heard', { topic: '/spatial_llava/target_pose' })).count).to.equal(0);
  });

  it('gives way to a newer goal, which succeeds', async () => {
    const first = driver().do('action', { ...ACTION, goal: RED });
    await new Promise((resolve) => setTimeout(resolve, 400));
    const second = await driver().do('action', { ...ACTION, goal: { expression: 'the blue box' } });
    const preempted = await first;
    expect(preempted.status).to.equal(ABORTED);
    expect(preempted.result).to.deep.include({ status: 603, message: 'preempted by a newer goal' });
    expect(second.status).to.equal(SUCCEEDED);
  });

  it('answers from the frame that was asked about, however long the model takes', async () => {
    const { result } = await driver().do('action', { ...ACTION, goal: RED });
    expect(result.status).to.equal(0);
    expect(result.object.header.stamp).to.deep.equal(result.stamp);
    const again = await driver().do('action', { ...ACTION, goal: { ...RED, stamp: result.stamp } });
    expect(again.result.stamp).to.deep.equal(result.stamp);
    expect(again.result.object.landmark.roi).to.deep.equal(result.object.landmark.roi);
  });
});

withNode('with navigation', { parameters: { navigate: true } }, (driver) => {
  it('says so when no navigation answers', async () => {
    const { status, result } = await driver().do('action', { ...ACTION, goal: RED });
    expect(status).to.equal(ABORTED);
    expect(result.status).to.equal(701);
    expect(result.message).to.match(/no action server answers at navigate_to_pose: is Nav2 running\?/);
  });

  it('drives to the approach pose and succeeds when the robot has arrived', async () => {
    await driver().do('serve_navigation');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const { status, result, feedback } = await driver().do('action', { ...ACTION, goal: RED });
    expect(status, result.message).to.equal(SUCCEEDED);
    expect(feedback.at(-1).stage).to.equal('navigate');
    const [goal] = await driver().do('navigation_log');
    expect(goal.outcome).to.equal('succeeded');
    expect(goal.pose.header.frame_id).to.equal('map');
    expect(goal.pose.pose).to.deep.equal(result.object.approach_pose);
  });

  it('calls the robot back when the goal is cancelled', async () => {
    await driver().do('serve_navigation', { seconds: 10 });
    // The sixth stage: the robot drives.
    const { status } = await driver().do('action', { ...ACTION, goal: RED, cancel_after_feedback: 6 });
    expect(status).to.equal(CANCELED);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const log = await driver().do('navigation_log');
    expect(log.at(-1).outcome).to.equal('canceled');
  });

  it("aborts with NAVIGATION_FAILED and Nav2's own reason when it gives up", async () => {
    await driver().do('serve_navigation', { seconds: 0.2, error_code: 103, error_msg: 'no valid path' });
    const { status, result } = await driver().do('action', { ...ACTION, goal: RED });
    expect(status).to.equal(ABORTED);
    expect(result.status).to.equal(701);
    expect(result.message).to.match(/aborted, error_code 103 \(INVALID_PATH\): no valid path/);
  });

  it('ends the goal when Nav2 goes away while the robot is driving', async () => {
    await driver().do('serve_navigation', { seconds: 3600 });
    const asked = driver().do('action', { ...ACTION, goal: RED });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await driver().do('stop_navigation');
    const { status, result } = await asked;
    expect(status).to.equal(ABORTED);
    expect(result.status).to.equal(701);
  });
});
