import { MessageWriter } from '@foxglove/rosmsg2-serialization';
import { depthEncodingOf } from '../../core/image/decode/depthEncodingOf.ts';
import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import { ok, type Result } from '../../core/result.ts';
import type { BagMessage, BagTopic } from './Bag.ts';
import { BagDecoder } from './BagDecoder.ts';
import { rosSchema } from './rosSchema.ts';

interface CompressedImage {
  readonly header: { readonly stamp: unknown; readonly frame_id: string };
  readonly format: string;
  readonly data: Uint8Array;
}

const COMPRESSED = 'sensor_msgs/msg/CompressedImage';
const RAW = 'sensor_msgs/msg/Image';
/** image_transport's names: what stands behind the raw topic's. */
const SUFFIX = /\/(compressed|compressedDepth)$/;
const MAX_PIXELS = 4096 * 4096;
const MILLIMETRES = 1000;
const MAX_UINT16 = 65535;

/** Turns recorded compressed images back into what the camera published: rgb8, and 16UC1 in millimetres. */
export class RawImages {
  readonly #codec: ImageCodec;
  /** Raw topics that were recorded beside their compressed form: that stays as it is. */
  readonly #recorded: ReadonlySet<string>;
  readonly #decoder = new BagDecoder();
  readonly #writer = new MessageWriter([...rosSchema(RAW)!.definitions]);

  constructor(codec: ImageCodec, topics: readonly BagTopic[] = []) {
    this.#codec = codec;
    this.#recorded = new Set(topics.map(({ name }) => name));
  }

  /** The topic as it is after decoding: other topics stay as they are. */
  topic(topic: BagTopic): BagTopic {
    return this.#isDecoded(topic.type, topic.name)
      ? { ...topic, name: topic.name.replace(SUFFIX, ''), type: RAW }
      : topic;
  }

  /** Fails with BAD_IMAGE when the recorded image cannot be decoded. */
  async message(message: BagMessage): Promise<Result<BagMessage>> {
    if (!this.#isDecoded(message.type, message.topic)) return ok(message);
    const compressed = this.#decoder.decode<CompressedImage>(message);
    if (!compressed.ok) return compressed;
    const { header, data } = compressed.value;
    const pixels = isDepth(message.topic, compressed.value.format)
      ? await this.#depth(compressed.value)
      : await this.#color(data);
    if (!pixels.ok) return pixels;
    const cdr = this.#writer.writeMessage({ header, is_bigendian: 0, ...pixels.value });
    return ok({ topic: message.topic.replace(SUFFIX, ''), type: RAW, stampNs: message.stampNs, cdr });
  }

  #isDecoded(type: string, name: string): boolean {
    return isCompressed(type, name) && !this.#recorded.has(name.replace(SUFFIX, ''));
  }

  async #color(bytes: Uint8Array) {
    const image = await this.#codec.decodeColor(bytes, { maxPixels: MAX_PIXELS });
    if (!image.ok) return image;
    const { width, height, data } = image.value;
    return ok({ width, height, encoding: 'rgb8', step: width * 3, data });
  }

  async #depth({ data, format }: CompressedImage) {
    const image = await this.#codec.decodeDepth(data, { maxPixels: MAX_PIXELS }, depthEncodingOf(format));
    if (!image.ok) return image;
    const { width, height } = image.value;
    const millimetres = Uint16Array.from(image.value.data, (metres) => {
      const value = Math.round(metres * MILLIMETRES);
      return value > MAX_UINT16 ? 0 : value;
    });
    return ok({
      width,
      height,
      encoding: '16UC1',
      step: width * 2,
      data: new Uint8Array(millimetres.buffer),
    });
  }
}

/** A depth image may also have gone through the transport for colour, as a plain 16-bit PNG. */
const isDepth = (topic: string, format: string) =>
  topic.endsWith('/compressedDepth') || /^(16UC1|16SC1|mono16|32FC1)\b/i.test(format);

const isCompressed = (type: string, name: string) => type === COMPRESSED && SUFFIX.test(name);
