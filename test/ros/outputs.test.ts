import { expect } from 'chai';
import { DIAGNOSTICS, nextDiagnostics } from '../support/diagnostics.ts';
import { nodeRig } from '../support/nodeRig.ts';

const OF = '/spatial_llava';

describe('node on real ROS: outputs', function () {
  this.timeout(60_000);
  const rig = nodeRig({}, async ({ driver }) => {
    await driver.do('tf');
    await driver.do('listen', DIAGNOSTICS);
    await driver.do('camera', { hz: 30 });
    await driver.seen();
  });

  const framesSegmented = async () =>
    Number((await nextDiagnostics(rig.driver)).get('landmarks')!.values.frames);

  it('segments nothing while nobody listens and nobody asks, once it is warm', async () => {
    let before = await framesSegmented();
    while (before < 3) before = await framesSegmented();
    expect(await framesSegmented()).to.equal(before);
  });

  it('publishes landmarks at segment_rate while someone listens, under the header of their image', async () => {
    await rig.driver.do('listen', { topic: `${OF}/landmarks`, type: 'spatial_llava/msg/LandmarkArray' });
    const { last } = await rig.driver.do('heard', { topic: `${OF}/landmarks`, at_least: 3 });
    expect(last.header.frame_id).to.equal('camera_color_optical_frame');
    expect(last.header.stamp.sec).to.be.greaterThan(1e9);
    const red = last.landmarks.find((l: { color: string }) => l.color === 'red');
    expect(red.has_depth).to.equal(true);
    expect(red.pose.pose.position.z).to.be.within(1.5, 2.2);
    expect(red.pose.covariance[0]).to.be.greaterThan(0);
    expect(red.size.x).to.be.within(0.2, 0.4);
    expect(red.roi.width).to.be.greaterThan(20);
    await rig.driver.do('unlisten', { topic: `${OF}/landmarks` });
  });

  it('keeps the track of an object from frame to frame', async () => {
    await rig.driver.do('listen', { topic: `${OF}/landmarks`, type: 'spatial_llava/msg/LandmarkArray' });
    const trackOf = (message: { landmarks: { color: string; track_id: number }[] }) =>
      message.landmarks.find((l) => l.color === 'blue')!.track_id;
    const first = await rig.driver.do('heard', { topic: `${OF}/landmarks`, at_least: 1 });
    const later = await rig.driver.do('heard', { topic: `${OF}/landmarks`, at_least: first.count + 3 });
    expect(trackOf(later.last)).to.equal(trackOf(first.last));
    await rig.driver.do('unlisten', { topic: `${OF}/landmarks` });
  });

  it('publishes detections with identities where vision_msgs is installed', async () => {
    await rig.driver.do('listen', { topic: `${OF}/detections`, type: 'vision_msgs/msg/Detection3DArray' });
    const { last } = await rig.driver.do('heard', { topic: `${OF}/detections`, at_least: 1 });
    expect(last.detections.length).to.be.at.least(3);
    expect(last.detections[0].id).to.match(/^\d+$/);
    expect(last.detections[0].bbox.size.x).to.be.greaterThan(0);
    await rig.driver.do('unlisten', { topic: `${OF}/detections` });
  });

  it('publishes the same things as boxes in the image, under the same identities', async () => {
    const topics = {
      detections: 'vision_msgs/msg/Detection3DArray',
      detections_2d: 'vision_msgs/msg/Detection2DArray',
      landmarks: 'spatial_llava/msg/LandmarkArray',
    };
    for (const [name, type] of Object.entries(topics))
      await rig.driver.do('listen', { topic: `${OF}/${name}`, type });
    const heard = async (name: string) =>
      (await rig.driver.do('heard', { topic: `${OF}/${name}`, at_least: 2 })).last;
    const [solid, flat, { landmarks }] = [
      await heard('detections'),
      await heard('detections_2d'),
      await heard('landmarks'),
    ];
    const ids = (message: { detections: { id: string }[] }) => message.detections.map(({ id }) => id);
    expect(ids(flat)).to.include.members(ids(solid));
    const red = landmarks.find((one: { color: string }) => one.color === 'red');
    const box = flat.detections.find(({ id }: { id: string }) => id === String(red.track_id)).bbox;
    expect(box.center.position.x).to.be.closeTo(red.roi.x_offset + red.roi.width / 2, 3);
    expect([box.size_x, box.center.theta]).to.deep.equal([red.roi.width, 0]);
    for (const name of Object.keys(topics)) await rig.driver.do('unlisten', { topic: `${OF}/${name}` });
  });

  it('draws a box and a name over the picture of the camera for Foxglove, where foxglove_msgs is installed', async () => {
    const topic = `${OF}/annotations`;
    await rig.driver.do('listen', { topic, type: 'foxglove_msgs/msg/ImageAnnotations' });
    const { last } = await rig.driver.do('heard', { topic, at_least: 1 });
    expect(last.points.length).to.be.at.least(3);
    expect(last.texts.length).to.equal(last.points.length);
    for (const { type, points, thickness } of last.points)
      expect([type, points.length, thickness > 0]).to.deep.equal([2, 4, true]);
    expect(last.texts[0].text).to.match(/^1/);
    await rig.driver.do('unlisten', { topic });
  });

  it('publishes the marked image raw and as JPEG', async () => {
    await rig.driver.do('listen', { topic: `${OF}/marked_image`, type: 'sensor_msgs/msg/Image' });
    await rig.driver.do('listen', {
      topic: `${OF}/marked_image/compressed`,
      type: 'sensor_msgs/msg/CompressedImage',
    });
    const { last } = await rig.driver.do('heard', { topic: `${OF}/marked_image`, at_least: 1 });
    expect(last).to.deep.include({
      width: 640,
      height: 480,
      encoding: 'rgb8',
      step: 1920,
      data: { length: 921600 },
    });
    const jpeg = await rig.driver.do('heard', { topic: `${OF}/marked_image/compressed`, at_least: 1 });
    expect(jpeg.last.format).to.equal('rgb8; jpeg compressed bgr8');
    expect(jpeg.last.data.length).to.be.within(5_000, 300_000);
    await rig.driver.do('unlisten', { topic: `${OF}/marked_image` });
    await rig.driver.do('unlisten', { topic: `${OF}/marked_image/compressed` });
  });

  it('publishes a box and a number for every measured landmark', async () => {
    await rig.driver.do('listen', { topic: `${OF}/markers`, type: 'visualization_msgs/msg/MarkerArray' });
    const { last } = await rig.driver.do('heard', { topic: `${OF}/markers`, at_least: 1 });
    const of = (ns: string) => last.markers.filter((m: { ns: string }) => m.ns === ns);
    expect(of('boxes').length).to.be.at.least(3);
    expect(of('numbers').length).to.equal(of('boxes').length);
    expect(of('numbers')[0].text).to.match(/^1/);
    await rig.driver.do('unlisten', { topic: `${OF}/markers` });
  });

  it('takes the markers away with their things', async () => {
    const topic = `${OF}/markers`;
    await rig.driver.do('listen', { topic, type: 'visualization_msgs/msg/MarkerArray' });
    await rig.driver.do('heard', { topic, at_least: 1 });
    await rig.driver.do('camera', { hz: 30, covered: true });
    const DELETE_ALL = 3;
    // What RViz shows after each message, as it applies them.
    let shown = ['something'];
    let { count } = await rig.driver.do('heard', { topic });
    for (let tries = 0; tries < 20 && shown.some((text) => /box|red|blue|green/.test(text)); tries++) {
      const heard = await rig.driver.do('heard', { topic, at_least: count + 1 });
      count = heard.count;
      expect(heard.last.markers[0].action).to.equal(DELETE_ALL);
      shown = heard.last.markers.slice(1).map(({ text }: { text: string }) => text);
    }
    expect(shown.filter((text) => /box|red|blue|green/.test(text))).to.deep.equal([]);
    await rig.driver.do('camera', { hz: 30 });
    await rig.driver.do('unlisten', { topic });
    await rig.driver.seen();
  });

  it('stops renewing landmarks when ~/enable says so, and still answers', async () => {
    await rig.driver.do('listen', { topic: `${OF}/landmarks`, type: 'spatial_llava/msg/LandmarkArray' });
    await rig.driver.do('heard', { topic: `${OF}/landmarks`, at_least: 1 });
    const off = await rig.driver.call(`${OF}/enable`, 'std_srvs/srv/SetBool', { data: false });
    expect(off.success).to.equal(true);
    await framesSegmented();
    const before = await framesSegmented();
    expect(await framesSegmented()).to.equal(before);
    const { status } = await rig.driver.call(`${OF}/locate`, 'spatial_llava/srv/LocateObject', {
      expression: 'the red box',
    });
    expect(status).to.equal(0);
    await rig.driver.call(`${OF}/enable`, 'std_srvs/srv/SetBool', { data: true });
    await rig.driver.do('unlisten', { topic: `${OF}/landmarks` });
  });

  it('publishes the whole answer, its pose and the approach pose for who asks to', async () => {
    const topics = {
      target: 'spatial_llava/msg/LocatedObject',
      target_pose: 'geometry_msgs/msg/PoseStamped',
      approach_pose: 'geometry_msgs/msg/PoseStamped',
    };
    for (const [topic, type] of Object.entries(topics))
      await rig.driver.do('listen', { topic: `${OF}/${topic}`, type, qos: 'latched' });
    const answer = await rig.driver.call(`${OF}/locate`, 'spatial_llava/srv/LocateObject', {
      expression: 'the red box',
      publish: true,
    });
    const { last: target } = await rig.driver.do('heard', { topic: `${OF}/target`, at_least: 1 });
    expect(target.expression).to.equal('the red box');
    expect(target.landmark.mark).to.equal(answer.object.landmark.mark);
    const { last: pose } = await rig.driver.do('heard', { topic: `${OF}/target_pose`, at_least: 1 });
    expect(pose.header).to.deep.equal({ stamp: answer.stamp, frame_id: 'map' });
    expect(pose.pose).to.deep.equal(answer.object.pose.pose);
    const { last: approach } = await rig.driver.do('heard', { topic: `${OF}/approach_pose`, at_least: 1 });
    expect(approach.pose).to.deep.equal(answer.object.approach_pose);
  });
});
