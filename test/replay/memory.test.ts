import { expect } from 'chai';
import { BagDecoder } from '../../src/adapters/bag/BagDecoder.ts';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { openComposition } from '../../src/cli/openComposition.ts';
import type { MemoryObject } from '../../src/core/memory/MemoryObject.ts';
import { ObjectMemory } from '../../src/core/memory/ObjectMemory.ts';
import { recall } from '../../src/core/memory/recall.ts';
import type { RecallContext } from '../../src/core/memory/sceneOf.ts';
import { viewOfFrame } from '../../src/core/memory/viewOfFrame.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import { conjugate, rotate } from '../../src/core/transforms/rigid.ts';
import { TransformBuffer } from '../../src/core/transforms/TransformBuffer.ts';
import type { Transform, Vec3 } from '../../src/core/types/geometry.ts';
import type { RgbdFrame } from '../../src/core/types/images.ts';
import type { Composition } from '../../src/engine/compose/Composition.ts';
import { type RecordingTruth, readRecording, readRecordingTruth, TOPICS } from '../support/recording.ts';

interface Stamped {
  readonly header: {
    readonly stamp: { readonly sec: number; readonly nanosec: number };
    readonly frame_id: string;
  };
}
interface Image extends Stamped {
  readonly data: Uint8Array;
}
interface Info extends Stamped {
  readonly width: number;
  readonly height: number;
  readonly k: readonly number[];
}
interface Xyz {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}
interface Link extends Stamped {
  readonly child_frame_id: string;
  readonly transform: { readonly translation: Xyz; readonly rotation: Xyz & { readonly w: number } };
}

/** Every so many frames of the recording: 2 Hz. */
const STRIDE = 5;

const stampOf = ({ header: { stamp } }: Stamped) =>
  BigInt(stamp.sec) * 1_000_000_000n + BigInt(stamp.nanosec);
const distance = (a: Vec3, b: Vec3) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** Frames of the recording with the camera's place in the map, as a node without a hurry would take them. */
const readViews = async (): Promise<{ frame: RgbdFrame; mapFromCamera: Transform }[]> => {
  const messages = await readRecording();
  const decoder = new BagDecoder();
  const all = <T>(topic: string): T[] =>
    messages
      .filter((message) => message.topic === topic)
      .map((message) => {
        const decoded = decoder.decode<T>(message);
        if (!decoded.ok) throw new Error(decoded.failure.message);
        return decoded.value;
      });
  const buffer = new TransformBuffer();
  for (const topic of [TOPICS.tfStatic, TOPICS.tf])
    for (const { transforms } of all<{ transforms: Link[] }>(topic))
      for (const link of transforms) {
        const { translation: t, rotation: q } = link.transform;
        buffer.insert({
          parent: link.header.frame_id,
          child: link.child_frame_id,
          stampNs: stampOf(link),
          isStatic: topic === TOPICS.tfStatic,
          transform: { translation: [t.x, t.y, t.z], rotation: [q.x, q.y, q.z, q.w] },
        });
      }
  const [info] = all<Info>(TOPICS.info);
  const [fx = 0, , cx = 0, , fy = 0, cy = 0] = info!.k;
  const { width, height } = info!;
  const codec = new SharpImageCodec();
  const depths = all<Image>(TOPICS.depth);
  const views: { frame: RgbdFrame; mapFromCamera: Transform }[] = [];
  for (const [k, image] of all<Image>(TOPICS.color).entries()) {
    if (k % STRIDE !== 0) continue;
    const color = await codec.decodeColor(image.data, { maxPixels: width * height });
    const depth = await codec.decodeDepth(depths[k]!.data, { maxPixels: width * height });
    const frameId = image.header.frame_id;
    const found = buffer.lookup('map', frameId, stampOf(image));
    if (!color.ok || !depth.ok || !found.ok) throw new Error(`frame ${k} is unusable`);
    views.push({
      frame: {
        stampNs: stampOf(image),
        frameId,
        color: color.value,
        depth: depth.value,
        camera: { width, height, fx, fy, cx, cy, distortionModel: '', distortion: [] },
      },
      mapFromCamera: found.transform,
    });
  }
  return views;
};

describe('memory of the recording', function () {
  this.timeout(300_000);
  let composition: Composition;
  let truth: RecordingTruth;
  let context: RecallContext = {};
  const memories: (readonly MemoryObject[])[] = [];

  before(async () => {
    truth = await readRecordingTruth();
    const opened = await openComposition(DEFAULT_PARAMETERS, (message) =>
      process.stderr.write(`${message}\n`),
    );
    if (!opened.ok) throw new Error(opened.failure.message);
    composition = opened.value;
    const views = await readViews();
    for (let time = 0; time < 2; time++) {
      const memory = new ObjectMemory({ maxObjects: 1000 });
      composition.perception.clear();
      for (const { frame, mapFromCamera } of views) {
        const up = rotate(conjugate(mapFromCamera.rotation), [0, 0, 1]);
        const marked = await composition.perception.perceive(frame, { up, fixedFromCamera: mapFromCamera });
        if (!marked.ok) throw new Error(marked.failure.message);
        const { detectorVocabulary = [], looksVocabulary = [] } = marked.value.scene;
        context = { detectorVocabulary, looksVocabulary };
        memory.observe(viewOfFrame(marked.value.frame, marked.value.landmarks, mapFromCamera));
      }
      memories.push(memory.objects);
    }
  });
  after(() => composition?.stop());

  it('is the same each time', () => {
    expect(memories[0]!.length).to.be.greaterThan(8);
    expect(memories[1]).to.deep.equal(memories[0]);
  });

  it('has what stands by itself once, in its place', () => {
    const alone = ['chair_1', 'box_3', 'ball_1', 'mug_1', 'mug_2', 'bottle_1', 'vase_1', 'laptop_1'];
    for (const id of alone) {
      const { center, size } = truth.map_objects.find((object) => object.id === id)!;
      const reach = Math.max(0.1, 0.4 * Math.max(...size));
      const there = memories[0]!.filter(({ place }) => distance(place.center, center as Vec3) < reach);
      expect(
        there.map((object) => object.id),
        id,
      ).to.have.length(1);
    }
  });

  it('takes nothing that stands still for gone', () => {
    const gone = memories[0]!.filter(({ isGone }) => isGone);
    expect(gone.map(({ id, labels }) => `${id} ${labels[0]?.label}`)).to.deep.equal([]);
  });

  it('answers where the ball is when nothing is in view any more', () => {
    const { objects } = recall(memories[0]!, 'the ball', context);
    const ball = truth.map_objects.find(({ label }) => label === 'ball')!;
    expect(objects).to.have.length(1);
    expect(distance(objects[0]!.place.center, ball.center as Vec3)).to.be.below(0.05);
  });
});
