import { readFileSync } from 'node:fs';
import { ros2jazzy } from '@foxglove/rosmsg-msgs-common';
import { MessageReader } from '@foxglove/rosmsg2-serialization';
import { expect } from 'chai';
import type { MarkedFrame } from '../../../src/core/spatial/grounding/Resolver.ts';
import type { Landmark } from '../../../src/core/types/landmarks.ts';
import type { LocateAnswer } from '../../../src/pipeline/LocateAnswer.ts';
import { writeImage, writeJpeg } from '../../../src/ros/convert/messages/bytes/writeImage.ts';
import { poseWithCovariance } from '../../../src/ros/convert/messages/geometryMessages.ts';
import { landmarkMessage, NO_LANDMARK } from '../../../src/ros/convert/messages/landmarkMessage.ts';
import { locateMessage, locateRefusal } from '../../../src/ros/convert/messages/locateMessage.ts';
import { detectionsMessage } from '../../../src/ros/convert/messages/scene/detectionsMessage.ts';
import { markersMessage } from '../../../src/ros/convert/messages/scene/markersMessage.ts';
import { readImage } from '../../../src/ros/convert/readImage.ts';

const landmark = (mark: number, spatial = true): Landmark => ({
  mark,
  trackId: mark + 100,
  role: 'object',
  labels: [{ label: 'chair', score: 0.7 }, { label: 'couch', score: 0.2 }], // biome-ignore format: one line
  colours: [{ name: 'red', share: 0.8 }],
  meanRgb: [200, 30, 30],
  mask: { box: { x0: 10, y0: 20, x1: 14, y1: 23 }, bits: new Uint8Array(12).fill(1), pixelCount: 12 },
  anchor: [12, 21],
  validDepthRatio: spatial ? 1 : 0,
  ...(spatial && {
    spatial: {
      box: { center: [0.1, 0.2, 1.5], size: [0.3, 0.4, 0], orientation: [0, 0, 0, 1] },
      surfaceCenter: [0.1, 0.2, 1.4],
      covariance: [1, 2, 3, 2, 5, 6, 3, 6, 9],
    },
  }),
});
const marked = (landmarks: Landmark[]) =>
  ({ frame: { stampNs: 5_000_000_007n, frameId: 'camera' }, landmarks }) as unknown as MarkedFrame;

describe('messages', () => {
  it('fills every number of a covariance, the position block in its place', () => {
    const { covariance } = poseWithCovariance(
      { position: [0, 0, 0], orientation: [0, 0, 0, 1] },
      [1, 2, 3, 2, 5, 6, 3, 6, 9],
    );
    expect(covariance).to.have.length(36);
    expect([...covariance.slice(0, 3), ...covariance.slice(6, 9), ...covariance.slice(12, 15)]).to.deep.equal(
      [1, 2, 3, 2, 5, 6, 3, 6, 9],
    );
    expect([...covariance.slice(18)].every((x) => x === 0)).to.equal(true);
  });

  it('puts a landmark into its message: best label, others, pixel box, place', () => {
    const message = landmarkMessage(landmark(3));
    expect(message).to.deep.include({
      mark: 3,
      track_id: 103,
      label: 'chair',
      score: 0.7,
      color: 'red',
      has_depth: true,
    });
    expect(message.other_labels).to.deep.equal([{ label: 'couch', score: 0.2 }]);
    expect(message.roi).to.deep.equal({ x_offset: 10, y_offset: 20, width: 4, height: 3, do_rectify: false });
    expect(message.pose.pose.position).to.deep.equal({ x: 0.1, y: 0.2, z: 1.5 });
    expect([message.anchor_u, message.anchor_v]).to.deep.equal([12, 21]);
    expect(message.mean_rgb).to.deep.equal({ r: 200 / 255, g: 30 / 255, b: 30 / 255, a: 1 });
  });

  it("has a landmark's fields as its interface names them, none left out and none beside", () => {
    const text = readFileSync(new URL('../../../msg/Landmark.msg', import.meta.url), 'utf8');
    const fields = [...text.matchAll(/^[\w/]+(?:\[\])? (\w+)$/gm)].map(([, name]) => name);
    expect(Object.keys(landmarkMessage(landmark(3)))).to.have.members(fields);
  });

  it('says has_depth false and no place for a landmark without depth', () => {
    const message = landmarkMessage(landmark(1, false));
    expect(message.has_depth).to.equal(false);
    expect(message.pose.pose.position).to.deep.equal({ x: 0, y: 0, z: 0 });
    expect(NO_LANDMARK.pose.covariance).to.have.length(36);
  });

  it('keeps landmarks without depth out of detections and markers', () => {
    const frame = marked([landmark(1), landmark(2, false)]);
    expect(detectionsMessage(frame).detections.map((d) => d.id)).to.deep.equal(['101']);
    const { markers } = markersMessage(frame);
    expect(markers.map((m) => (m as { ns: string }).ns)).to.deep.equal(['', 'boxes', 'numbers']);
    expect((markers[1] as unknown as { scale: { z: number } }).scale.z, 'no scale of 0').to.be.greaterThan(0);
  });

  it('carries no pose in a refusal', () => {
    const refusal = locateRefusal({ code: 'NO_FRAME', message: 'nothing' });
    expect(refusal).to.deep.include({ status: 101, message: 'nothing', candidates: [] });
    expect(refusal.object.header.frame_id).to.equal('');
    expect(refusal.object.has_approach_pose).to.equal(false);
  });

  it("places a candidate in the camera's frame when the requested one is not known, and nowhere without depth", () => {
    const answer = {
      result: { ok: false, failure: { code: 'UNKNOWN_FRAME', message: 'no moon' } },
      candidates: [{ landmark: landmark(1), score: 0.9 }, { landmark: landmark(2, false), score: 0.1 }], // biome-ignore format: one line
      ranked: [],
      lacking: [],
      relations: [],
      rationale: '',
      logicalForm: '',
      notUnderstood: [],
      steps: [],
      question: '',
      tracks: [],
      model: 'geometric',
      stampNs: 7n,
      cameraFrameId: 'camera',
      stages: [],
    } satisfies LocateAnswer;
    const message = locateMessage('x', answer);
    expect(message.status).to.equal(402);
    expect(message.candidates.map((c) => c.position.header.frame_id)).to.deep.equal(['camera', '']);
  });

  it('serialises images so that our reader and another implementation read them back', () => {
    const data = Uint8Array.from({ length: 12 }, (_, i) => i);
    for (const frame of ['c', 'camera', 'ab']) {
      const bytes = writeImage(5_000_000_007n, frame, { width: 2, height: 2, data });
      const ours = readImage(bytes, '');
      expect(ours.ok && ours.value).to.deep.include({
        stampNs: 5_000_000_007n,
        frameId: frame,
        encoding: 'rgb8',
        step: 6,
      });
      const theirs = reader('sensor_msgs/Image').readMessage<{ data: Uint8Array; width: number }>(bytes);
      expect([...theirs.data]).to.deep.equal([...data]);
      const jpeg = writeJpeg(7n, frame, data);
      const read = reader('sensor_msgs/CompressedImage').readMessage<{ format: string; data: Uint8Array }>(
        jpeg,
      );
      expect(read.format).to.equal('rgb8; jpeg compressed bgr8');
      expect([...read.data]).to.deep.equal([...data]);
    }
  });
});

function reader(type: 'sensor_msgs/Image' | 'sensor_msgs/CompressedImage'): MessageReader {
  const all = ros2jazzy as Record<string, (typeof ros2jazzy)[typeof type]>;
  const parts = [type, 'std_msgs/Header', 'builtin_interfaces/Time'].map((name) => all[name]!);
  return new MessageReader(parts.map((d, i) => (i === 0 ? { ...d, name: undefined } : d)) as never);
}
