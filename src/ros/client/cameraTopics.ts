import type { DiagnosticArrayMessage } from '../convert/readDiagnosticArray.ts';
import type { RosNode } from '../rcl.ts';

/** Where a running node hears its camera. */
export interface CameraTopics {
  readonly color: string;
  readonly info: string;
  readonly isCompressed: boolean;
}

const COMPRESSED = 'sensor_msgs/msg/CompressedImage';

/**
 * As the node itself says in /diagnostics, its messages' types as the graph has them. Undefined where the message is not this
 * node's (another of the same name in another namespace says the same of its own), or it hears no camera.
 * @param nodeName full, "/robot/spatial_llava"
 */
export const cameraTopics = (
  node: Pick<RosNode, 'getSubscriptionsInfoByTopic'>,
  nodeName: string,
  message: DiagnosticArrayMessage,
): CameraTopics | undefined => {
  const cut = nodeName.lastIndexOf('/');
  const [namespace, name] = [nodeName.slice(0, cut) || '/', nodeName.slice(cut + 1)];
  const { status } = message;
  const topicOf = (part: string): string | undefined =>
    status
      .find((one) => one.hardware_id === nodeName && one.name === `${name}: ${part}`)
      ?.values.find(({ key }) => key === 'topic')?.value;
  const [color, info] = [topicOf('colour'), topicOf('camera_info')];
  if (!color || !info) return undefined;
  const heard = node
    .getSubscriptionsInfoByTopic(color)
    .find((one) => one.node_name === name && one.node_namespace === namespace);
  return heard && { color, info, isCompressed: heard.topic_type === COMPRESSED };
};
