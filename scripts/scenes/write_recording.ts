/**
 * Packs what pack_path.py left in a work folder into a ROS 2 recording:
 *   npx tsx scripts/scenes/write_recording.ts WORK_DIR recordings/living_room.mcap
 * Topics and frames are those of a RealSense camera on a small robot. Images are logged as late as a driver would be.
 */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BagWriter } from '../../src/adapters/bag/BagWriter.ts';
import type { RecordedQos } from '../../src/adapters/bag/offeredQos.ts';

interface TransformRecord {
  readonly translation: readonly [number, number, number];
  readonly rotation: readonly [number, number, number, number];
}
interface PathRecord {
  readonly camera: { width: number; height: number; fx: number; fy: number; cx: number; cy: number };
  readonly frame_seconds: readonly number[];
  readonly odom_from_base: readonly (TransformRecord & { readonly seconds: number })[];
  readonly map_from_odom: TransformRecord;
  readonly base_from_camera: TransformRecord;
  readonly camera_from_optical: TransformRecord;
}

const START_NS = 1_760_000_000_000_000_000n;
const IMAGE_LATENCY_NS = 25_000_000n;
const TF_LATENCY_NS = 1_000_000n;
/** Localisation corrects less often than odometry runs. */
const ODOM_STEPS_PER_CORRECTION = 5;
const OPTICAL = 'camera_color_optical_frame';
const COLOR = '/camera/camera/color/image_raw/compressed';
const DEPTH = '/camera/camera/aligned_depth_to_color/image_raw/compressedDepth';
const INFO = '/camera/camera/color/camera_info';
const CAMERA_QOS: RecordedQos = { reliability: 'reliable', durability: 'volatile', depth: 5 };

const [work, out] = process.argv.slice(2);
if (!work || !out) throw new Error('usage: write_recording.ts WORK_DIR OUT.mcap');
const path = JSON.parse(await readFile(join(work, 'path.json'), 'utf8')) as PathRecord;

const at = (seconds: number) => START_NS + BigInt(Math.round(seconds * 1e9));
const toStamp = (ns: bigint) => ({ sec: Number(ns / 1_000_000_000n), nanosec: Number(ns % 1_000_000_000n) });
const header = (ns: bigint, frame_id: string) => ({ stamp: toStamp(ns), frame_id });
const link = (ns: bigint, parent: string, child: string, { translation, rotation }: TransformRecord) => {
  const [x, y, z] = translation;
  const [qx, qy, qz, qw] = rotation;
  return {
    header: header(ns, parent),
    child_frame_id: child,
    transform: { translation: { x, y, z }, rotation: { x: qx, y: qy, z: qz, w: qw } },
  };
};

const cameraInfo = (ns: bigint) => {
  const { width, height, fx, fy, cx, cy } = path.camera;
  return {
    header: header(ns, OPTICAL),
    width,
    height,
    distortion_model: 'plumb_bob',
    d: [0, 0, 0, 0, 0],
    k: [fx, 0, cx, 0, fy, cy, 0, 0, 1],
    r: [1, 0, 0, 0, 1, 0, 0, 0, 1],
    p: [fx, 0, cx, 0, 0, fy, cy, 0, 0, 0, 1, 0],
    binning_x: 0,
    binning_y: 0,
    roi: { x_offset: 0, y_offset: 0, height: 0, width: 0, do_rectify: false },
  };
};

/** image_transport's compressedDepth: a 12-byte header, all zero for 16UC1, then the PNG. */
const compressedDepth = (png: Uint8Array) => {
  const data = new Uint8Array(12 + png.length);
  data.set(png, 12);
  return data;
};

interface Event {
  readonly loggedNs: bigint;
  readonly topic: string;
  readonly message: unknown;
}
const events: Event[] = [];
const firstNs = at(path.odom_from_base[0]!.seconds);
events.push({
  loggedNs: firstNs,
  topic: '/tf_static',
  message: {
    transforms: [
      link(firstNs, 'base_link', 'camera_link', path.base_from_camera),
      link(firstNs, 'camera_link', OPTICAL, path.camera_from_optical),
    ],
  },
});
path.odom_from_base.forEach((odom, k) => {
  const ns = at(odom.seconds);
  const transforms = [link(ns, 'odom', 'base_link', odom)];
  if (k % ODOM_STEPS_PER_CORRECTION === 0) transforms.push(link(ns, 'map', 'odom', path.map_from_odom));
  events.push({ loggedNs: ns + TF_LATENCY_NS, topic: '/tf', message: { transforms } });
});
for (const [k, seconds] of path.frame_seconds.entries()) {
  const ns = at(seconds);
  const loggedNs = ns + IMAGE_LATENCY_NS;
  const name = join(work, String(k).padStart(3, '0'));
  const [jpeg, png] = await Promise.all([readFile(`${name}.jpg`), readFile(`${name}_depth.png`)]);
  events.push({ loggedNs, topic: INFO, message: cameraInfo(ns) });
  events.push({
    loggedNs,
    topic: COLOR,
    message: {
      header: header(ns, OPTICAL),
      format: 'rgb8; jpeg compressed bgr8',
      data: new Uint8Array(jpeg),
    },
  });
  events.push({
    loggedNs: loggedNs + 2_000_000n,
    topic: DEPTH,
    message: {
      header: header(ns, OPTICAL),
      format: '16UC1; compressedDepth png',
      data: compressedDepth(png),
    },
  });
}
events.sort((a, b) => Number(a.loggedNs - b.loggedNs));

const bag = await BagWriter.create(out, { compression: 'zstd' });
await bag.addTopic('/tf_static', 'tf2_msgs/msg/TFMessage', {
  reliability: 'reliable',
  durability: 'transient_local',
  depth: 1,
});
await bag.addTopic('/tf', 'tf2_msgs/msg/TFMessage', {
  reliability: 'reliable',
  durability: 'volatile',
  depth: 100,
});
await bag.addTopic(INFO, 'sensor_msgs/msg/CameraInfo', CAMERA_QOS);
await bag.addTopic(COLOR, 'sensor_msgs/msg/CompressedImage', CAMERA_QOS);
await bag.addTopic(DEPTH, 'sensor_msgs/msg/CompressedImage', CAMERA_QOS);
for (const { topic, message, loggedNs } of events) await bag.write(topic, message, loggedNs);
// rosbag2 reads the QoS numbers of the channels by this record's presence (metadata before version 9).
await bag.note('rosbag2', { ROS_DISTRO: 'jazzy' });
await bag.note('spatial_llava', {
  scene: 'living_room',
  made_by: 'scripts/scenes',
  licence: 'Apache-2.0',
  depth: 'structured-light noise model, scripts/scenes/scenelib/noise.py',
});
await bag.close();
console.log(`${out}: ${events.length} messages, ${((await stat(out)).size / 1e6).toFixed(2)} MB`);
