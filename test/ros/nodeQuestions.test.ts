import { expect } from 'chai';
import { nodeRig } from '../support/nodeRig.ts';

const LOCATE = ['/spatial_llava/locate', 'spatial_llava/srv/LocateObject'] as const;
const TARGET_POSE = '/spatial_llava/target_pose';

describe('node on real ROS: questions from an rclpy client', function () {
  this.timeout(60_000);
  const rig = nodeRig({}, async ({ driver }) => {
    await driver.do('listen', { topic: TARGET_POSE, type: 'geometry_msgs/msg/PoseStamped', qos: 'latched' });
    await driver.do('tf');
  });

  it('says NO_FRAME, naming the topics, before anything has arrived', async () => {
    const answer = await rig.driver.call(...LOCATE, { expression: 'the red box' });
    expect(answer.status).to.equal(101);
    expect(answer.message).to.equal('nothing has arrived on /color/image and /depth/image');
  });

  it('refuses empty and over-long expressions whatever else is missing', async () => {
    expect((await rig.driver.call(...LOCATE, { expression: '  ' })).status).to.equal(201);
    expect((await rig.driver.call(...LOCATE, { expression: 'a'.repeat(10_000) })).status).to.equal(202);
  });

  describe('with a camera', () => {
    before(async () => {
      await rig.driver.do('camera', { hz: 15 });
      await rig.driver.seen();
    });
    after(() => rig.driver.do('stop_camera'));

    it('answers with a metric pose in the requested frame, within 5 cm of the truth', async () => {
      const { status, object, stages, model } = await rig.driver.call(...LOCATE, {
        expression: 'the red box',
        publish: true,
      });
      expect(status).to.equal(0);
      expect(object.header.frame_id).to.equal('map');
      const { x, y, z } = object.pose.pose.position;
      expect(Math.hypot(x - 1.6, y - 0.35, z - 0.15)).to.be.below(0.05);
      expect(model).to.equal('geometric');
      expect(stages.map((stage: { name: string }) => stage.name)).to.include.members(['perceive', 'resolve', 'transform']); // biome-ignore format: one line
    });

    it('stays where it is and turns when the target is within reach and the ground before it was not seen', async () => {
      const { object } = await rig.driver.call(...LOCATE, { expression: 'the blue box' });
      const { x, y } = object.pose.pose.position;
      expect(object.has_approach_pose).to.equal(true);
      const { position, orientation } = object.approach_pose;
      expect(Math.hypot(position.x, position.y)).to.be.closeTo(0, 1e-9);
      expect(2 * Math.atan2(orientation.z, orientation.w)).to.be.closeTo(Math.atan2(y, x), 1e-6);
      expect(object.approach_note).to.match(
        /within reach, 1\.\d+ m from the target: it stays where it is and turns$/,
      );
    });

    it('gives no approach pose in a frame whose z is not up, nor publishes one', async () => {
      const { status, object } = await rig.driver.call(...LOCATE, {
        expression: 'the blue box',
        target_frame: 'camera_color_optical_frame',
      });
      expect(status).to.equal(0);
      expect(object.has_approach_pose).to.equal(false);
      expect(object.approach_note).to.match(/'camera_color_optical_frame' is no frame whose z is up/);
    });

    it("places the approach pose at standoff before the target, on the robot's side, on ground that Nav2's costmap knows", async () => {
      const cells = 120;
      await rig.driver.do('publish', {
        topic: '/global_costmap/costmap',
        type: 'nav_msgs/msg/OccupancyGrid',
        qos: 'latched',
        stamp_now: true,
        message: {
          header: { frame_id: 'map' },
          info: {
            resolution: 0.05,
            width: cells,
            height: cells,
            origin: { position: { x: -1, y: -3, z: 0 }, orientation: { x: 0, y: 0, z: 0, w: 1 } },
          },
          data: { repeat: [0, cells * cells] },
        },
      });
      const { object } = await rig.driver.call(...LOCATE, { expression: 'the blue box' });
      const target = object.pose.pose.position;
      const { position, orientation } = object.approach_pose;
      // From the near face of a box of 30 cm.
      expect(Math.hypot(target.x - position.x, target.y - position.y)).to.be.within(1.1, 1.25);
      expect(position.x).to.be.within(0.2, 0.6);
      expect(position.z).to.equal(0);
      const yaw = 2 * Math.atan2(orientation.z, orientation.w);
      expect(yaw).to.be.closeTo(Math.atan2(target.y - position.y, target.x - position.x), 1e-6);
      expect(object.approach_note).to.match(
        /^1\.00 m from the target, on ground free as seen and by the costmap$/,
      );
    });

    it('publishes the pose of an OK answer and nothing for a refusal', async () => {
      const before = (await rig.driver.do('heard', { topic: TARGET_POSE, at_least: 1 })).count;
      const refused = await rig.driver.call(...LOCATE, { expression: 'the box', publish: true });
      expect(refused.status, refused.message).to.not.equal(0);
      expect(refused.object.header.frame_id).to.equal('');
      const unpublished = await rig.driver.call(...LOCATE, { expression: 'the red box', publish: false });
      expect(unpublished.status).to.equal(0);
      expect((await rig.driver.do('heard', { topic: TARGET_POSE })).count).to.equal(before);
      await rig.driver.call(...LOCATE, { expression: 'the green box', publish: true });
      const { last } = await rig.driver.do('heard', { topic: TARGET_POSE, at_least: before + 1 });
      expect(last.pose.position.x).to.be.closeTo(2.4, 0.1);
    });

    it('answers AMBIGUOUS with every box as a candidate', async () => {
      const { status, candidates } = await rig.driver.call(...LOCATE, { expression: 'the box' });
      expect(status).to.equal(302);
      expect(candidates.length).to.be.at.least(3);
      expect(candidates[0].position.header.frame_id).to.equal('map');
    });

    it('answers about the frame of a stamp, and refuses stamps that it does not hold', async () => {
      const first = await rig.driver.call(...LOCATE, { expression: 'the red box' });
      const again = await rig.driver.call(...LOCATE, { expression: 'the red box', stamp: first.stamp });
      expect(again.stamp).to.deep.equal(first.stamp);
      expect(again.object.landmark.mark).to.equal(first.object.landmark.mark);
      const old = await rig.driver.call(...LOCATE, {
        expression: 'the red box',
        stamp: { sec: 5, nanosec: 0 },
      });
      expect(old.status).to.equal(102);
      expect(old.message).to.match(/no frame within 0.05 s/);
    });

    it('never gives a pose in a frame that tf does not connect', async () => {
      const answer = await rig.driver.call(...LOCATE, {
        expression: 'the red box',
        target_frame: 'moon',
        publish: true,
      });
      expect(answer.status).to.equal(402);
      expect(answer.message).to.match(/'moon' does not exist; known: .*camera_color_optical_frame/);
      expect(answer.candidates[0].position.header.frame_id).to.equal('camera_color_optical_frame');
      const viewer = await rig.driver.call(...LOCATE, { expression: 'the red box', viewer: 'mars' });
      expect(viewer.status).to.equal(402);
    });

    it("answers in the camera's own frame without any transform", async () => {
      const { status, object } = await rig.driver.call(...LOCATE, {
        expression: 'the red box',
        target_frame: 'camera_color_optical_frame',
      });
      expect(status).to.equal(0);
      expect(object.pose.pose.position.z).to.be.within(1.5, 2.2);
    });

    it('takes the robot for the viewer', async () => {
      const { status } = await rig.driver.call(...LOCATE, { expression: 'the red box', viewer: 'robot' });
      expect(status).to.equal(0);
    });

    it('limits the candidates', async () => {
      const { candidates } = await rig.driver.call(...LOCATE, { expression: 'the box', max_candidates: 2 });
      expect(candidates).to.have.length(2);
    });

    it('lists every landmark of one frame once, with the marked image when asked', async () => {
      const type = 'spatial_llava/srv/ListLandmarks';
      const { status, landmarks, marked_image } = await rig.driver.call(
        '/spatial_llava/list_landmarks',
        type,
        {
          include_image: true,
        },
      );
      expect(status).to.equal(0);
      const marks = landmarks.landmarks.map((l: { mark: number }) => l.mark);
      expect(marks).to.deep.equal(marks.map((_: number, i: number) => i + 1));
      for (const { roi, anchor_u, anchor_v, mean_rgb } of landmarks.landmarks) {
        expect(anchor_u).to.be.within(roi.x_offset, roi.x_offset + roi.width);
        expect(anchor_v).to.be.within(roi.y_offset, roi.y_offset + roi.height);
        expect(mean_rgb.r + mean_rgb.g + mean_rgb.b).to.be.within(0.01, 3);
        expect(mean_rgb.a).to.equal(1);
      }
      expect(marked_image).to.deep.include({
        width: 640,
        height: 480,
        encoding: 'rgb8',
        data: { length: 921600 },
      });
      const plain = await rig.driver.call('/spatial_llava/list_landmarks', type, { include_image: false });
      expect(plain.marked_image.data).to.deep.equal([]);
    });

    it('says TRUE, FALSE or UNKNOWN of a statement, with what it measured', async () => {
      const verify = (statement: string) =>
        rig.driver.call('/spatial_llava/verify', 'spatial_llava/srv/VerifyStatement', { statement });
      const right = await verify('the red box is left of the blue box');
      expect(right, right.rationale).to.deep.include({ status: 0, verdict: 1, model: 'geometric' });
      expect(right.score).to.be.greaterThan(0.5);
      expect(right.measured.join()).to.match(/\d/);
      expect((await verify('the red box is right of the blue box')).verdict).to.equal(0);
      expect((await verify('the elephant is left of the blue box')).verdict).to.equal(2);
      expect(await verify('')).to.deep.include({ status: 201, verdict: 2 });
    });

    it('describes how two objects stand, by marks and by words, in as many different sentences as asked for', async () => {
      const describe = (request: object) =>
        rig.driver.call('/spatial_llava/describe', 'spatial_llava/srv/DescribeRelation', request);
      const words = {
        subject_expression: 'the red box',
        anchor_expression: 'the blue box',
        sentence_count: 2,
      };
      const answer = await describe(words);
      expect(answer.status, answer.message).to.equal(0);
      expect(answer.subject.color).to.equal('red');
      expect(answer.relations.map((r: { relation: string }) => r.relation).join()).to.match(/left/);
      expect(new Set(answer.sentences).size).to.equal(2);
      expect(answer.description.length).to.be.at.least(answer.sentences[0].length);
      const marks = {
        subject_mark: answer.subject.mark,
        anchor_mark: answer.anchor.mark,
        stamp: answer.stamp,
      };
      const again = await describe({ ...marks, sentence_count: 2 });
      // By words things are called by these, by marks they have no name that anything is sure of.
      expect(answer.sentences[0]).to.match(/^The red box is to the left of the blue box\.$/);
      expect(again.sentences[0]).to.match(/^The thing marked \d+ is to the left of the thing marked \d+\.$/);
      expect((await describe({ ...marks, sentence_count: 2 })).sentences).to.deep.equal(again.sentences);
      const missing = await describe({ ...marks, anchor_mark: 99 });
      expect(missing.status).to.equal(301);
      expect(missing.message).to.match(/there is no mark 99: the frame has 1 to \d+/);
      expect((await describe({ ...marks, anchor_mark: answer.subject.mark })).status).to.equal(301);
    });

    it('answers every one of fifty questions asked at once, or says BUSY', async () => {
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => rig.driver.call(...LOCATE, { expression: 'the red box' })),
      );
      const statuses = new Set<number>(answers.map((answer) => answer.status));
      expect([...statuses].filter((status) => status !== 602)).to.deep.equal([0]);
      expect(
        (await rig.driver.call(...LOCATE, { expression: 'the red box' })).status,
        'and goes on',
      ).to.equal(0);
    });

    it('answers every one of three thousand questions asked at once: with a pose or BUSY', async () => {
      const [service, type] = LOCATE;
      const count = 3000;
      const statuses = await rig.driver.do('flood', {
        service,
        type,
        request: { expression: 'the red box' },
        count,
      });
      const answered = Object.values(statuses as Record<string, number>).reduce((a, b) => a + b, 0);
      expect(answered, JSON.stringify(statuses)).to.equal(count);
      expect(Object.keys(statuses)).to.have.members(['0', '602']);
    });
  });

  describe('when the camera has stopped', () => {
    it('refuses a frame that has grown old', async () => {
      await rig.driver.call('/spatial_llava/set_parameters', 'rcl_interfaces/srv/SetParameters', {
        parameters: [{ name: 'max_frame_age', value: { type: 3, double_value: 0.1 } }],
      });
      await new Promise((resolve) => setTimeout(resolve, 300));
      const answer = await rig.driver.call(...LOCATE, { expression: 'the red box' });
      expect(answer.status).to.equal(102);
      expect(answer.message).to.match(/s ago, max_frame_age is 0.1 s/);
    });
  });
});
