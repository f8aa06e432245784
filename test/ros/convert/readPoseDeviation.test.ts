import { expect } from 'chai';
import { readPoseDeviation } from '../../../src/ros/convert/readPoseDeviation.ts';
import { writeCdr } from '../../support/writeCdr.ts';

const poseOf = (variances: Readonly<Record<number, number>>): Uint8Array =>
  writeCdr('geometry_msgs/PoseWithCovarianceStamped', {
    header: { stamp: { sec: 1, nanosec: 2 }, frame_id: 'map' },
    pose: {
      pose: { position: { x: 1, y: 2, z: 0 }, orientation: { x: 0, y: 0, z: 0, w: 1 } },
      covariance: Array.from({ length: 36 }, (_, i) => variances[i] ?? 0),
    },
  });

describe('readPoseDeviation', () => {
  it('is by how much a thing 2 m away may be put in the wrong place', () => {
    expect(readPoseDeviation(poseOf({ 0: 0.09, 7: 0.01 }))).to.be.closeTo(0.3, 1e-9);
    expect(readPoseDeviation(poseOf({ 35: 0.04 })), 'turned').to.be.closeTo(0.4, 1e-9);
    expect(readPoseDeviation(poseOf({ 0: 0.09, 7: 0.09, 35: 0.04 }))).to.be.closeTo(0.5, 1e-9);
  });

  it('is nothing where the covariance is not known, or the bytes are no such message', () => {
    expect(readPoseDeviation(poseOf({ 0: -1 }))).to.equal(undefined);
    expect(readPoseDeviation(poseOf({ 35: Number.NaN }))).to.equal(undefined);
    expect(readPoseDeviation(poseOf({}).subarray(0, 100))).to.equal(undefined);
  });
});
