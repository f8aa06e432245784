import { stat } from 'node:fs/promises';
import { expect } from 'chai';
import type { BagMessage } from '../../src/adapters/bag/Bag.ts';
import { BagDecoder } from '../../src/adapters/bag/BagDecoder.ts';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { transformPoint } from '../../src/core/transforms/rigid.ts';
import { TransformBuffer } from '../../src/core/transforms/TransformBuffer.ts';
import type { Vec3 } from '../../src/core/types/geometry.ts';
import {
  RECORDING,
  type RecordingTruth,
  readRecording,
  readRecordingTruth,
  TOPICS,
} from '../support/recording.ts';

interface Stamped {
  readonly header: {
    readonly stamp: { readonly sec: number; readonly nanosec: number };
    readonly frame_id: string;
  };
}
interface Image extends Stamped {
  readonly data: Uint8Array;
  readonly format: string;
}
interface Info extends Stamped {
  readonly width: number;
  readonly height: number;
  readonly k: readonly number[];
}
interface Link extends Stamped {
  readonly child_frame_id: string;
  readonly transform: {
    readonly translation: { readonly x: number; readonly y: number; readonly z: number };
    readonly rotation: { readonly x: number; readonly y: number; readonly z: number; readonly w: number };
  };
}

const OPTICAL = 'camera_color_optical_frame';
/** One step of the sensor model's disparity at a distance of 1 m: 1 / (8 * 580 px * 0.075 m). */
const DEPTH_STEP_AT_1_M = 1 / (8 * 580 * 0.075);

const stampOf = ({ header: { stamp } }: Stamped) =>
  BigInt(stamp.sec) * 1_000_000_000n + BigInt(stamp.nanosec);

/** Metres that a point of the map lies outside (or, negative, inside) a ball or a box turned about z. */
const outside = (object: RecordingTruth['map_objects'][number], [x, y, z]: Vec3): number => {
  const [cx, cy, cz] = object.center;
  const [dx, dy, dz] = [x - cx, y - cy, z - cz];
  if (object.label === 'ball') return Math.hypot(dx, dy, dz) - object.size[2] / 2;
  const [c, s] = [Math.cos(object.yaw), Math.sin(object.yaw)];
  const own = [c * dx + s * dy, c * dy - s * dx, dz];
  return Math.max(...own.map((value, axis) => Math.abs(value) - object.size[axis]! / 2));
};

describe('the recording', () => {
  let messages: BagMessage[];
  let truth: RecordingTruth;
  const decoder = new BagDecoder();
  const decodeAll = <T>(topic: string): T[] =>
    messages
      .filter((message) => message.topic === topic)
      .map((message) => {
        const decoded = decoder.decode<T>(message);
        if (!decoded.ok) throw new Error(decoded.failure.message);
        return decoded.value;
      });

  const pinhole = () => {
    const [fx = 0, , cx = 0, , fy = 0, cy = 0] = decodeAll<Info>(TOPICS.info)[0]!.k;
    return { fx, fy, cx, cy };
  };

  before(async () => {
    messages = await readRecording();
    truth = await readRecordingTruth();
  });

  const transforms = () => {
    const buffer = new TransformBuffer();
    for (const topic of [TOPICS.tfStatic, TOPICS.tf])
      for (const { transforms: links } of decodeAll<{ transforms: Link[] }>(topic))
        for (const link of links) {
          const { translation: t, rotation: q } = link.transform;
          const refusal = buffer.insert({
            parent: link.header.frame_id,
            child: link.child_frame_id,
            stampNs: stampOf(link),
            isStatic: topic === TOPICS.tfStatic,
            transform: { translation: [t.x, t.y, t.z], rotation: [q.x, q.y, q.z, q.w] },
          });
          expect(refusal, `${link.header.frame_id} to ${link.child_frame_id}`).to.equal(undefined);
        }
    return buffer;
  };

  it('stays within 15 MB and holds at least five seconds at 10 Hz of colour, depth and camera_info', async () => {
    expect((await stat(RECORDING)).size).to.be.lessThan(15e6);
    for (const topic of [TOPICS.color, TOPICS.depth, TOPICS.info]) {
      const stamps = decodeAll<Stamped>(topic).map(stampOf);
      expect(stamps.length, topic).to.be.at.least(50);
      const seconds = Number(stamps.at(-1)! - stamps[0]!) / 1e9;
      expect(seconds, topic).to.be.at.least(5);
      expect((stamps.length - 1) / seconds, topic).to.be.at.least(9.999);
    }
  });

  it('stamps colour, depth and camera_info of a frame alike, in one optical frame', () => {
    const [color, depth, info] = [TOPICS.color, TOPICS.depth, TOPICS.info].map((topic) =>
      decodeAll<Stamped>(topic).map((message) => `${message.header.frame_id} ${stampOf(message)}`),
    );
    expect(depth).to.deep.equal(color);
    expect(info).to.deep.equal(color);
    expect(color![0]).to.match(new RegExp(`^${OPTICAL} `));
  });

  it('knows map from camera at every image stamp without extrapolating', () => {
    const buffer = transforms();
    for (const image of decodeAll<Image>(TOPICS.color)) {
      const lookup = buffer.lookup('map', OPTICAL, stampOf(image));
      expect(lookup.ok, `at ${stampOf(image)}`).to.equal(true);
    }
  });

  it('puts what depth, intrinsics and tf say of boxes and ball on their true surfaces', async () => {
    const buffer = transforms();
    const codec = new SharpImageCodec();
    const depths = decodeAll<Image>(TOPICS.depth);
    const { fx, fy, cx, cy } = pinhole();
    for (const k of [0, 18, 37, depths.length - 1]) {
      const depth = await codec.decodeDepth(depths[k]!.data, { maxPixels: 640 * 480 });
      const toMap = buffer.lookup('map', OPTICAL, stampOf(depths[k]!));
      const fromMap = buffer.lookup(OPTICAL, 'map', stampOf(depths[k]!));
      if (!depth.ok || !toMap.ok || !fromMap.ok) throw new Error(`frame ${k} is unusable`);
      for (const id of ['box_1', 'box_2', 'box_3', 'ball_1']) {
        const object = truth.map_objects.find((candidate) => candidate.id === id)!;
        const [x, y, z] = transformPoint(
          fromMap.transform,
          truth.frames[k]!.visible[id]!.surface_center as Vec3,
        );
        const [u, v] = [Math.round((fx * x) / z + cx), Math.round((fy * y) / z + cy)];
        const off: number[] = [];
        for (let dv = -3; dv <= 3; dv++)
          for (let du = -3; du <= 3; du++) {
            const found = depth.value.data[(v + dv) * 640 + u + du]!;
            const point: Vec3 = [((u + du - cx) / fx) * found, ((v + dv - cy) / fy) * found, found];
            if (found > 0) off.push(outside(object, transformPoint(toMap.transform, point)));
          }
        off.sort((a, b) => a - b);
        expect(Math.abs(off[off.length >> 1]!), `${id} in frame ${k}`).to.be.at.most(
          DEPTH_STEP_AT_1_M * z * z,
        );
      }
    }
  });

  it('sees the floor at height 0 of the map, all along the way', async () => {
    const buffer = transforms();
    const codec = new SharpImageCodec();
    const depths = decodeAll<Image>(TOPICS.depth);
    const { fx, fy, cx, cy } = pinhole();
    for (let k = 0; k < depths.length; k += 11) {
      const depth = await codec.decodeDepth(depths[k]!.data, { maxPixels: 640 * 480 });
      const toMap = buffer.lookup('map', OPTICAL, stampOf(depths[k]!));
      if (!depth.ok || !toMap.ok) throw new Error(`frame ${k} is unusable`);
      const heights: number[] = [];
      for (let v = 455; v < 480; v += 4)
        for (let u = 0; u < 640; u += 4) {
          const z = depth.value.data[v * 640 + u]!;
          const point: Vec3 = [((u - cx) / fx) * z, ((v - cy) / fy) * z, z];
          if (z > 0) heights.push(transformPoint(toMap.transform, point)[2]);
        }
      heights.sort((a, b) => a - b);
      expect(heights.length).to.be.greaterThan(900);
      expect(Math.abs(heights[heights.length >> 1]!), `frame ${k}`).to.be.lessThan(0.002);
    }
  });

  it('has the faults of a real depth camera: holes, and errors that grow with distance', async () => {
    const codec = new SharpImageCodec();
    const depth = await codec.decodeDepth(decodeAll<Image>(TOPICS.depth)[0]!.data, { maxPixels: 640 * 480 });
    if (!depth.ok) throw new Error(depth.failure.message);
    const { data } = depth.value;
    const holes = data.filter((z) => z === 0).length / data.length;
    expect(holes).to.be.within(0.005, 0.2);
    /** Median step between neighbours of one row that differ at all. */
    const stepNear = (metres: number) => {
      const steps: number[] = [];
      for (let i = 1; i < data.length; i++) {
        const step = Math.abs(data[i]! - data[i - 1]!);
        if (Math.abs(data[i]! - metres) < 0.25 && step > 0 && step < 0.1) steps.push(step);
      }
      return steps.sort((a, b) => a - b)[steps.length >> 1]!;
    };
    for (const metres of [2, 4])
      expect(stepNear(metres) / (DEPTH_STEP_AT_1_M * metres * metres)).to.be.within(0.7, 1.4);
  });
});
