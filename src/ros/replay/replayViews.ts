import type { RawCameraInfo } from '../../core/image/decode/RawCameraInfo.ts';
import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import type { Result } from '../../core/result.ts';
import { PairSynchronizer } from '../../core/sync/PairSynchronizer.ts';
import { TransformBuffer } from '../../core/transforms/TransformBuffer.ts';
import type { Transform } from '../../core/types/geometry.ts';
import type { RgbdFrame } from '../../core/types/images.ts';
import { readCameraInfo } from '../convert/readCameraInfo.ts';
import { readImage } from '../convert/readImage.ts';
import { readTransforms } from '../convert/readTransforms.ts';
import type { Arrival } from '../inputs/Arrival.ts';
import { PairDecoder } from '../inputs/PairDecoder.ts';
import type { CameraTopics } from './cameraTopics.ts';
import type { ReplayMessage } from './ReplayTopic.ts';

export interface ReplayViewsOptions {
  readonly camera: CameraTopics;
  /** Frame that stands still. */
  readonly frameId: string;
  /** Frames a second of recorded time at most. */
  readonly rateHz: number;
  readonly codec: ImageCodec;
  /** Told of each frame that cannot be used. */
  readonly onSkip: (why: string) => void;
}

/** A frame of a recording, and where its camera stood. */
export interface ReplayView {
  readonly frame: RgbdFrame;
  readonly fixedFromCamera: Transform;
}

interface Sighted {
  readonly color: Arrival;
  readonly depth: Arrival;
}

const SLOP_NS = 40_000_000n;
const QUEUE = 10;
/** Transforms may be recorded later than the images that they hold for, but not for ever. */
const MOST_WAITING = 30;
/** The pose of a robot that is localised once a minute still reaches its frames. */
const HISTORY_NS = 120_000_000_000n;

/** The frames of a recording whose place in `frameId` its tf knows, in their order, as a node without a hurry takes them. */
export async function* replayViews(
  messages: AsyncIterable<ReplayMessage>,
  options: ReplayViewsOptions,
): AsyncGenerator<ReplayView, void, void> {
  const recorded = new Recorded(options);
  for await (const message of messages) yield* recorded.take(message);
  yield* recorded.rest();
}

/** Pairs of images that wait for their transform. */
class Recorded {
  readonly #options: ReplayViewsOptions;
  readonly #decoder: PairDecoder;
  readonly #transforms = new TransformBuffer({ cacheNs: HISTORY_NS });
  readonly #sync = new PairSynchronizer<Arrival, Arrival>({ slopNs: SLOP_NS, queueSize: QUEUE });
  #info: RawCameraInfo | undefined;
  #waiting: Sighted[] = [];
  #lastNs: bigint | undefined;

  constructor(options: ReplayViewsOptions) {
    this.#options = options;
    this.#decoder = new PairDecoder(options.codec);
  }

  async *take({ topic, cdr }: ReplayMessage): AsyncGenerator<ReplayView, void, void> {
    const { camera } = this.#options;
    if (/(^|\/)tf(_static)?$/.test(topic)) {
      const links = readTransforms(cdr, topic.endsWith('_static'));
      if (links.ok) for (const link of links.value) this.#transforms.insert(link);
      yield* this.#ready(false);
    } else if (topic === camera.info) {
      const info = readCameraInfo(cdr, topic);
      if (info.ok) this.#info = info.value;
    } else if (topic === camera.color || topic === camera.depth) {
      this.#image(topic, cdr);
      yield* this.#ready(false);
    }
  }

  /** What is left at the end, whose transform will not come any more. */
  rest(): AsyncGenerator<ReplayView, void, void> {
    return this.#ready(true);
  }

  #image(topic: string, cdr: Uint8Array): void {
    const image = readImage(cdr, topic);
    if (!image.ok) {
      this.#options.onSkip(image.failure.message);
      return;
    }
    const arrival: Arrival = { kind: 'raw', stampNs: image.value.stampNs, image: image.value };
    const isColor = topic === this.#options.camera.color;
    const pairs = isColor ? this.#sync.pushColor(arrival) : this.#sync.pushDepth(arrival);
    this.#waiting.push(...pairs.filter(({ color }) => this.#isDue(color.stampNs)));
  }

  #isDue(stampNs: bigint): boolean {
    const periodNs = BigInt(Math.round(1e9 / this.#options.rateHz));
    // A little early is in time: stamps jitter.
    if (this.#lastNs !== undefined && stampNs - this.#lastNs < (periodNs * 9n) / 10n) return false;
    this.#lastNs = stampNs;
    return true;
  }

  async *#ready(isLast: boolean): AsyncGenerator<ReplayView, void, void> {
    for (let pair = this.#waiting[0]; pair; pair = this.#waiting[0]) {
      const { stampNs, image } = pair.color;
      const found = this.#transforms.lookup(this.#options.frameId, image.frameId, stampNs);
      const mayCome = !isLast && this.#waiting.length <= MOST_WAITING;
      if (!found.ok && mayCome && found.failure.kind !== 'extrapolation_past') return;
      this.#waiting.shift();
      if (!found.ok) {
        this.#options.onSkip(found.failure.message);
        continue;
      }
      const frame = await this.#decode(pair);
      if (frame.ok) yield { frame: frame.value, fixedFromCamera: found.transform };
      else this.#options.onSkip(frame.failure.message);
    }
  }

  #decode(pair: Sighted): Promise<Result<RgbdFrame>> {
    return this.#decoder.decode(pair, this.#info, {
      rectified: false,
      depthScale: 0,
      whyNoDepth: () => 'none was recorded',
    });
  }
}
