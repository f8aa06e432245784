import type { BagMessage, BagTopic } from '../../adapters/bag/Bag.ts';
import { openBag } from '../../adapters/bag/openBag.ts';
import { RawImages } from '../../adapters/bag/RawImages.ts';
import { readAhead } from '../../adapters/bag/readAhead.ts';
import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import { ok, type Result } from '../../core/result.ts';
import type { ReplayArgs } from './parseReplayArgs.ts';

/** A recording as it is to be published. */
export interface Replay {
  readonly topics: readonly BagTopic[];
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

/**
 * Opens a recording, decodes its images unless they are to go out as stored, and gives camera topics the reliability that
 * was asked for. `warn` hears of cuts and of images that cannot be decoded, which are left out.
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
  const raw = new RawImages(codec);
  const prepare = async (message: BagMessage): Promise<BagMessage | undefined> => {
    const decoded = stored ? ok(message) : await raw.message(message);
    if (decoded.ok) return decoded.value;
    warn(decoded.failure.message);
    return undefined;
  };
  return ok({
    topics: bag.topics
      .map((topic) => (stored ? topic : raw.topic(topic)))
      .map((topic) =>
        CAMERA_TYPES.includes(topic.type) ? { ...topic, qos: { ...topic.qos, reliability } } : topic,
      ),
    seconds: Number(bag.endNs - bag.startNs) / 1e9,
    messages: async function* () {
      yield* readAhead(bag.messages(), prepare, AHEAD);
      for (const warning of bag.warnings.slice(told)) warn(`${file}: ${warning}`);
    },
    close: () => bag.close(),
  });
};
