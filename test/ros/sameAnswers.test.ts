import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import sharp from 'sharp';
import type { AskAnswer } from '../../src/cli/ask/AskAnswer.ts';
import { nodeRig } from '../support/nodeRig.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = join(ROOT, 'recordings/frames/living_room');
const camera = JSON.parse(readFileSync(join(FOLDER, 'camera.json'), 'utf8'));
const FRAME = 'camera_color_optical_frame';
/** Metres, and parts of a unit quaternion. */
const SAME = 1e-6;

const bytes = (data: Buffer | Uint8Array) => ({ base64: Buffer.from(data).toString('base64') });

/** The folder's pictures as a camera driver would publish them. */
const messages = async () => {
  const { width, height, fx, fy, cx, cy } = camera;
  const color = await sharp(join(FOLDER, 'color.png')).removeAlpha().raw().toBuffer();
  const depth = await sharp(join(FOLDER, 'depth.png'))
    .toColourspace('grey16')
    .raw({ depth: 'ushort' })
    .toBuffer();
  const header = { frame_id: FRAME };
  const image = { header, width, height };
  return {
    color: { ...image, encoding: 'rgb8', step: 3 * width, data: bytes(color) },
    depth: { ...image, encoding: '16UC1', step: 2 * width, data: bytes(depth) },
    info: {
      ...image,
      distortion_model: 'plumb_bob',
      d: [0, 0, 0, 0, 0],
      k: [fx, 0, cx, 0, fy, cy, 0, 0, 1],
      p: [fx, 0, cx, 0, 0, fy, cy, 0, 0, 0, 1, 0],
    },
  };
};

const link = (child: string, [x, y, z]: readonly number[], [qx, qy, qz, qw]: readonly number[]) => ({
  header: { frame_id: 'map' },
  child_frame_id: child,
  transform: { translation: { x, y, z }, rotation: { x: qx, y: qy, z: qz, w: qw } },
});

const ask = (words: string, ...more: readonly string[]): AskAnswer => {
  const args = [
    '--import',
    'tsx',
    'src/cli/ask.ts',
    FOLDER,
    words,
    '--json',
    '--target-frame',
    'map',
    ...more,
  ];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  expect(stdout, stderr).to.not.equal('');
  return JSON.parse(stdout.trim().split('\n').at(-1)!);
};

interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly w?: number;
}
const expectSame = (of: Point, others: readonly number[], what: string): void => {
  const own = [of.x, of.y, of.z, ...(of.w === undefined ? [] : [of.w])];
  expect(Math.hypot(...own.map((v, k) => v - others[k]!)), `${what}: ${own} and ${others}`).to.be.below(SAME);
};

describe('command and node, the same frame and words, every model on', function () {
  this.timeout(120_000);
  const rig = nodeRig(
    {
      main: 'src/main.ts',
      parameters: { depth_scale: camera.depth_unit_m, model_timeout: 60, max_frame_age: 600 },
    },
    async ({ driver }) => {
      const { translation, rotation } = camera.world_from_camera;
      const transforms = [link(FRAME, translation, rotation), link('standpoint', [4, 0, 0], [0, 0, 1, 0])];
      await driver.do('publish', {
        topic: '/tf_static',
        type: 'tf2_msgs/msg/TFMessage',
        message: { transforms },
        qos: 'latched',
      });
      const { color, depth, info } = await messages();
      const send = (topic: string, type: string, message: object) =>
        driver.do('publish', { topic, type: `sensor_msgs/msg/${type}`, message });
      const stamp = { sec: Math.floor(Date.now() / 1000), nanosec: 0 };
      const at = <T extends { readonly header: object }>(message: T): T => ({
        ...message,
        header: { ...message.header, stamp },
      });
      await send('color/camera_info', 'CameraInfo', at(info));
      await send('color/image', 'Image', at(color));
      await send('depth/image', 'Image', at(depth));
    },
  );

  const locate = (expression: string, more: object = {}) =>
    rig.driver.call('/spatial_llava/locate', 'spatial_llava/srv/LocateObject', { expression, ...more });

  const expectSameAnswer = async (
    words: string,
    viewer?: { readonly cli: string; readonly node: string },
  ) => {
    const mine = ask(words, ...(viewer ? ['--viewer', viewer.cli] : []));
    const its = await locate(words, viewer ? { viewer: viewer.node } : {});
    expect(its.status, its.message).to.equal(mine.status);
    expect(its.rationale).to.equal(mine.rationale);
    if (mine.status !== 0) return mine;
    const { landmark, pose, size, has_approach_pose, approach_pose, confidence } = its.object;
    expect(landmark.mark, words).to.equal(mine.mark);
    expect(confidence).to.be.closeTo(mine.score!, SAME);
    expectSame(pose.pose.position, mine.position!, 'position');
    expectSame(pose.pose.orientation, mine.orientation!, 'orientation');
    expectSame(size, mine.size!, 'size');
    expect(has_approach_pose, its.object.approach_note).to.equal(mine.approach !== null);
    if (mine.approach) expectSame(approach_pose.position, mine.approach.position, 'approach');
    return mine;
  };

  it('give the same mark, pose, size, place to stand and reason', async () => {
    const found = await expectSameAnswer('the green box on top of the red box');
    expect(found.status, found.message).to.equal(0);
    await expectSameAnswer('the ball');
  });

  it('refuse alike', async () => {
    expect((await expectSameAnswer('the elephant')).status).to.equal(301);
  });

  it('look from where somebody else stands alike', async () => {
    await expectSameAnswer('the leftmost box', { cli: '4,0,180', node: 'standpoint' });
  });
});
