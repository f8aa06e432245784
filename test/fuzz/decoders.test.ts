import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import { assembleFrame } from '../../src/core/image/decode/assembleFrame.ts';
import { decodeColor } from '../../src/core/image/decode/color/decodeColor.ts';
import { decodeDepth } from '../../src/core/image/decode/decodeDepth.ts';
import { Rectifier } from '../../src/core/image/decode/Rectifier.ts';
import { TransformBuffer } from '../../src/core/transforms/TransformBuffer.ts';
import { readCameraInfo } from '../../src/ros/convert/readCameraInfo.ts';
import { readImage } from '../../src/ros/convert/readImage.ts';
import { readTransforms } from '../../src/ros/convert/readTransforms.ts';
import { measured } from '../support/faults/measured.ts';
import { seededRandom } from '../support/random.ts';
import { writeCdr } from '../support/writeCdr.ts';

const MUTATIONS = 100_000;
const SEED = Number(process.env.SPATIAL_LLAVA_SEED ?? 20260101);
setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');
/** Without garbage. */
const heapMegabytes = (): number => {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
};
const header = { stamp: { sec: 1, nanosec: 2 }, frame_id: 'camera' };
const image = (encoding: string, bytes: number) =>
  writeCdr('sensor_msgs/Image', {
    header,
    height: 6,
    width: 8,
    encoding,
    is_bigendian: 0,
    step: 8 * bytes,
    data: Uint8Array.from({ length: 6 * 8 * bytes }, (_, i) => i),
  });
const SEEDS = {
  color: ['rgb8', 'bgra8', 'mono8', 'yuv422'].map((e, i) => image(e, [3, 4, 1, 2][i]!)),
  depth: [image('16UC1', 2), image('32FC1', 4)],
  info: writeCdr('sensor_msgs/CameraInfo', {
    header,
    height: 6,
    width: 8,
    distortion_model: 'plumb_bob',
    d: [-0.2, 0.1, 0.001, 0, 0],
    k: [8, 0, 4, 0, 8, 3, 0, 0, 1],
    r: [1, 0, 0, 0, 1, 0, 0, 0, 1],
    p: [8, 0, 4, 0, 0, 8, 3, 0, 0, 0, 1, 0],
    binning_x: 0,
    binning_y: 0,
    roi: { x_offset: 0, y_offset: 0, height: 0, width: 0, do_rectify: false },
  }),
  tf: writeCdr('tf2_msgs/TFMessage', {
    transforms: ['a', 'b'].map((child_frame_id) => ({
      header,
      child_frame_id,
      transform: { translation: { x: 1, y: 2, z: 3 }, rotation: { x: 0, y: 0, z: 0, w: 1 } },
    })),
  }),
};

/** Flips bits, overwrites words with extreme lengths, cuts and extends: one to four of them at once. */
function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  let out = Uint8Array.from(bytes);
  const at = (n: number) => Math.floor(random() * n);
  for (let times = 1 + at(4); times > 0; times--) {
    const i = at(out.length);
    switch (at(5)) {
      case 0:
        out[i] = out[i]! ^ (1 << at(8));
        break;
      case 1:
        out[i] = at(256);
        break;
      case 2:
        new DataView(out.buffer).setUint32(
          Math.min(i & ~3, out.length - 4),
          [0, 1, 0xffff, 0x7fffffff, 0xffffffff, 0x7ff80000, 0x7ff00000][at(7)]!,
          true,
        );
        break;
      case 3:
        if (i >= 8) out = out.slice(0, i);
        break;
      default:
        out = Uint8Array.from([...out, ...Array.from({ length: at(9) }, () => at(256))]);
    }
    if (out.length < 8) return out;
  }
  return out;
}

describe('fuzz: decoders at the door', function () {
  this.timeout(120_000);

  it(`survive ${MUTATIONS} mutated messages: refused by code or decoded into sound values`, () => {
    const random = seededRandom(SEED);
    const rectifier = new Rectifier();
    const counts = { refused: 0, frames: 0 };
    let heap = 0;
    for (let i = 0; i < MUTATIONS; i++) {
      if (i === MUTATIONS / 10) heap = heapMegabytes();
      const pick = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)]!;
      const maybe = (bytes: Uint8Array) => (random() < 0.5 ? mutate(bytes, random) : bytes);
      const rawColor = readImage(maybe(pick(SEEDS.color)), 'color');
      const rawDepth = readImage(maybe(pick(SEEDS.depth)), 'depth');
      const info = readCameraInfo(maybe(SEEDS.info), 'info');
      const color = rawColor.ok ? decodeColor(rawColor.value) : rawColor;
      const depth = rawDepth.ok ? decodeDepth(rawDepth.value) : rawDepth;
      if (!color.ok || !depth.ok || !info.ok || !rawColor.ok || !rawDepth.ok) {
        counts.refused++;
        continue;
      }
      expect(color.value.data.length).to.equal(color.value.width * color.value.height * 3);
      const frame = assembleFrame(
        {
          stampNs: rawColor.value.stampNs,
          frameId: rawColor.value.frameId,
          color: color.value,
          depth: depth.value,
          depthFrameId: rawDepth.value.frameId,
          info: info.value,
          rectified: false,
        },
        rectifier,
      );
      if (!frame.ok) {
        counts.refused++;
        continue;
      }
      counts.frames++;
      const { camera, depth: z } = frame.value;
      expect([camera.fx, camera.fy, camera.cx, camera.cy].every(Number.isFinite)).to.equal(true);
      expect(z.data.every((v) => v >= 0 && v < Number.POSITIVE_INFINITY)).to.equal(true);
    }
    expect(counts.refused, 'most mutations break something').to.be.greaterThan(MUTATIONS / 4);
    expect(counts.frames, 'some pass').to.be.greaterThan(MUTATIONS / 20);
    const grown = heapMegabytes() - heap;
    expect(grown, 'MB of heap grown since the first tenth').to.be.below(8);
    measured(
      2,
      `seed ${SEED}: ${MUTATIONS} mutated pairs: ${counts.refused} refused, ${counts.frames} sound, heap ${grown < 0 ? '' : '+'}${grown.toFixed(1)} MB`,
    );
  });

  it('survive mutated transforms: what the buffer answers is finite', () => {
    const random = seededRandom(7);
    const buffer = new TransformBuffer();
    let stored = 0;
    for (let i = 0; i < MUTATIONS / 5; i++) {
      const links = readTransforms(mutate(SEEDS.tf, random), random() < 0.5);
      if (!links.ok) continue;
      for (const link of links.value) if (buffer.insert(link) === undefined) stored++;
      const answer = buffer.lookup('camera', 'a', 1_000_000_002n);
      if (answer.ok)
        expect(
          [...answer.transform.translation, ...answer.transform.rotation].every(Number.isFinite),
        ).to.equal(true);
    }
    expect(stored).to.be.greaterThan(100);
  });
});
