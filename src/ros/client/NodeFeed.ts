import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import { compose, invert } from '../../core/transforms/rigid.ts';
import { TransformBuffer } from '../../core/transforms/TransformBuffer.ts';
import type { Transform } from '../../core/types/geometry.ts';
import type { CameraModel } from '../../core/types/images.ts';
import { readCompressedImage } from '../convert/readCompressedImage.ts';
import { type DiagnosticArrayMessage, readDiagnosticArray } from '../convert/readDiagnosticArray.ts';
import { type LandmarkArrayMessage, readLandmarkArray } from '../convert/readLandmarkArray.ts';
import { toNanoseconds } from '../convert/time.ts';
import { areRectified } from '../inputs/areRectified.ts';
import { TransformIntake } from '../inputs/TransformIntake.ts';
import { sensorQos } from '../qos.ts';
import type { RosNode, RosSubscription } from '../rcl.ts';
import { TOPICS } from '../topics.ts';
import { CameraFeed } from './CameraFeed.ts';
import { type CameraTopics, cameraTopics } from './cameraTopics.ts';
import { NodeWatch, type WatchedNode } from './NodeWatch.ts';

/** Where a frame's things stand in a frame that does not move with the camera. */
export interface FeedGround {
  readonly frame: string;
  readonly fromCamera: Transform;
  readonly fromBase: Transform | undefined;
}

/** How the camera went on since the last marks; `motion` from its frame then to its frame now. */
export interface FeedMotion {
  readonly motion: Transform;
  readonly fx: number;
  readonly fy: number;
}

/** The camera's own picture, shrunk; `width` and `height` as marks speak of it. */
export interface FeedCameraPicture {
  readonly jpeg: Uint8Array;
  readonly stampSeconds: number;
  readonly width: number;
  readonly height: number;
  /** Where tf knows it. */
  readonly since: FeedMotion | undefined;
}

export interface NodeFeedEvents {
  /** Marked. */
  readonly picture: (jpeg: Uint8Array, stampSeconds: number) => void;
  readonly camera: (picture: FeedCameraPicture) => void;
  /** `ground` where tf knows the node's target frame at the marks' stamp. */
  readonly marks: (message: LandmarkArrayMessage, ground: FeedGround | undefined) => void;
  readonly health: (message: object) => void;
  readonly node: (state: WatchedNode) => void;
}

/**
 * A running node for those who look on: its pictures and marks, its camera's own, /diagnostics, and whether it is there. Subscriptions stand
 * only while somebody looks, since what is heard is what the node takes the trouble to make.
 */
export class NodeFeed {
  readonly #node: RosNode;
  readonly #name: string;
  readonly #events: NodeFeedEvents;
  readonly #watch: NodeWatch;
  readonly #camera: CameraFeed;
  #topics: CameraTopics | undefined;
  #seesCamera = false;
  #marksHeader: LandmarkArrayMessage['header'] | undefined;
  #buffer = new TransformBuffer();
  #looking: readonly RosSubscription[] = [];
  #following: readonly RosSubscription[] = [];

  /**
   * @param nodeName full, "/spatial_llava"
   * @param codec for the camera's own pictures
   */
  constructor(
    node: RosNode,
    nodeName: string,
    codec: Pick<ImageCodec, 'decodeColor' | 'encodeJpeg'>,
    events: NodeFeedEvents,
  ) {
    this.#node = node;
    this.#name = nodeName;
    this.#events = events;
    this.#watch = new NodeWatch(node, nodeName, (state) => {
      // Marks and camera belong together: without the node the picture stays as it last was.
      if (!state.isThere) this.#topics = undefined;
      this.#followCamera();
      events.node(state);
    });
    this.#camera = new CameraFeed({
      node,
      codec,
      now: () => performance.now(),
      onPicture: ({ jpeg, stampNs, camera }) =>
        events.camera({
          jpeg,
          stampSeconds: secondsOf(stampNs),
          width: camera.width,
          height: camera.height,
          since: this.#motion(stampNs, camera),
        }),
    });
  }

  follow(on: boolean): void {
    if (on === this.#following.length > 0) return;
    if (on) {
      this.#watch.start();
      const type = 'diagnostic_msgs/msg/DiagnosticArray';
      this.#following = [
        this.#node.createSubscription(type, TOPICS.diagnostics, { isRaw: true }, (cdr: Uint8Array) => {
          const message = readDiagnosticArray(cdr);
          if (!message) return;
          this.#hearTopics(message);
          this.#events.health(message);
        }),
      ];
    } else {
      this.#watch.stop();
      this.#following = this.#end(this.#following);
    }
  }

  look(on: boolean): void {
    if (on === this.#looking.length > 0) return;
    this.#looking = on ? this.#begin() : this.#end(this.#looking);
  }

  /** The camera's own pictures, as soon as the node says where it hears them. */
  seeCamera(on: boolean): void {
    this.#seesCamera = on;
    this.#followCamera();
  }

  #hearTopics(message: DiagnosticArrayMessage): void {
    if (!this.#seesCamera || !this.#watch.state.isThere) return;
    this.#topics = cameraTopics(this.#node, this.#name, message) ?? this.#topics;
    this.#followCamera();
  }

  #followCamera(): void {
    const { rectified } = this.#watch.state;
    const topics = this.#topics;
    if (!this.#seesCamera || !topics || rectified === undefined) this.#camera.stop();
    else this.#camera.start(topics, areRectified(rectified, topics.color));
  }

  #begin(): readonly RosSubscription[] {
    const opened: RosSubscription[] = [];
    const subscribe = (...args: Parameters<RosNode['createSubscription']>): RosSubscription => {
      const subscription = this.#node.createSubscription(...args);
      opened.push(subscription);
      return subscription;
    };
    const named = (topic: string) => topic.replace('~', this.#name);
    this.#buffer = new TransformBuffer();
    new TransformIntake(
      {
        createSubscription: subscribe,
        getPublishersInfoByTopic: (topic) => this.#node.getPublishersInfoByTopic(topic),
        resolveTopicName: (topic) => this.#node.resolveTopicName(topic),
      },
      this.#buffer,
    );
    subscribe(
      'sensor_msgs/msg/CompressedImage',
      named(TOPICS.markedImageCompressed),
      { ...sensorQos(), isRaw: true },
      (cdr: Uint8Array) => {
        const image = readCompressedImage(cdr, TOPICS.markedImageCompressed);
        if (image.ok) this.#events.picture(image.value.data, secondsOf(image.value.stampNs));
      },
    );
    subscribe(
      'spatial_llava/msg/LandmarkArray',
      named(TOPICS.landmarks),
      { ...sensorQos(), isRaw: true },
      (cdr: Uint8Array) => {
        const marks = readLandmarkArray(cdr);
        if (!marks) return;
        this.#marksHeader = marks.header;
        this.#events.marks(marks, this.#ground(marks));
      },
    );
    return opened;
  }

  #end(subscriptions: readonly RosSubscription[]): readonly RosSubscription[] {
    for (const subscription of subscriptions) this.#node.destroySubscription(subscription);
    return [];
  }

  /** How the camera moved in the target frame since the marks that were heard last. */
  #motion(stampNs: bigint, { fx, fy }: CameraModel): FeedMotion | undefined {
    const { targetFrame } = this.#watch.state;
    const header = this.#marksHeader;
    if (!targetFrame || !header) return undefined;
    const then = this.#buffer.lookup(targetFrame, header.frame_id, toNanoseconds(header.stamp));
    const now = this.#buffer.lookup(targetFrame, header.frame_id, stampNs);
    return then.ok && now.ok ? { motion: compose(invert(now.transform), then.transform), fx, fy } : undefined;
  }

  /** The target frame, or the robot's own where tf does not know that. */
  #ground({ header }: LandmarkArrayMessage): FeedGround | undefined {
    const { targetFrame, baseFrame } = this.#watch.state;
    const stampNs = toNanoseconds(header.stamp);
    const from = (target: string, source: string): Transform | undefined => {
      const found = this.#buffer.lookup(target, source, stampNs);
      return found.ok ? found.transform : undefined;
    };
    for (const frame of [targetFrame, baseFrame]) {
      const fromCamera = frame ? from(frame, header.frame_id) : undefined;
      if (frame && fromCamera)
        return { frame, fromCamera, fromBase: baseFrame ? from(frame, baseFrame) : undefined };
    }
    return undefined;
  }
}

const secondsOf = (stampNs: bigint): number => Number(stampNs / 100_000n) / 1e4;
