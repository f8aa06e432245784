import type { BagMessage, BagTopic } from '../../adapters/bag/Bag.ts';
import type { RecordedQos } from '../../adapters/bag/offeredQos.ts';
import { openBag } from '../../adapters/bag/openBag.ts';
import { RawImages } from '../../adapters/bag/RawImages.ts';
import { readAhead } from '../../adapters/bag/readAhead.ts';
import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import { ok, type Result } from '../../core/result.ts';
import type { ReplayArgs } from './parseReplayArgs.ts';

/** A recording as it is to be published. */
export interface Replay {
  readonly topics: readonly BagTopic[];
  readonly startNs: bigint;
  readonly seconds: number;
  /** One pass; may be asked for again. */
  messages(): AsyncIterable<BagMessage>;
  close(): Promise<void>;
}

const CAMERA_TYPES = [
  'sensor_msgs/msg/Image',
  'sensor_msgs/msg/CompressedImage',
  'sensor_msgs/msg/CameraInfo',
];
/** Images under way; a decoded one is about a megabyte. */
const AHEAD = 8;

/** Static transforms stay for who comes later, whatever was recorded of their QoS: every tf listener asks for that. */
const STATIC_TF = /(^|\/)tf_static$/;
/** Links of several publishers come as several messages, and all of them stay. */
const STATIC_TF_DEPTH = 1000;

const qosOf = ({ name, type, qos, count }: BagTopic, reliability: ReplayArgs['reliability']): RecordedQos => {
  if (STATIC_TF.test(name)) {
    const depth = Math.min(STATIC_TF_DEPTH, Math.max(qos.depth, count, 1));
    return { reliability: 'reliable', durability: 'transient_local', depth };
  }
  return CAMERA_TYPES.includes(type) ? { ...qos, reliability } : qos;
};

/**
 * Opens a recording, decodes its images unless they are to go out as stored, and gives camera topics the reliability that
 * was asked for. `warn` hears of cuts, of channels that cannot be played and of images that cannot be decoded, which are left
 * out.
 */
export const openReplay = async (
  { file, stored, reliability }: Pick<ReplayArgs, 'file' | 'stored' | 'reliability'>,
  codec: ImageCodec,
  warn: (text: string) => void,
): Promise<Result<Replay>> => {
  const opened = await openBag(file);
  if (!opened.ok) return opened;
  const bag = opened.value;
  for (const warning of bag.warnings) warn(`${file}: ${warning}`);
  const told = bag.warnings.length;
  const raw = new RawImages(codec, bag.topics);
  const prepare = async (message: BagMessage): Promise<BagMessage | undefined> => {
    const decoded = stored ? ok(message) : await raw.message(message);
    if (decoded.ok) return decoded.value;
    warn(decoded.failure.message);
    return undefined;
  };
  return ok({
    topics: bag.topics
      .map((topic) => (stored ? topic : raw.topic(topic)))
      .map((topic) => ({ ...topic, qos: qosOf(topic, reliability) })),
    startNs: bag.startNs,
    seconds: Number(bag.endNs - bag.startNs) / 1e9,
    messages: async function* () {
      yield* readAhead(bag.messages(), prepare, AHEAD);
      for (const warning of bag.warnings.slice(told)) warn(`${file}: ${warning}`);
    },
    close: () => bag.close(),
  });
};
