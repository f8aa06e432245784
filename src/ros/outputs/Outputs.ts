import type { Parameters } from '../../core/parameters/parameters.ts';
import type { MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';
import type { EnginePort } from '../../pipeline/EnginePort.ts';
import type { LocateAnswer, LocatedObject } from '../../pipeline/LocateAnswer.ts';
import { writeImage, writeJpeg } from '../convert/messages/bytes/writeImage.ts';
import { writeLandmarkArray } from '../convert/messages/bytes/writeLandmarkArray.ts';
import { writeMarkerArray } from '../convert/messages/bytes/writeMarkerArray.ts';
import { poseStamped } from '../convert/messages/geometryMessages.ts';
import { landmarkArrayMessage } from '../convert/messages/landmarkArrayMessage.ts';
import { locatedObjectMessage } from '../convert/messages/locatedObjectMessage.ts';
import { annotationsMessage } from '../convert/messages/scene/annotationsMessage.ts';
import { detections2dMessage } from '../convert/messages/scene/detections2dMessage.ts';
import { detectionsMessage } from '../convert/messages/scene/detectionsMessage.ts';
import { markersMessage } from '../convert/messages/scene/markersMessage.ts';
import { latchedQos } from '../qos.ts';
import { type RosNode, type RosPublisher, rcl } from '../rcl.ts';
import { TOPICS } from '../topics.ts';
import type { UndoStack } from '../UndoStack.ts';
import { Spotlight } from './Spotlight.ts';

export interface OutputsOptions {
  readonly node: RosNode;
  readonly engine: Pick<EnginePort, 'draw'>;
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
  readonly #detections2d: RosPublisher | undefined;
  /** Absent where foxglove_msgs is not installed. */
  readonly #annotations: RosPublisher | undefined;
  readonly #image: RosPublisher;
  readonly #jpeg: RosPublisher;
  readonly #markers: RosPublisher;
  readonly #target: RosPublisher;
  readonly #targetPose: RosPublisher;
  readonly #approachPose: RosPublisher;
  #closed = false;

  /** @param undo closes the topics, those that were opened by then */
  constructor(options: OutputsOptions, undo: UndoStack) {
    this.#options = options;
    this.#spotlight = new Spotlight(options.now);
    const publish = (type: string, topic: string, qos: object = {}): RosPublisher => {
      const publisher = options.node.createPublisher(type, topic, qos);
      undo.add(() => options.node.destroyPublisher(publisher));
      return publisher;
    };
    this.#landmarks = publish('spatial_llava/msg/LandmarkArray', TOPICS.landmarks);
    const publishInstalled = (type: string, topic: string) =>
      isInstalled(type) ? publish(type, topic) : undefined;
    this.#detections = publishInstalled('vision_msgs/msg/Detection3DArray', TOPICS.detections);
    this.#detections2d = publishInstalled('vision_msgs/msg/Detection2DArray', TOPICS.detections2d);
    this.#annotations = publishInstalled('foxglove_msgs/msg/ImageAnnotations', TOPICS.annotations);
    this.#image = publish('sensor_msgs/msg/Image', TOPICS.markedImage);
    this.#jpeg = publish('sensor_msgs/msg/CompressedImage', TOPICS.markedImageCompressed);
    this.#markers = publish('visualization_msgs/msg/MarkerArray', TOPICS.markers);
    this.#target = publish('spatial_llava/msg/LocatedObject', TOPICS.target, latchedQos());
    this.#targetPose = publish('geometry_msgs/msg/PoseStamped', TOPICS.targetPose, latchedQos());
    this.#approachPose = publish('geometry_msgs/msg/PoseStamped', TOPICS.approachPose, latchedQos());
    undo.add(() => {
      this.#closed = true;
    });
  }

  /** Whether anybody wants landmarks renewed. */
  get hasListeners(): boolean {
    if (this.#closed) return false;
    return [
      this.#landmarks,
      this.#detections,
      this.#detections2d,
      this.#annotations,
      this.#image,
      this.#jpeg,
      this.#markers,
    ].some(isHeard);
  }

  /** Every segmented frame. */
  async marked(marked: MarkedFrame): Promise<void> {
    if (this.#closed) return;
    if (isHeard(this.#landmarks)) this.#landmarks.publish(writeLandmarkArray(landmarkArrayMessage(marked)));
    if (isHeard(this.#detections)) this.#detections!.publish(detectionsMessage(marked));
    if (isHeard(this.#detections2d)) this.#detections2d!.publish(detections2dMessage(marked));
    if (isHeard(this.#annotations))
      this.#annotations!.publish(annotationsMessage(marked, this.#spotlight.style(marked.landmarks)));
    if (isHeard(this.#markers)) this.#markers.publish(writeMarkerArray(markersMessage(marked)));
    await this.#drawn(marked);
  }

  /** An answer to be seen: what it names stands out in the images that follow. */
  show(answer: LocateAnswer): void {
    this.#spotlight.show(answer);
  }

  /** A target that was found: only an OK answer comes here. */
  target(expression: string, answer: LocateAnswer, found: LocatedObject): void {
    // An answer that took longer than the node stayed configured.
    if (this.#closed) return;
    this.#target.publish(locatedObjectMessage(expression, answer, found));
    this.#targetPose.publish(poseStamped(answer.stampNs, found.frameId, found.pose));
    const { pose } = found.approach;
    if (pose) this.#approachPose.publish(poseStamped(answer.stampNs, found.frameId, pose));
  }

  /** The frame with its numbers drawn. */
  async #drawn(marked: MarkedFrame): Promise<void> {
    const picture = isHeard(this.#image);
    const compressed = isHeard(this.#jpeg);
    if (!picture && !compressed) return;
    const { frame, landmarks } = marked;
    const drawn = await this.#options.engine.draw({
      marked,
      style: this.#spotlight.style(landmarks),
      picture,
      ...(compressed && { jpegQuality: this.#options.parameters().jpeg_quality }),
    });
    // Deactivated and cleaned up meanwhile: nobody is listening to this node any more.
    if (!drawn.ok || this.#closed) return;
    const { picture: image, jpeg } = drawn.value;
    if (image) this.#image.publish(writeImage(frame.stampNs, frame.frameId, image));
    if (jpeg) this.#jpeg.publish(writeJpeg(frame.stampNs, frame.frameId, jpeg));
  }
}

const isHeard = (publisher: RosPublisher | undefined): boolean => (publisher?.subscriptionCount ?? 0) > 0;

/** Whether the message class of an optional interface has been generated. */
export const isInstalled = (type: string): boolean => {
  try {
    return Boolean(rcl.require(type));
  } catch {
    return false;
  }
};
