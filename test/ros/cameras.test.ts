import { expect } from 'chai';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { NodeProcess } from '../support/NodeProcess.ts';
import { type CameraForm, OddCamera } from '../support/OddCamera.ts';
import { RosDriver } from '../support/RosDriver.ts';
import { needsRos } from '../support/rosPython.ts';

const FRAME = 'camera_color_optical_frame';
/** Of the red box's centre in map, metres: test/support/ros_driver.py. */
const RED_BOX = [1.6, 0.35, 0.15] as const;
const WITHIN = 0.06;
const NO_FRAME = 101;

/** One node and one camera for many forms: each is shown, and asked about once it has been seen. */
function cameraRig(parameters: Readonly<Record<string, string | number | boolean>> = {}) {
  let parts: { node: NodeProcess; driver: RosDriver; camera: OddCamera } | undefined;
  before(async function () {
    needsRos(this);
    const node = new NodeProcess({ parameters });
    parts = { node, driver: new RosDriver(), camera: new OddCamera() };
    await node.logged(/is active/);
  });
  after(async () => {
    await parts?.camera.close();
    await parts?.driver.close();
    await parts?.node.kill();
  });
  const ask = async (form: CameraForm, expression = 'the red box') => {
    await parts!.camera.show(form);
    // What was seen before is too old to be reused by then.
    await new Promise((resolve) => setTimeout(resolve, 800));
    return parts!.driver.call('/spatial_llava/locate', 'spatial_llava/srv/LocateObject', {
      expression,
      target_frame: '/map',
    });
  };
  /** Node and camera that have only just started may still be finding each other. */
  const askOnceMet = async (form: CameraForm): ReturnType<typeof ask> => {
    let answer = await ask(form);
    for (let more = 0; more < 5 && answer.status === NO_FRAME; more++) answer = await ask(form);
    return answer;
  };
  return {
    ask,
    rgb: () => parts!.camera.pixels(),
    /** The red box, where it is. */
    found: async (form: CameraForm) => {
      const answer = await askOnceMet(form);
      expect(answer.status, answer.message).to.equal(0);
      const { x, y, z } = answer.object.pose.pose.position;
      expect(Math.hypot(x - RED_BOX[0], y - RED_BOX[1], z - RED_BOX[2])).to.be.below(WITHIN);
    },
    refused: async (form: CameraForm, status: number, reason: RegExp) => {
      const answer = await askOnceMet(form);
      expect(answer.status, answer.message).to.equal(status);
      expect(answer.message).to.match(reason);
    },
  };
}

describe('cameras and drivers as they are, on real ROS', function () {
  this.timeout(120_000);

  describe('raw', () => {
    const rig = cameraRig();
    for (const color of [
      'rgb8',
      'rgb8 padded',
      '8UC3',
      '8UC4',
      'rgba8',
      'rgb16',
      'bgr16',
      'bgra16',
      'nv12',
      'NV12',
      'nv21',
      'bayer_rggb8',
      'bayer_bggr8',
      'bayer_gbrg8',
      'bayer_grbg8',
      'bayer_rggb16',
      'bayer_grbg16',
    ])
      it(`colour: ${color}`, () => rig.found({ color }));

    for (const depth of ['mono16', '16SC1', '32FC1']) it(`depth: ${depth}`, () => rig.found({ depth }));

    for (const info of ['of size 0x0', 'P only', 'K only', 'binned', 'region of interest'])
      it(`CameraInfo: ${info}`, () => rig.found({ info }));

    for (const frames of [
      [`/${FRAME}`, FRAME, FRAME],
      [FRAME, `/${FRAME}`, `/${FRAME}`],
      ['', FRAME, FRAME],
      [FRAME, '', ''],
      ['', '', FRAME],
    ] as const)
      it(`frames: ${frames.map((name) => JSON.stringify(name)).join(', ')}`, () => rig.found({ frames }));

    it('refused: no frame at all', () => rig.refused({ frames: ['', '', ''] }, 104, /names no frame/));
    it('refused: an uncalibrated camera', () =>
      rig.refused({ info: 'uncalibrated' }, 105, /K is all 0: the camera is not calibrated/));
    it('refused: metres that are millimetres, with the parameter', () =>
      rig.refused(
        { depth: '32FC1 in millimetres' },
        401,
        /half of the depths are beyond .*depth_scale to 0\.001/,
      ));
    it('a hint where nothing was found and depths are odd', async () => {
      const { status, message } = await rig.ask({ depth: 'quarters of a millimetre' }, 'the purple sphere');
      expect(status).to.not.equal(0);
      expect(message).to.match(/half of the depths are beyond .* set depth_scale/);
    });
    it('refused: images in the frame of the body, x forward, by the floor that they see', () =>
      rig.refused(
        { frames: ['camera_link', 'camera_link', 'camera_link'] },
        104,
        /'camera_link'.*has x forward/,
      ));
    it('and answers again after all of them', () => rig.found({}));
  });

  describe('stamps of 0', () => {
    const rig = cameraRig();
    it('are refused, and said to be', () =>
      rig.refused({ stamp: 'zero' }, 104, /stamp is 0: the publisher sets no time/));
  });

  describe('CameraInfo that was sent once, before', () => {
    const rig = cameraRig();
    it('is fetched', () => rig.found({ latched: true }));
  });

  describe('camera_axes: optical', () => {
    const rig = cameraRig({ camera_axes: 'optical' });
    it('takes the frame at its word', async () => {
      const { status, message } = await rig.ask({ frames: ['camera_link', 'camera_link', 'camera_link'] });
      expect(status, message).to.not.equal(104);
    });
  });

  describe('depth_scale', () => {
    const rig = cameraRig({ depth_scale: 0.00025 });
    it('quarters of a millimetre', () => rig.found({ depth: 'quarters of a millimetre' }));
  });

  describe('depth_scale of 32FC1', () => {
    const rig = cameraRig({ depth_scale: 0.001 });
    it('millimetres', () => rig.found({ depth: '32FC1 in millimetres' }));
  });

  describe('compressedDepth', () => {
    const rig = cameraRig({ depth_transport: 'compressedDepth' });
    for (const depth of [
      '16UC1; compressedDepth png',
      '16UC1; compressedDepth',
      'mono16; compressedDepth png',
      '16UC1; compressedDepth rvl',
      '32FC1; compressedDepth png',
      '32FC1; compressedDepth rvl',
      '16UC1; png compressed',
      'png',
    ])
      it(depth, () => rig.found({ depth }));
  });

  describe('JPEG', () => {
    const rig = cameraRig({ color_transport: 'compressed' });
    let jpeg: Buffer;
    before(async () => {
      const image = { width: 640, height: 480, data: await rig.rgb() };
      jpeg = Buffer.from(await new SharpImageCodec().encodeJpeg(image, 90));
    });
    const sent = (bytes: Uint8Array) => rig.found({ jpeg: Buffer.from(bytes).toString('base64') });
    it('as it should be', () => sent(jpeg));
    it('with bytes after its end', () => sent(Buffer.concat([jpeg, Buffer.from('left in the buffer')])));
    it('without an end marker', () => sent(jpeg.subarray(0, -2)));
    it('refused: cut in the middle', () =>
      rig.refused(
        { jpeg: jpeg.subarray(0, jpeg.length / 2).toString('base64') },
        104,
        /JPEG|premature|marker/i,
      ));
  });
});
