import type { BagMessage, BagTopic } from '../../../adapters/bag/Bag.ts';
import { BagDecoder } from '../../../adapters/bag/BagDecoder.ts';
import { openBag } from '../../../adapters/bag/openBag.ts';
import { RawImages } from '../../../adapters/bag/RawImages.ts';
import { assembleFrame } from '../../../core/image/decode/assembleFrame.ts';
import { decodeColor } from '../../../core/image/decode/color/decodeColor.ts';
import { decodeDepth } from '../../../core/image/decode/decodeDepth.ts';
import type { RawCameraInfo } from '../../../core/image/decode/RawCameraInfo.ts';
import type { RawImage } from '../../../core/image/decode/RawImage.ts';
import { Rectifier } from '../../../core/image/decode/Rectifier.ts';
import type { ImageCodec } from '../../../core/image/ImageCodec.ts';
import type { Result } from '../../../core/result.ts';
import { type Pair, PairSynchronizer } from '../../../core/sync/PairSynchronizer.ts';
import type { RgbdFrame } from '../../../core/types/images.ts';

/** The node's own: stamps of colour and depth may differ by so much. */
const SLOP_NS = 20_000_000n;
const QUEUE = 30;

interface Header {
  readonly stamp: { readonly sec: number; readonly nsec?: number; readonly nanosec?: number };
  readonly frame_id: string;
}

interface ImageMessage extends Omit<RawImage, 'source' | 'stampNs' | 'frameId' | 'isBigEndian'> {
  readonly header: Header;
  readonly is_bigendian: number;
}

interface InfoMessage {
  readonly header: Header;
  readonly height: number;
  readonly width: number;
  readonly distortion_model: string;
  readonly D?: ArrayLike<number>;
  readonly d?: ArrayLike<number>;
  readonly K?: ArrayLike<number>;
  readonly k?: ArrayLike<number>;
  readonly P?: ArrayLike<number>;
  readonly p?: ArrayLike<number>;
  readonly binning_x: number;
  readonly binning_y: number;
  readonly roi: Readonly<Record<'x_offset' | 'y_offset' | 'height' | 'width', number>>;
}

const stampOf = ({ stamp: { sec, nsec, nanosec } }: Header): bigint =>
  BigInt(sec) * 1_000_000_000n + BigInt(nsec ?? nanosec ?? 0);

const accept = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
};

const infoOf = (topic: string, message: InfoMessage): RawCameraInfo => {
  const { header, height, width, roi } = message;
  return {
    source: topic,
    stampNs: stampOf(header),
    frameId: header.frame_id,
    height,
    width,
    distortionModel: message.distortion_model,
    d: [...Array.from(message.d ?? message.D ?? [])],
    k: [...Array.from(message.k ?? message.K ?? [])],
    p: [...Array.from(message.p ?? message.P ?? [])],
    binningX: message.binning_x,
    binningY: message.binning_y,
    roi: { xOffset: roi.x_offset, yOffset: roi.y_offset, height: roi.height, width: roi.width },
  };
};

/** The camera's topics by their names, as drivers call them. */
const cameraTopics = (file: string, topics: readonly BagTopic[]) => {
  const named = (type: string, pattern: RegExp, not = /$^/) =>
    topics.find((topic) => topic.type === type && pattern.test(topic.name) && !not.test(topic.name))?.name;
  const image = 'sensor_msgs/msg/Image';
  const depth = named(image, /aligned_depth|registered.*depth|depth_registered/) ?? named(image, /depth/i);
  const color = named(image, /color|rgb|colour/i, /depth|infra/i) ?? named(image, /image/i, /depth|infra/i);
  const info =
    named('sensor_msgs/msg/CameraInfo', /color|rgb|colour/i, /depth/i) ??
    named('sensor_msgs/msg/CameraInfo', /./);
  if (color !== undefined && depth !== undefined && info !== undefined) return { color, depth, info };
  const list = topics.map(({ name, type }) => `${name} (${type})`).join(', ');
  throw new Error(`${file} holds no colour, depth and camera_info of one camera; it holds ${list}`);
};

/** Takes the pairs of a camera's messages, and says which of them become frames. */
class PairTaker {
  readonly #topics: ReturnType<typeof cameraTopics>;
  readonly #everyNs: bigint;
  readonly #pairs = new PairSynchronizer<Kept, Kept>({ slopNs: SLOP_NS, queueSize: QUEUE });
  #next: bigint | undefined;

  constructor(topics: ReturnType<typeof cameraTopics>, everySeconds: number) {
    this.#topics = topics;
    this.#everyNs = BigInt(Math.round(everySeconds * 1e9));
  }

  push(name: string, message: BagMessage): readonly Pair<Kept, Kept>[] {
    const kept = { stampNs: message.stampNs, message };
    const { color, depth } = this.#topics;
    const found =
      name === color ? this.#pairs.pushColor(kept) : name === depth ? this.#pairs.pushDepth(kept) : [];
    return found.filter((pair) => this.#isDue(pair.color.stampNs));
  }

  #isDue(stampNs: bigint): boolean {
    if (this.#next !== undefined && stampNs < this.#next) return false;
    this.#next = stampNs + this.#everyNs;
    return true;
  }
}

/** Frames of a recording of a robot, one from every so many seconds, as the node would take them. */
export async function* recordingFrames(
  file: string,
  codec: ImageCodec,
  everySeconds: number,
): AsyncGenerator<RgbdFrame> {
  const bag = accept(await openBag(file));
  const raw = new RawImages(codec, bag.topics);
  const nameOf = new Map(bag.topics.map((topic) => [topic.name, raw.topic(topic).name]));
  const topics = cameraTopics(
    file,
    bag.topics.map((topic) => raw.topic(topic)),
  );
  const decoder = new BagDecoder();
  const taker = new PairTaker(topics, everySeconds);
  const rectifier = new Rectifier();
  let info: RawCameraInfo | undefined;
  try {
    for await (const message of bag.messages()) {
      const name = nameOf.get(message.topic) ?? message.topic;
      if (name === topics.info) info = infoOf(name, accept(decoder.decode<InfoMessage>(message)));
      if (info === undefined) continue;
      for (const { color, depth } of taker.push(name, message)) {
        const images = [color, depth].map(async (one) =>
          imageOf(decoder, accept(await raw.message(one.message))),
        );
        const [seen, measured] = await Promise.all(images);
        yield frameOf(seen!, measured!, info, rectifier);
      }
    }
  } finally {
    await bag.close();
  }
}

const frameOf = (color: RawImage, depth: RawImage, info: RawCameraInfo, rectifier: Rectifier): RgbdFrame =>
  accept(
    assembleFrame(
      {
        stampNs: color.stampNs,
        frameId: color.frameId,
        color: accept(decodeColor(color)),
        depth: accept(decodeDepth(depth)),
        depthFrameId: depth.frameId,
        info,
        rectified: true,
      },
      rectifier,
    ),
  );

interface Kept {
  readonly stampNs: bigint;
  readonly message: BagMessage;
}

const imageOf = (decoder: BagDecoder, message: BagMessage): RawImage => {
  const { header, is_bigendian, height, width, encoding, step, data } = accept(
    decoder.decode<ImageMessage>(message),
  );
  return {
    source: message.topic,
    stampNs: stampOf(header),
    frameId: header.frame_id,
    height,
    width,
    encoding,
    isBigEndian: is_bigendian !== 0,
    step,
    data,
  };
};
