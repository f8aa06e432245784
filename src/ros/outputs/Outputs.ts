import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import { drawMarks } from '../../core/marks/drawMarks.ts';
import type { Parameters } from '../../core/parameters/parameters.ts';
import type { MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';
import type { LocateAnswer, LocatedObject } from '../../pipeline/LocateAnswer.ts';
import { detectionsMessage } from '../convert/messages/detectionsMessage.ts';
import { poseStamped } from '../convert/messages/geometryMessages.ts';
import { landmarkArrayMessage } from '../convert/messages/landmarkArrayMessage.ts';
import { locatedObjectMessage } from '../convert/messages/locatedObjectMessage.ts';
import { markersMessage } from '../convert/messages/markersMessage.ts';
import { writeImage, writeJpeg } from '../convert/messages/writeImage.ts';
import { latchedQos } from '../qos.ts';
import { type RosNode, type RosPublisher, rcl } from '../rcl.ts';
import { TOPICS } from '../topics.ts';
import { Spotlight } from './Spotlight.ts';

export interface OutputsOptions {
  readonly node: RosNode;
  readonly codec: ImageCodec;
  readonly parameters: () => Parameters;
  /** Monotonic milliseconds. */
  readonly now: () => number;
}

/** The node's topics. What costs something is made only while someone listens. */
export class Outputs {
  readonly #options: OutputsOptions;
  readonly #spotlight: Spotlight;
  readonly #landmarks: RosPublisher;
  /** Absent where vision_msgs is not installed. */
  readonly #detections: RosPublisher | undefined;
  readonly #image: RosPublisher;
  readonly #jpeg: RosPublisher;
  readonly #markers: RosPublisher;
  readonly #target: RosPublisher;
  readonly #targetPose: RosPublisher;
  readonly #approachPose: RosPublisher;
  readonly #all: RosPublisher[] = [];

  constructor(options: OutputsOptions) {
    this.#options = options;
    this.#spotlight = new Spotlight(options.now);
    const publish = (type: string, topic: string, qos: object = {}) => {
      const publisher = options.node.createPublisher(type, topic, qos);
      this.#all.push(publisher);
      return publisher;
    };
    this.#landmarks = publish('spatial_llava/msg/LandmarkArray', TOPICS.landmarks);
    const detections = 'vision_msgs/msg/Detection3DArray';
    this.#detections = isInstalled(detections) ? publish(detections, TOPICS.detections) : undefined;
    this.#image = publish('sensor_msgs/msg/Image', TOPICS.markedImage);
    this.#jpeg = publish('sensor_msgs/msg/CompressedImage', TOPICS.markedImageCompressed);
    this.#markers = publish('visualization_msgs/msg/MarkerArray', TOPICS.markers);
    this.#target = publish('spatial_llava/msg/LocatedObject', TOPICS.target, latchedQos());
    this.#targetPose = publish('geometry_msgs/msg/PoseStamped', TOPICS.targetPose, latchedQos());
    this.#approachPose = publish('geometry_msgs/msg/PoseStamped', TOPICS.approachPose, latchedQos());
  }

  /** Whether anybody wants landmarks renewed. */
  get hasListeners(): boolean {
    return [this.#landmarks, this.#detections, this.#image, this.#jpeg, this.#markers].some(isHeard);
  }

  /** Every segmented frame. */
  async marked(marked: MarkedFrame): Promise<void> {
    if (isHeard(this.#landmarks)) this.#landmarks.publish(landmarkArrayMessage(marked));
    if (isHeard(this.#detections)) this.#detections!.publish(detectionsMessage(marked));
    if (isHeard(this.#markers)) this.#markers.publish(markersMessage(marked));
    await this.#drawn(marked);
  }

  /** An answer to be seen: what it names stands out in the images that follow. */
  show(answer: LocateAnswer): void {
    this.#spotlight.show(answer);
  }

  /** A target that was found: only an OK answer comes here. */
  target(expression: string, answer: LocateAnswer, found: LocatedObject): void {
    this.#target.publish(locatedObjectMessage(expression, answer, found));
    this.#targetPose.publish(poseStamped(answer.stampNs, found.frameId, found.pose));
    this.#approachPose.publish(poseStamped(answer.stampNs, found.frameId, found.approach));
  }

  /** The frame with its numbers drawn. */
  async #drawn({ frame, landmarks }: MarkedFrame): Promise<void> {
    const { codec, parameters } = this.#options;
    const raw = isHeard(this.#image);
    const compressed = isHeard(this.#jpeg);
    if (!raw && !compressed) return;
    const drawn = drawMarks(frame.color, landmarks, this.#spotlight.style(landmarks));
    if (raw) this.#image.publish(writeImage(frame.stampNs, frame.frameId, drawn));
    if (!compressed) return;
    const jpeg = await codec.encodeJpeg(drawn, parameters().jpeg_quality);
    this.#jpeg.publish(writeJpeg(frame.stampNs, frame.frameId, jpeg));
  }

  close(): void {
    for (const publisher of this.#all) this.#options.node.destroyPublisher(publisher);
  }
}

const isHeard = (publisher: RosPublisher | undefined): boolean => (publisher?.subscriptionCount ?? 0) > 0;

/** Whether the message class of an optional interface has been generated. */
export function isInstalled(type: string): boolean {
  try {
    return Boolean(rcl.require(type));
  } catch {
    return false;
  }
}
