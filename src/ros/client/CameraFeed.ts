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
import { latchedQos, newestQos } from '../qos.ts';
import type { RosNode } from '../rcl.ts';
import type { CameraTopics } from './cameraTopics.ts';
import { IdleNode } from './IdleNode.ts';

/** A camera's picture, small; marks speak of pixels before it was shrunk. */
export interface CameraPicture {
  readonly jpeg: Uint8Array;
  readonly stampNs: bigint;
  /** Without its lens, in pixels before it was shrunk. */
  readonly camera: CameraModel;
}

export interface CameraFeedOptions {
  readonly node: Pick<RosNode, 'name' | 'namespace' | 'getPublishersInfoByTopic'>;
  readonly codec: Pick<ImageCodec, 'decodeColor' | 'encodeJpeg'>;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly onPicture: (picture: CameraPicture) => void;
}

/** 5 Hz. */
const EVERY_MS = 200;
/** How often it is looked whether one has come, where the camera is slower than that. */
const LOOK_EVERY_MS = 40;
/** Halved until it is no wider: for looking on, on a phone too. */
const MOST_WIDE = 960;
const QUALITY = 70;
/** As the node opens at most (8192 x 4096). */
const MAX_PIXELS = 2 ** 25;
/** rmw_qos_durability_policy_e. */
const TRANSIENT_LOCAL = 1;

/**
 * A camera's own pictures for those who look on: the newest, five a second at most, one at a time. What comes between is not
 * even taken from the middleware, and what cannot be shown as the node sees it (a lens that is not known) is left out.
 */
export class CameraFeed {
  readonly #options: CameraFeedOptions;
  readonly #pace = new Pace(EVERY_MS);
  readonly #rectifier = new Rectifier();
  #camera: IdleNode | undefined;
  #timer: NodeJS.Timeout | undefined;
  #topics: CameraTopics | undefined;
  #rectified = false;
  #info: Uint8Array | undefined;
  #image: Uint8Array | undefined;
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
    this.#camera ??= new IdleNode(node, 'camera');
    const infoQos = isKept ? latchedQos() : newestQos();
    this.#camera.listen('sensor_msgs/msg/CameraInfo', info, infoQos, (cdr) => {
      this.#info = cdr;
    });
    const type = isCompressed ? 'sensor_msgs/msg/CompressedImage' : 'sensor_msgs/msg/Image';
    this.#camera.listen(type, color, newestQos(), (cdr) => {
      this.#image = cdr;
    });
    this.#timer = setInterval(() => void this.#look(this.#camera!, topics), LOOK_EVERY_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#camera?.hush();
    this.#topics = undefined;
    this.#info = undefined;
    this.#image = undefined;
  }

  async #look(camera: IdleNode, topics: CameraTopics): Promise<void> {
    const nowMs = this.#options.now();
    if (this.#isMaking || !this.#pace.isDue(nowMs)) return;
    camera.take();
    const image = this.#image;
    this.#image = undefined;
    if (!image || !this.#info) return;
    this.#pace.take(nowMs);
    this.#isMaking = true;
    try {
      const picture = await this.#make(image, topics);
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
