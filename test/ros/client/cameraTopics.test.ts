import { expect } from 'chai';
import { cameraTopics } from '../../../src/ros/client/cameraTopics.ts';
import type { DiagnosticStatus } from '../../../src/ros/convert/messages/DiagnosticStatus.ts';
import { diagnosticArrayMessage } from '../../../src/ros/convert/messages/diagnosticArrayMessage.ts';
import type { RosEndpoint } from '../../../src/ros/rcl.ts';

const subscription = (node_name: string, node_namespace: string, topic_type: string): RosEndpoint => ({
  node_name,
  node_namespace,
  topic_type,
  qos_profile: { reliability: 2, durability: 2 },
});
const graph = (subscriptions: Readonly<Record<string, readonly RosEndpoint[]>>) => ({
  getSubscriptionsInfoByTopic: (topic: string) => subscriptions[topic] ?? [],
});
const told = (nodeName: string, color: string) => {
  const part = (name: string, topic: string): DiagnosticStatus => ({
    name,
    level: 'ok',
    message: '',
    values: { topic },
  });
  return diagnosticArrayMessage(nodeName, 0n, [
    part('depth', '/depth'),
    part('colour', color),
    part('camera_info', '/info'),
  ]);
};

describe('where a node hears its camera', () => {
  it('is what it says itself, raw or compressed as the graph has it', () => {
    const raw = graph({ '/left/rgb': [subscription('see', '/left', 'sensor_msgs/msg/Image')] });
    expect(cameraTopics(raw, '/left/see', told('/left/see', '/left/rgb'))).to.deep.equal({
      color: '/left/rgb',
      info: '/info',
      isCompressed: false,
    });
    const compressed = graph({ '/rgb/c': [subscription('see', '/', 'sensor_msgs/msg/CompressedImage')] });
    expect(cameraTopics(compressed, '/see', told('/see', '/rgb/c'))?.isCompressed).to.equal(true);
  });

  it('is not what another of the same name in another namespace says', () => {
    const both = graph({
      '/left/rgb': [subscription('see', '/left', 'sensor_msgs/msg/Image')],
      '/right/rgb': [subscription('see', '/right', 'sensor_msgs/msg/Image')],
    });
    expect(cameraTopics(both, '/left/see', told('/right/see', '/right/rgb'))).to.equal(undefined);
    expect(cameraTopics(both, '/left/see', told('/left/other', '/left/rgb'))).to.equal(undefined);
    const shared = graph({ '/rgb': [subscription('see', '/left', 'sensor_msgs/msg/Image')] });
    expect(cameraTopics(shared, '/left/see', told('/right/see', '/rgb')), 'of one camera').to.equal(
      undefined,
    );
  });

  it('is not known of a node that is not active', () => {
    const lifecycle: DiagnosticStatus = { name: 'lifecycle', level: 'ok', message: '', values: {} };
    expect(cameraTopics(graph({}), '/see', diagnosticArrayMessage('/see', 0n, [lifecycle]))).to.equal(
      undefined,
    );
  });
});
