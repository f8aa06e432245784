import { BagDecoder } from '../../src/adapters/bag/BagDecoder.ts';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { TransformBuffer } from '../../src/core/transforms/TransformBuffer.ts';
import type { Transform } from '../../src/core/types/geometry.ts';
import type { RgbdFrame } from '../../src/core/types/images.ts';
import { readRecording, TOPICS } from './recording.ts';

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

const stampOf = ({ header: { stamp } }: Stamped) =>
  BigInt(stamp.sec) * 1_000_000_000n + BigInt(stamp.nanosec);

export interface RecordingView {
  readonly frame: RgbdFrame;
  readonly mapFromCamera: Transform;
}

/** Every `stride`-th frame of the recording with the camera's place in the map, as a node without a hurry takes them. */
export const readRecordingViews = async (stride: number): Promise<RecordingView[]> => {
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
  const views: RecordingView[] = [];
  for (const [k, image] of all<Image>(TOPICS.color).entries()) {
    if (k % stride !== 0) continue;
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
