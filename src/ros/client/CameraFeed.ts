import { cameraModel } from '../../core/image/decode/cameraModel.ts';
import { decodeColor } from '../../core/image/decode/color/decodeColor.ts';
import { Rectifier } from '../../core/image/decode/Rectifier.ts';
import { halveImage } from '../../core/image/halveImage.ts';
import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import type { Result } from '../../core/result.ts';
import { Pace } from '../../core/sync/Pace.ts';
import type { CameraModel, ColorImage } from '../../core/types/images.ts';
import { readCameraInfo } from '../convert/readCameraInfo.ts';
import { readCompressedImage } from '../convert/readCompressedImage.ts';
import { readImage } from '../convert/readImage.ts';
import { latchedQos, sensorQos } from '../qos.ts';
import type { RosNode, RosSubscription } from '../rcl.ts';
import type { CameraTopics } from './cameraTopics.ts';

/** A camera's picture, small; marks speak of pixels before it was shrunk. */
export interface CameraPicture {
  readonly jpeg: Uint8Array;
  readonly stampNs: bigint;
  /** Without its lens, in pixels before it was shrunk. */
  readonly camera: CameraModel;
}

export interface CameraFeedOptions {
  readonly node: RosNode;
  readonly codec: Pick<ImageCodec, 'decodeColor' | 'encodeJpeg'>;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly onPicture: (picture: CameraPicture) => void;
}

/** 5 Hz. */
const EVERY_MS = 200;
/** Halved until it is no wider: for looking on, on a phone too. */
const MOST_WIDE = 960;
const QUALITY = 70;
/** As the node opens at most (8192 x 4096). */
const MAX_PIXELS = 2 ** 25;
/** rmw_qos_durability_policy_e. */
const TRANSIENT_LOCAL = 1;

/**
 * A camera's own pictures for those who look on: the newest, five a second at most, one at a time. What comes while one is
 * made is left out, and so is what cannot be shown as the node sees it (a lens that is not known).
 */
export class CameraFeed {
  readonly #options: CameraFeedOptions;
  readonly #pace = new Pace(EVERY_MS);
  readonly #rectifier = new Rectifier();
  #subscriptions: readonly RosSubscription[] = [];
  #topics: CameraTopics | undefined;
  #rectified = false;
  #info: Uint8Array | undefined;
  #isMaking = false;

  constructor(options: CameraFeedOptions) {
    this.#options = options;
  }

  /** @param rectified whether the pictures' publisher has taken the lens out */
  start(topics: CameraTopics, rectified: boolean): void {
    const { color, info, isCompressed } = topics;
    const is = this.#topics;
    const isSame = is?.color === color && is.info === info && is.isCompressed === isCompressed;
    if (isSame && this.#rectified === rectified) return;
    this.stop();
    this.#topics = topics;
    this.#rectified = rectified;
    const { node } = this.#options;
    const isKept = node
      .getPublishersInfoByTopic(info)
      .some(({ qos_profile }) => qos_profile.durability === TRANSIENT_LOCAL);
    this.#subscriptions = [
      node.createSubscription(
        isCompressed ? 'sensor_msgs/msg/CompressedImage' : 'sensor_msgs/msg/Image',
        color,
        { ...sensorQos(), isRaw: true },
        (cdr: Uint8Array) => void this.#take(cdr),
      ),
      node.createSubscription(
        'sensor_msgs/msg/CameraInfo',
        info,
        { ...(isKept ? latchedQos() : sensorQos()), isRaw: true },
        (cdr: Uint8Array) => {
          this.#info = cdr;
        },
      ),
    ];
  }

  stop(): void {
    for (const subscription of this.#subscriptions) this.#options.node.destroySubscription(subscription);
    this.#subscriptions = [];
    this.#topics = undefined;
    this.#info = undefined;
  }

  async #take(cdr: Uint8Array): Promise<void> {
    const topics = this.#topics;
    if (!topics || !this.#info || this.#isMaking || !this.#pace.take(this.#options.now())) return;
    this.#isMaking = true;
    try {
      const picture = await this.#make(cdr, topics);
      if (picture && this.#topics === topics) this.#options.onPicture(picture);
    } finally {
      this.#isMaking = false;
    }
  }

  async #make(
    cdr: Uint8Array,
    { color, info, isCompressed }: CameraTopics,
  ): Promise<CameraPicture | undefined> {
    const image = isCompressed ? readCompressedImage(cdr, color) : readImage(cdr, color);
    const about = readCameraInfo(this.#info!, info);
    if (!image.ok || !about.ok) return undefined;
    const { codec } = this.#options;
    const pixels: Result<ColorImage> =
      'format' in image.value
        ? await codec.decodeColor(image.value.data, { maxPixels: MAX_PIXELS })
        : decodeColor(image.value);
    if (!pixels.ok) return undefined;
    const { width, height } = pixels.value;
    const camera = cameraModel(about.value, { rectified: this.#rectified, image: pixels.value });
    if (!camera.ok || camera.value.width !== width || camera.value.height !== height) return undefined;
    // Colour alone: there is no depth to be taken along.
    const noDepth = { width, height, data: new Float32Array(0) };
    const straight = this.#rectifier.rectify(pixels.value, noDepth, camera.value);
    let small = straight.color;
    while (small.width > MOST_WIDE) small = halveImage(small);
    return {
      jpeg: await codec.encodeJpeg(small, QUALITY),
      stampNs: image.value.stampNs,
      camera: straight.camera,
    };
  }
}
