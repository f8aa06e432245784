import { type Observable, Subject, share } from 'rxjs';
import type { DepthHint } from '../../core/image/decode/checkDepthRange.ts';
import { checkColor } from '../../core/image/decode/color/decodeColor.ts';
import { checkDepth } from '../../core/image/decode/decodeDepth.ts';
import type { RawCameraInfo } from '../../core/image/decode/RawCameraInfo.ts';
import type { RawImage } from '../../core/image/decode/RawImage.ts';
import type { Parameters } from '../../core/parameters/parameters.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { LatestByStamp } from '../../core/sync/LatestByStamp.ts';
import { PairSynchronizer } from '../../core/sync/PairSynchronizer.ts';
import { pairByStamp, type Tagged } from '../../pipeline/operators/pairByStamp.ts';
import { type Sight, withLoneColour } from '../../pipeline/operators/withLoneColour.ts';
import { readCameraInfo } from '../convert/readCameraInfo.ts';
import { readCompressedImage } from '../convert/readCompressedImage.ts';
import { readImage } from '../convert/readImage.ts';
import { latchedQos, sensorQos } from '../qos.ts';
import { TOPICS } from '../topics.ts';
import type { Arrival } from './Arrival.ts';
import { areRectified } from './areRectified.ts';
import { InputMonitor } from './InputMonitor.ts';
import type { SubscribingNode } from './SubscribingNode.ts';

/** Without depth where none came for long. */
export type ArrivalPair = Sight<Arrival, Arrival>;

export interface FrameIntakeOptions {
  readonly node: SubscribingNode;
  readonly parameters: Parameters;
  readonly now: () => number;
  /** A stream's stamps fell back: nothing that was held is comparable with what comes. */
  readonly onClockJump: () => void;
}

/** How many CameraInfo messages are remembered to find the one that held for an image. */
const CAMERA_INFOS = 8;
/** CameraInfo comes with every image: one that has not come by then is missing. */
const AWAIT_INFO_MS = 300;
/** While none has come: how often it is looked for. */
const FETCH_EVERY_MS = 500;
/** rmw_qos_durability_policy_e. */
const TRANSIENT_LOCAL = 1;

/**
 * The three camera topics. Messages come as serialised bytes; of each only the header is read and checked, so that a
 * camera at 30 Hz that nobody asks about costs next to nothing.
 */
export class FrameIntake {
  readonly color: InputMonitor;
  readonly depth: InputMonitor;
  readonly cameraInfo: InputMonitor;
  readonly sync: PairSynchronizer<Arrival, Arrival>;
  /** Whether P describes the images (they are rectified) or K and D. */
  readonly rectified: boolean;
  /** Metres a unit of depth; 0: as the encoding says. */
  readonly depthScale: number;
  /** How long depth may be missing before colour is taken alone; undefined where depth is required. */
  readonly loneColourAfterMs: number | undefined;
  /** Why there is no depth, for a person. */
  readonly whyNoDepth = (): string => {
    const { topic, silentMs } = this.depth.state();
    return silentMs === undefined
      ? `nothing has arrived on ${topic}`
      : `${topic} has been silent for ${(silentMs / 1000).toFixed(1)} s`;
  };
  readonly onDepthHint = (hint: DepthHint): void => {
    this.depth.hint = hint;
  };
  /** Colour and depth of one moment, as they come in. */
  readonly pairs: Observable<ArrivalPair>;
  readonly #arrivals = new Subject<Tagged<Arrival, Arrival>>();
  readonly #options: FrameIntakeOptions;
  readonly #infos = new LatestByStamp<RawCameraInfo>(CAMERA_INFOS);
  readonly #onFirstInfo = new Set<() => void>();
  #nextFetchMs = 0;

  constructor(options: FrameIntakeOptions) {
    const { node, parameters, now } = options;
    this.#options = options;
    const suffix = (transport: string) => (transport === 'raw' ? '' : `/${transport}`);
    const colorTopic = node.resolveTopicName(TOPICS.color + suffix(parameters.color_transport));
    const depthTopic = node.resolveTopicName(TOPICS.depth + suffix(parameters.depth_transport));
    const infoTopic = node.resolveTopicName(TOPICS.cameraInfo);
    this.color = new InputMonitor(colorTopic, now);
    this.depth = new InputMonitor(depthTopic, now);
    this.cameraInfo = new InputMonitor(infoTopic, now);
    this.rectified = areRectified(parameters.image_rectified, colorTopic);
    this.depthScale = parameters.depth_scale;
    this.sync = new PairSynchronizer({
      slopNs: parameters.sync_exact ? 0n : BigInt(Math.round(parameters.sync_slop * 1e9)),
      queueSize: parameters.sync_queue_size,
      onClockJump: () => this.#jump(),
    });
    this.loneColourAfterMs = parameters.depth === 'optional' ? parameters.depth_wait * 1000 : undefined;
    this.pairs = this.#arrivals.pipe(
      withLoneColour(pairByStamp(this.sync), {
        waitMs: this.loneColourAfterMs,
        now,
        depthHeardMs: () => this.depth.heardMs,
      }),
      share(),
    );

    this.#listen(
      imageType(parameters.color_transport),
      TOPICS.color + suffix(parameters.color_transport),
      (cdr) => {
        const arrival = readArrival(cdr, colorTopic, parameters.color_transport !== 'raw', checkColor);
        this.color.count(arrival.ok ? undefined : arrival.failure);
        this.#fetchLatched();
        if (arrival.ok) this.#arrivals.next({ stream: 'color', item: arrival.value });
      },
    );
    this.#listen(
      imageType(parameters.depth_transport),
      TOPICS.depth + suffix(parameters.depth_transport),
      (cdr) => {
        const arrival = readArrival(cdr, depthTopic, parameters.depth_transport !== 'raw', checkDepth);
        this.depth.count(arrival.ok ? undefined : arrival.failure);
        if (arrival.ok) this.#arrivals.next({ stream: 'depth', item: arrival.value });
      },
    );
    this.#listen('sensor_msgs/msg/CameraInfo', TOPICS.cameraInfo, (cdr) => this.#takeInfo(cdr, false));
  }

  /**
   * Some drivers send CameraInfo once and leave it to be fetched: only a subscription that asks for the past gets it. It is
   * made when there is a publisher that keeps its last message; others would log that it does not suit them.
   */
  #fetchLatched(): void {
    const now = this.#options.now();
    if (this.cameraInfo.isLatched || !this.#infos.isEmpty || now < this.#nextFetchMs) return;
    this.#nextFetchMs = now + FETCH_EVERY_MS;
    const { node } = this.#options;
    const publishers = node.getPublishersInfoByTopic(this.cameraInfo.topic);
    if (!publishers.some(({ qos_profile }) => qos_profile.durability === TRANSIENT_LOCAL)) return;
    this.cameraInfo.isLatched = true;
    node.createSubscription(
      'sensor_msgs/msg/CameraInfo',
      TOPICS.cameraInfo,
      { ...latchedQos(), isRaw: true },
      (cdr: Uint8Array) => this.#takeInfo(cdr, true),
    );
  }

  /** Both subscriptions hear a publisher that keeps its last message: what comes twice counts once. */
  #takeInfo(cdr: Uint8Array, isLatched: boolean): void {
    const info = readCameraInfo(cdr, this.cameraInfo.topic);
    if (isLatched && info.ok && this.#infos.holds(info.value.stampNs)) return;
    this.cameraInfo.count(info.ok ? undefined : info.failure);
    if (!info.ok) return;
    this.#infos.push(info.value);
    for (const arrived of [...this.#onFirstInfo]) arrived();
  }

  /** The CameraInfo that held at a stamp. At the very start the first images come before it: then it is waited for. */
  async infoAt(stampNs: bigint): Promise<RawCameraInfo | undefined> {
    this.#fetchLatched();
    if (!this.#infos.at(stampNs)) await this.#firstInfo();
    return this.#infos.at(stampNs);
  }

  #firstInfo(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#onFirstInfo.delete(done);
        resolve();
      };
      const timer = setTimeout(done, AWAIT_INFO_MS);
      this.#onFirstInfo.add(done);
    });
  }

  #listen(type: string, topic: string, onBytes: (cdr: Uint8Array) => void): void {
    const options = { ...sensorQos(), isRaw: true };
    this.#options.node.createSubscription(type, topic, options, onBytes);
  }

  #jump(): void {
    this.#infos.rewind();
    this.#options.onClockJump();
  }
}

const imageType = (transport: string): string =>
  transport === 'raw' ? 'sensor_msgs/msg/Image' : 'sensor_msgs/msg/CompressedImage';

const readArrival = (
  cdr: Uint8Array,
  topic: string,
  compressed: boolean,
  check: (image: RawImage) => Result<unknown>,
): Result<Arrival> => {
  const image = compressed ? readCompressedImage(cdr, topic) : readImage(cdr, topic);
  if (!image.ok) return image;
  const { stampNs } = image.value;
  if (stampNs === 0n)
    return fail(
      'BAD_IMAGE',
      `${topic}: the stamp is 0: the publisher sets no time, so that colour, depth and transforms of one moment cannot be told`,
    );
  if ('format' in image.value) return ok({ kind: 'compressed', stampNs, image: image.value });
  const checked = check(image.value);
  return checked.ok ? ok({ kind: 'raw', stampNs, image: image.value }) : checked;
};
