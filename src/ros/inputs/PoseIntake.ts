import { readPoseDeviation } from '../convert/readPoseDeviation.ts';
import { latchedQos, transformQos } from '../qos.ts';
import type { SubscribingNode } from './SubscribingNode.ts';

/** How sure localisation is of the robot's pose, where some program says so. */
export class PoseIntake {
  readonly #node: SubscribingNode;
  readonly #topic: string;
  #deviation: number | undefined;

  constructor(node: SubscribingNode, topic: string) {
    this.#node = node;
    this.#topic = node.resolveTopicName(topic);
    const hear = (cdr: Uint8Array): void => {
      this.#deviation = readPoseDeviation(cdr);
    };
    // AMCL keeps its last pose for who comes later, others do not; each QoS matches one of them.
    for (const qos of [latchedQos(), transformQos()])
      node.createSubscription(
        'geometry_msgs/msg/PoseWithCovarianceStamped',
        topic,
        { ...qos, isRaw: true },
        hear,
      );
  }

  /** Why the robot does not know where it is, for a person; undefined where it does, and where nobody says. */
  doubt(mostMetres: number): string | undefined {
    const deviation = this.#deviation;
    if (deviation !== undefined && deviation <= mostMetres) return undefined;
    if (this.#node.getPublishersInfoByTopic(this.#topic).length === 0) return undefined;
    return deviation === undefined
      ? `not localised: no pose with its covariance has come on ${this.#topic}`
      : `not localised: ${this.#topic} is ${deviation.toFixed(2)} m unsure, memory.pose_deviation is ${mostMetres} m`;
  }
}
